import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ACTION, FORK, PULL, type Runner, runnerWith } from './run-action.js';

/*
 * action.yml, step by step in a real shell, on a runner of our own: the environment of GitHub, a `gh` that keeps comments in a
 * file. Actions of others are only counted.
 */

const TOPOLOGY = `version: 1
name: Two sites
domains: { north: { kind: region }, south: { kind: region } }
services:
  ledger: { users: 60, placements: [north] }
  shop: { users: 40, placements: [north, south], dependsOn: [ledger] }
scenarios:
  north-lost: { fail: [north] }
`;
const POLICIES = 'policies: { p: { services: { id: ledger }, require: { maxState: degraded } } }\n';
const WAIVER = 'waivers: [{ policy: p, until: 2099-01-01, reason: R-1, owner: ops }]\n';

const FILES = {
  'infra/topology.yaml': TOPOLOGY + POLICIES,
  'infra/holds.yaml': TOPOLOGY,
  'infra/waived.yaml': TOPOLOGY + POLICIES + WAIVER,
  'infra/broken.yaml': TOPOLOGY.replace('[ledger]', '[legder]'),
  'gates/a gate.yaml': `version: 1\n${POLICIES}`,
  'infra/loud.yaml': `${TOPOLOGY.replace('Two sites', '"::error::x"').replace('users: 40', 'title: "::set-env name=A::b", users: 40')}${POLICIES}`,
};

const runners: Runner[] = [];
const runner = (): Runner => {
  const made = runnerWith(FILES);
  runners.push(made);
  return made;
};
afterAll(() => {
  for (const { place } of runners) rmSync(place, { recursive: true, force: true });
});

const VIOLATED = { file: 'infra/topology.yaml' };
const MARKER = '<!-- blast-radius:infra-topology.yaml -->';

