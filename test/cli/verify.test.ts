import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { Host } from '../../src/host/types.js';
import type { AnalysisDocument } from '../../src/results/document.js';
import { POLICY, SITES, waiver } from '../gate/question.js';
import { memoryFiles } from '../load/helpers.js';
import { fakeHost } from './fake-host.js';

const INLINE = '  own: { services: { id: web }, under: { fail: [south] }, require: { maxState: up } }\n';

const FILES: Readonly<Record<string, string>> = {
  't.yaml': SITES + POLICY,
  'renamed.yaml': SITES.replaceAll('blog', 'diary'),
  'more.yaml': `${SITES.replace('services:', 'services:\n  new: {}')}${POLICY}`,
  'moved.yaml': SITES.replace('60, placements: [north]', '60, placements: [south]') + POLICY,
  'inline.yaml': `${SITES}policies:\n  p: { services: { id: app }, require: { maxState: up } }\n${INLINE}`,
  'waived.yaml': `${SITES}${POLICY}waivers:\n${waiver('policy: p')}`,
  'gate.yaml': `version: 1\n${POLICY}waivers:\n${waiver('policy: p')}`,
  'plain.yaml': SITES,
  'broken.yaml': `${SITES}servces: {}\n`,
  'none.yaml':
    'version: 1\nservices: { app: {}, web: { dependsOn: [app] } }\nscenarios: { s: { fail: [app] } }\n',
  'cloud.yaml': 'version: 1\nservices: { app: { placements: [azure/koreacentral] } }\n',
  'known.yaml': `version: 1
baseline:
  - { policy: p, scenario: "any[north]", service: app, found: down }
  - { policy: p, scenario: "any[south]", service: blog, found: down }
  - { policy: p, scenario: north-lost, service: app, found: down }
`,
};

/** Runs a command line over files in memory. */
async function run(line: string, more: Readonly<Record<string, string>> = {}) {
  const files = Object.entries({ ...FILES, ...more }).map(([name, text]) => [
    name === '-' ? name : `/t/${name}`,
    text,
  ]);
  const base = fakeHost();
  const host: Host = { ...base, files: memoryFiles(Object.fromEntries(files)) };
  const exit = await main(line.split(' '), host);
  return { exit, ...base.printed };
}

async function resultOf(line: string): Promise<AnalysisDocument> {
  const { out } = await run(`analyze ${line} --certificate --format json`);
  return JSON.parse(out);
}

async function verified(document: unknown, line: string) {
  return run(`verify r.json ${line}`, { 'r.json': JSON.stringify(document) });
}

describe('a result is believed (exit 0)', () => {
  it.each([
    ['t.yaml', 't.yaml'],
    ['t.yaml --all', 't.yaml'],
    ['t.yaml --scenario north-lost', 't.yaml'],
    ['t.yaml --scenario any[north]', 't.yaml'],
    ['t.yaml --sector core', 't.yaml --sector core'],
    ['t.yaml --sector shop', 't.yaml --sector shop'],
    ['t.yaml --duration 2h', 't.yaml --duration 2h'],
    ['t.yaml --fail north --degrade web', 't.yaml'],
    ['t.yaml --each kind=region --order 2', 't.yaml'],
    ['t.yaml --scenario north-lost --fail-on degraded', 't.yaml'],
    ['waived.yaml', 'waived.yaml'],
    ['waived.yaml --no-waivers', 'waived.yaml'],
    ['waived.yaml --today 2029-01-01', 'waived.yaml'],
    ['plain.yaml --policy gate.yaml', 'plain.yaml --policy gate.yaml'],
    ['t.yaml --baseline known.yaml', 't.yaml --baseline known.yaml'],
    ['inline.yaml', 'inline.yaml'],
    ['none.yaml', 'none.yaml'],
  ])('analyze %s, verify %s', async (analyze, verify) => {
    const document = await resultOf(analyze);
    const { exit, out, err } = await verified(document, verify);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toMatch(
      /^r\.json is true of \S+: \d+ runs?, \d+ worlds?, \d+ steps? proved without the engine; /,
    );
    expect((await verified(document, `${verify} --quiet`)).out).toBe('');
  });

  it('read from standard input, on either side', async () => {
    const text = JSON.stringify(await resultOf('t.yaml'));
    expect((await run('verify - t.yaml', { '-': text })).exit).toBe(0);
    const fromInput = JSON.parse((await run('analyze - --certificate --format json', { '-': SITES })).out);
    const { exit } = await run('verify r.json -', { 'r.json': JSON.stringify(fromInput), '-': SITES });
    expect(exit).toBe(0);
  });

  it('says what it took as it is', async () => {
    const { out } = await verified(await resultOf('waived.yaml --scenario north-lost'), 'waived.yaml');
    expect(out).toContain("Taken as it is: the result tells of 1 of the file's 3 runs.");
    expect(out).toContain('Taken as it is: waivers were judged by 2026-11-08.');
    const old = { ...(await resultOf('cloud.yaml')), catalogVersion: '2001-01-01' };
    expect((await verified(old, 'cloud.yaml')).out).toContain('the catalogue was that of 2001-01-01');
  });
});

