import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './run-action.js';

/*
 * docs/demo.sh from the first commit to the last, with git. It stops by itself where a command ends with another status than it
 * should. docs/demo.md holds what it prints; UPDATE_GOLDEN=1 writes that again: read the diff.
 */

const hasGit = spawnSync('git', ['--version']).status === 0;
const PAGE = join(ROOT, 'docs/demo.md');
const TRANSCRIPT = /(?<=^```text\n)(?!npm)[\s\S]*?(?=^```$)/m;

describe.skipIf(!hasGit)('docs/demo.sh (skipped without git: install it)', () => {
  const place = mkdtempSync(join(tmpdir(), 'blast-radius-demo-'));
  let printed = '';
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  beforeAll(() => {
    const env = { PATH: process.env.PATH, TMPDIR: place, HOME: place, GIT_DIR: '/nowhere' };
    const { status, stdout, stderr } = spawnSync('bash', [join(ROOT, 'docs/demo.sh')], {
      cwd: place,
      env,
      encoding: 'utf8',
    });
    printed = stdout.trimStart();
    expect({ status, stderr, left: readdirSync(place) }, printed).toEqual({
      status: 0,
      stderr: '',
      left: [],
    });
    if (process.env.UPDATE_GOLDEN === '1') {
      writeFileSync(
        PAGE,
        readFileSync(PAGE, 'utf8').replace(TRANSCRIPT, () => printed),
      );
    }
  });

  /** What is printed between a command that begins so and the next one. */
  const after = (command: string, nth = 0): string =>
    printed.split(/^(?=\$ )/m).filter((part) => part.startsWith(`$ ${command}`))[nth]!;

  it('is red where core-ledger moves to a single region', () => {
    const red = after('blast-radius analyze', 1);
    expect(red).toContain('✗ tier-0-survives-a-region');
    expect(red).toContain('because core-ledger');
    expect(red).toContain('(exit 1)');
  });

  it('has the right lines in the SARIF', () => {
    expect(after('lines_of_sarif')).toContain(`infra/topology.yaml:7 policy/tier-0-survives-a-region
  infra/topology.yaml:6 azure/koreacentral fails (the scenario)
  infra/topology.yaml:4 core-ledger is down
  infra/topology.yaml:7 account-transfer is down
`);
  });

  it('comments with the violation and its place', () => {
    const comment = after('sed -n 1,/^<details>/p comment.md');
    expect(comment).toContain('<!-- blast-radius:infra-topology.yaml -->');
    expect(comment).toContain('**account-transfer is down in any-region');
    expect(comment).toContain('infra/topology.yaml:7');
  });

  it('is green with the waiver, and red on the day after it', () => {
    const accepted = after(
      'blast-radius analyze infra/topology.yaml --policy infra/gate.yaml --today 2026-12-01',
    );
    expect(accepted).toMatch(/^PASS: .*account-transfer, until 2027-03-31[\s\S]*\(exit 0\)$/m);
    const over = after(
      'blast-radius analyze infra/topology.yaml --policy infra/gate.yaml --today 2027-04-01',
    );
    expect(over).toMatch(/^FAIL[\s\S]*waiver ended 2027-03-31[\s\S]*\(exit 1\)$/m);
  });

  it('is green without the dependency, and caught by the diff', () => {
    expect(after('blast-radius analyze', 4)).toContain('(exit 0)');
    const diff = after('blast-radius diff infra/topology.yaml --base main~1 --fail-on-weakened');
    expect(diff).toMatch(/Weakened[\s\S]*account-transfer: no longer needs core-ledger[\s\S]*\(exit 1\)/);
  });

  it('prints what docs/demo.md says', () => {
    expect(TRANSCRIPT.exec(readFileSync(PAGE, 'utf8'))?.[0]).toBe(printed);
  });
});