describe('the action', () => {
  it('is composite, and no script of it holds what somebody else says', () => {
    expect(ACTION.runs.using).toBe('composite');
    for (const { run, shell } of ACTION.runs.steps) {
      if (run === undefined) continue;
      expect(run).not.toContain('${{');
      expect(shell).toBe('bash');
    }
  });

  it('fails a pull request that violates a policy, and says so in every place', () => {
    const { act, comments } = runner();
    const { status, log, outputs, summary, used } = act(VIOLATED, PULL);
    expect(status).toBe(1);
    expect(outputs).toMatchObject({
      verdict: 'fail',
      'exit-code': '1',
      violations: '1',
      accepted: '0',
      runs: '1',
    });
    expect(log).toContain('::error file=infra/topology.yaml,line=5,');
    expect(log).toContain('exit 1');
    expect(summary.startsWith(`${MARKER}\n### ✗ FAIL`)).toBe(true);
    expect(comments().map(({ body }) => body)).toEqual([readFileSync(outputs.markdown!, 'utf8')]);
    expect(used).toEqual(['actions/setup-node@v4', 'github/codeql-action/upload-sarif@v3']);
    const sarif = JSON.parse(readFileSync(outputs.sarif!, 'utf8'));
    expect(sarif.runs[0].results[0].locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'infra/topology.yaml' },
      region: { startLine: 5 },
    });
    for (const name of ['json', 'junit', 'html']) expect(existsSync(outputs[name]!)).toBe(true);
  });

  it('updates its comment instead of adding another, behind a hundred of others', () => {
    const { act, comments, calls, put } = runner();
    const human = { id: 1, user: { type: 'User' }, body: `${MARKER}\nmine` };
    const others = Array.from({ length: 100 }, (_, i) => ({ ...human, id: i + 2, body: 'hm' }));
    put([human, ...others]);
    act(VIOLATED, PULL);
    act({ ...VIOLATED, args: '--exit-zero' }, PULL);
    expect(comments()).toHaveLength(102);
    expect(comments()[0]).toEqual(human);
    expect(calls().map((call) => call.replace(/\?.*page=/, ' '))).toEqual([
      'GET repos/acme/infra/issues/7/comments 1',
      'GET repos/acme/infra/issues/7/comments 2',
      'POST repos/acme/infra/issues/7/comments',
      'GET repos/acme/infra/issues/7/comments 1',
      'GET repos/acme/infra/issues/7/comments 2',
      'PATCH repos/acme/infra/issues/comments/1101',
    ]);
  });

  it('writes the summary alone for a fork, whose token may only read', () => {
    const { act, calls } = runner();
    const { status, summary, used, log } = act(VIOLATED, FORK);
    expect(status).toBe(1);
    expect(summary).toContain('### ✗ FAIL');
    expect(used).toEqual(['actions/setup-node@v4']);
    expect(log).toContain("A fork's token may not write comments");
    expect(calls()).toEqual([]);
  });

  it('goes on where the token may not write, with a warning', () => {
    const { status, log } = runner().act({ ...VIOLATED, token: 'read-only', args: '--exit-zero' }, PULL);
    expect(status).toBe(0);
    expect(log).toMatch(/^::warning title=blast-radius::.*HTTP 403.*pull-requests: write\.$/m);
  });

  it('does not comment on a push, nor where it is told not to', () => {
    const { act, calls } = runner();
    expect(act({ file: 'infra/holds.yaml' }).status).toBe(0);
    const { status, used } = act({ ...VIOLATED, comment: 'false', sarif: 'false' }, PULL);
    expect({ status, used }).toEqual({ status: 1, used: ['actions/setup-node@v4'] });
    expect(calls()).toEqual([]);
  });

  it('hands on policies, a baseline, a state and options', () => {
    const { act } = runner();
    const gate = act({ file: 'infra/holds.yaml', policy: 'gates/a gate.yaml\n' });
    expect(gate.outputs).toMatchObject({ verdict: 'fail', violations: '1' });
    expect(act({ file: 'infra/holds.yaml', 'fail-on': 'down' }).outputs.verdict).toBe('fail');
    expect(act({ file: 'infra/waived.yaml' }).outputs).toMatchObject({
      verdict: 'pass',
      violations: '0',
      accepted: '1',
    });
    expect(act({ file: 'infra/waived.yaml', args: '--today 2100-01-01' }).outputs.violations).toBe('1');
    expect(act({ file: 'infra/holds.yaml', args: '--policy\ngates/a gate.yaml\n' }).status).toBe(1);
    expect(act({ file: 'infra/topology.yaml', baseline: 'none.yaml' }).status).toBe(2);
    expect(act({ file: 'infra/holds.yaml', args: '--scenario nosuch' }).outputs).toMatchObject({
      verdict: 'none',
      'exit-code': '3',
    });
  });

  it('says in the same comment that a topology is invalid, and points at the line', () => {
    const { act, comments } = runner();
    act({ file: 'infra/broken.yaml' }, PULL);
    const { status, outputs, summary, log, used } = act({ file: './infra/broken.yaml' }, PULL);
    expect({ status, verdict: outputs.verdict, json: outputs.json }).toEqual({
      status: 2,
      verdict: 'none',
      json: '',
    });
    expect(summary).toContain('### ! Could not be evaluated (exit 2)');
    expect(log).toMatch(/^\.?\/?infra\/broken\.yaml:6:\d+: error BR1203: /m);
    expect(log).toContain('::add-matcher::');
    expect(comments()).toHaveLength(1);
    expect(comments()[0]!.body.startsWith('<!-- blast-radius:infra-broken.yaml -->\n')).toBe(true);
    expect(used).toEqual(['actions/setup-node@v4']);
  });

  it.each(['$(touch pwned)', '`touch pwned`', '"; touch pwned; "', `\${{ github.token }}`, '--help'])(
    'hands %s on as a word, never to a shell',
    (text) => {
      const { act, place } = runner();
      const everywhere = { file: text, policy: text, baseline: text, 'fail-on': text };
      expect(act({ ...everywhere, args: text }, FORK).status).toBe(2);
      expect(existsSync(join(place, 'work/pwned'))).toBe(false);
    },
  );

  it('is not green where nothing was analysed', () => {
    expect(runner().act({ ...VIOLATED, args: '--help' }).status).toBe(2);
  });

  it('lets no text of a topology be a workflow command', () => {
    const { log } = runner().act({ file: 'infra/loud.yaml' });
    const live = log.replace(/^::stop-commands::(.+)\n[\s\S]*?^::\1::$/gm, '');
    expect(log).toContain('::set-env name=A::b');
    expect(live).toContain('::error file=');
    expect(live).not.toContain('set-env');
  });
});