type Change = (document: AnalysisDocument) => unknown;

const first = <T>(items: readonly T[], change: (item: T) => T): T[] =>
  items.map((item, i) => (i === 0 ? change(item) : item));

describe('a result is not believed (exit 1)', () => {
  it.each<readonly [string, Change, string]>([
    [
      'a run left out, its proof not',
      (d) => ({ ...d, scenarios: d.scenarios.slice(1) }),
      'the result does not tell',
    ],
    [
      'a proof left out',
      (d) => ({ ...d, certificate: d.certificate!.slice(1) }),
      'the certificate does not prove it',
    ],
    ['no proof at all', (d) => ({ ...d, certificate: [] }), 'the certificate does not prove it'],
    [
      'a proof twice',
      (d) => ({ ...d, certificate: [...d.certificate!, d.certificate![0]] }),
      'proves one run twice',
    ],
    [
      'a run twice',
      (d) => ({ ...d, scenarios: [...d.scenarios, d.scenarios[0]] }),
      'tells of run any[north] twice',
    ],
    [
      'a run of its own making',
      (d) => ({ ...d, scenarios: first(d.scenarios, (s) => ({ ...s, id: 'mild', scenario: 'mild' })) }),
      'run mild, which the topology does not have',
    ],
    [
      'a proof of something milder',
      (d) => ({
        ...d,
        certificate: first(d.certificate!, (p) => ({ ...p, injected: { ...p.injected, fail: [] } })),
      }),
      'injected.fail has 0 entries, and has to have 1',
    ],
    [
      'a proof of a shorter outage',
      (d) => ({ ...d, certificate: first(d.certificate!, (p) => ({ ...p, durationSeconds: 60 })) }),
      'durationSeconds is 60, and has to be null',
    ],
    [
      'a service that stays up without a reason',
      (d) => ({
        ...d,
        certificate: first(d.certificate!, (p) => ({
          ...p,
          worlds: p.worlds.map((w) => ({ ...w, steps: w.steps.filter(({ id }) => !id.startsWith('app')) })),
        })),
      }),
      'any[north]',
    ],
    [
      'a step of something that is not there',
      (d) => ({
        ...d,
        certificate: first(d.certificate!, (p) => ({
          ...p,
          worlds: p.worlds.map((w) => ({
            ...w,
            steps: [{ element: 'domain' as const, id: 'atlantis', time: 0 }, ...w.steps],
          })),
        })),
      }),
      'the certificate names domain atlantis, which the topology does not have',
    ],
    [
      'a row left out',
      (d) => ({ ...d, scenarios: first(d.scenarios, (s) => ({ ...s, services: s.services.slice(1) })) }),
      'services has 1 entries, and has to have 2',
    ],
    [
      'a violation left out',
      (d) => ({ ...d, policies: first(d.policies, (p) => ({ ...p, violations: p.violations.slice(1) })) }),
      'violations has',
    ],
    ['another verdict', (d) => ({ ...d, verdict: 'pass' }), 'verdict is pass, and has to be fail'],
    ['a field nobody knows', (d) => ({ ...d, signedBy: 'ops' }), 'signedBy is ops, and has to be absent'],
    [
      'a field of the language itself',
      (d) => ({
        ...d,
        scenarios: first(d.scenarios, (s) => ({
          ...s,
          sectors: { ...s.sectors, constructor: s.sectors.core! },
        })),
      }),
      'sectors.constructor is a map, and has to be absent',
    ],
    [
      'a cause that is none',
      (d) => ({
        ...d,
        scenarios: first(d.scenarios, (s) => ({
          ...s,
          services: first(s.services, (r) => ({
            ...r,
            causes: r.causes.map((c) => ({ ...c, id: 'south' })),
          })),
        })),
      }),
      'because of domain south, and that is no cause of it',
    ],
  ])('with %s', async (_what, change, said) => {
    const { exit, out, err } = await verified(change(await resultOf('t.yaml')), 't.yaml');
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain(said);
    expect(err).toMatch(/r\.json is not believed: \d+ reasons? \(exit 1\)\.\n$/);
  });

  it.each([
    ['renamed.yaml', 'blog'],
    ['more.yaml', 'the result is of 3 services, and the file has 4'],
    ['moved.yaml', 'any[north]: '],
    ['plain.yaml', 'policies has 1 entries, and has to have 0'],
    ['waived.yaml --duration 1h', 'durationSeconds is null, and has to be 3600'],
    ['t.yaml --sector core', 'if analyze was given --sector or --owner, verify needs the same'],
  ])('of another topology or another question: %s', async (line, said) => {
    const { exit, err } = await verified(await resultOf('t.yaml'), line);
    expect(exit).toBe(1);
    expect(err).toContain(said);
  });

  it('compared with a baseline, without it', async () => {
    const { exit, err } = await verified(await resultOf('t.yaml --baseline known.yaml'), 't.yaml');
    expect(exit).toBe(1);
    expect(err).toContain('known.yaml, which verify has to be given too: --baseline FILE');
  });

  it('shows twenty reasons and counts the rest', async () => {
    const document = await resultOf('t.yaml --all');
    const scenarios = document.scenarios.map((s) => ({
      ...s,
      blastRadius: 0.123,
      services: s.services.map((r) => ({ ...r, lost: 0.5, users: r.users + 1, tier: 5 })),
    }));
    const { err } = await verified({ ...document, scenarios }, 't.yaml');
    expect(err.split('\n').length).toBeLessThanOrEqual(23);
    expect(err).toMatch(/and \d+ more reasons\n/);
  });
});

describe('nothing could be verified', () => {
  const odd = '\u001b[31m\u202e';

  it.each<readonly [string, string, number, string]>([
    ['no JSON', '{', 2, 'it is not JSON'],
    ['another kind', '{"schemaVersion":1,"kind":"diff"}', 2, 'is no result of an analysis'],
    ['a list', '[]', 2, 'is no result of an analysis'],
    ['deep nesting', '['.repeat(100_000), 2, 'is no result'],
    ['bytes of the terminal', JSON.stringify({ kind: odd, [odd]: odd }), 2, 'is no result of an analysis'],
  ])('%s ', async (_what, text, code, said) => {
    const { exit, out, err } = await run('verify r.json t.yaml', { 'r.json': text });
    expect({ exit, out }).toEqual({ exit: code, out: '' });
    expect(err).toContain(said);
    expect(err).not.toContain('\u001b');
  });

  it('a result without a certificate (exit 3)', async () => {
    const { out } = await run('analyze t.yaml --format json');
    const { exit, err } = await run('verify r.json t.yaml', { 'r.json': out });
    expect(exit).toBe(3);
    expect(err).toBe(
      'r.json holds no certificate, so there is nothing to verify: save it with analyze --certificate (exit 3).\n',
    );
  });

  it.each([
    ['gone.json t.yaml', 2, 'cannot read gone.json: there is no such file'],
    ['r.json gone.yaml', 2, 'gone.yaml'],
    ['r.json broken.yaml', 2, 'servces'],
    ['- -', 2, '- stands for it twice'],
    ['r.json t.yaml --sector bank', 3, 'No service is of sector bank'],
  ])('%s (exit %s)', async (line, code, said) => {
    const { exit, err } = await run(`verify ${line}`, { 'r.json': JSON.stringify(await resultOf('t.yaml')) });
    expect(exit).toBe(code);
    expect(err).toContain(said);
  });

  it('more worlds than anybody computed (exit 4)', async () => {
    const document = await resultOf('t.yaml');
    const certificate = first(document.certificate!, (proof) => ({
      ...proof,
      worlds: Array.from({ length: 700_000 }, (_, moment) => ({
        moment,
        steps: [],
        joined: [],
        services: [],
      })),
    }));
    const { exit, err } = await verified({ ...document, certificate }, 't.yaml');
    expect(exit).toBe(4);
    expect(err).toMatch(
      /^Incomplete: nothing was verified\. 700002 worlds of 9 .* allow more with --max-work \d+ \(exit 4\)\.$/m,
    );
    expect((await verified(document, 't.yaml --max-work 5')).exit).toBe(4);
  });

  it('what a hostile result says is shown as text', async () => {
    const document = await resultOf('t.yaml');
    const scenarios = first(document.scenarios, (s) => ({ ...s, title: odd }));
    const { exit, err } = await verified({ ...document, scenarios }, 't.yaml');
    expect(exit).toBe(1);
    expect(err).not.toMatch(/[\u001b\u202e]/u);
  });
});
