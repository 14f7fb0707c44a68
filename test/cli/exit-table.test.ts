import { describe, expect, it } from 'vitest';
import type { Exit } from '../../src/cli/exit-code.js';
import { main } from '../../src/cli/main.js';
import type { Host } from '../../src/host/types.js';
import { REPORTERS } from '../../src/report/registry.js';
import { POLICY, SITES, waiver } from '../gate/question.js';
import { memoryFiles } from '../load/helpers.js';
import { fakeHost } from './fake-host.js';

/*
 * What `analyze` ends with, in every format. Each situation is one file and one command line; each code is reached in at
 * least three ways, and each pair that can meet in one run is made to meet.
 */

const HOLDS = 'policies: { p: { services: { id: web }, require: { maxState: down } } }\n';
const EMPTY = '  none: { services: { sector: bank }, require: { maxState: up } }\n';
const VIOLATED = 'policies:\n  p: { services: { id: [app, blog] }, require: { maxState: up } }\n';
const REFUSED = '  later: { require: { minFailures: 2 } }\n';
const KNOWN = `version: 1
baseline:
  - { policy: p, scenario: "any[north]", service: app, found: down }
  - { policy: p, scenario: "any[south]", service: blog, found: down }
  - { policy: p, scenario: north-lost, service: app, found: down }
`;
const STALE = `${KNOWN}  - { policy: gone, scenario: any, service: app, found: down }\n`;

const FILES: Readonly<Record<string, string>> = {
  'plain.yaml': SITES,
  'holds.yaml': SITES + HOLDS,
  'violated.yaml': SITES + POLICY,
  'waived.yaml': `${SITES}${POLICY}waivers:\n${waiver('policy: p')}`,
  'expect.yaml': SITES.replace('{ fail: [north] }', '{ fail: [north], expect: { app: up } }'),
  'unused.yaml': `${SITES}${HOLDS}waivers:\n${waiver('policy: p, service: web')}`,
  'empty.yaml': `${SITES}policies:\n${EMPTY}`,
  'empty-and-violated.yaml': SITES + VIOLATED + EMPTY,
  'empty-and-refused.yaml': `${SITES}policies:\n${EMPTY}${REFUSED}`,
  'violated-and-refused.yaml': SITES + VIOLATED + REFUSED,
  'violated-and-invalid.yaml': `${SITES}${POLICY}servces: {}\n`,
  'nothing.yaml': 'version: 1\nservices: { app: {} }\n',
  'no-match.yaml': `${SITES}  zones: { fail: { each: { kind: zone } } }\n`,
  'no-match-and-violated.yaml': `${SITES}  zones: { fail: { each: { kind: zone } } }\n${POLICY}`,
  'known.yaml': KNOWN,
  'stale.yaml': STALE,
  'worse.yaml': KNOWN.replace('down', 'degraded'),
  'policies.yaml': `version: 1\n${POLICY}`,
  'no-policies.yaml': 'version: 1\npolicies: {}\n',
};

type Row = readonly [Exit, string];

const ROWS: readonly Row[] = [
  [0, 'plain.yaml'],
  [0, 'holds.yaml'],
  [0, 'waived.yaml'],
  [0, 'violated.yaml --baseline known.yaml'],
  [0, 'violated.yaml --baseline stale.yaml --allow-stale'],
  [0, 'violated.yaml --fail north'],
  [0, 'violated.yaml --exit-zero'],
  [0, 'empty.yaml --exit-zero'],
  [1, 'violated.yaml'],
  [1, 'expect.yaml'],
  [1, 'plain.yaml --fail-on down'],
  [1, 'plain.yaml --policy policies.yaml'],
  [1, 'waived.yaml --today 2027-04-01'],
  [1, 'waived.yaml --no-waivers'],
  [1, 'unused.yaml'],
  [1, 'violated.yaml --baseline worse.yaml'],
  [1, 'violated.yaml --baseline stale.yaml'],
  [2, 'missing.yaml'],
  [2, 'violated-and-invalid.yaml'],
  [2, 'violated-and-refused.yaml'],
  [2, 'violated.yaml --baseline missing.yaml'],
  [2, 'violated.yaml --policy missing.yaml'],
  [2, 'waived.yaml --today 2027-02-30'],
  [2, 'violated.yaml --duration soon'],
  [2, 'violated.yaml --no-such-option'],
  [2, 'violated.yaml --baseline known.yaml --fail north'],
  [2, 'violated.yaml --allow-stale'],
  [2, 'violated.yaml --output json=/nowhere/a.json'],
  [2, 'violated.yaml --duration soon --exit-zero'],
  [3, 'empty.yaml'],
  [3, 'nothing.yaml'],
  [3, 'no-match.yaml'],
  [3, 'holds.yaml --scenario nowhere'],
  [3, 'holds.yaml --sector nowhere'],
  [3, 'holds.yaml --fail kind=zone'],
  [3, 'holds.yaml --each kind=zone'],
  [3, 'holds.yaml --policy no-policies.yaml'],
  // Pairs, the first outranks the second.
  [1, 'empty-and-violated.yaml'],
  [1, 'no-match-and-violated.yaml'],
  [1, 'violated.yaml --policy no-policies.yaml'],
  [2, 'empty-and-refused.yaml'],
  [2, 'no-match.yaml --output json=/nowhere/a.json'],
  [2, 'violated-and-refused.yaml --scenario any --fail-on down'],
];

const files = memoryFiles(
  Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`/t/${name}`, text])),
);

async function run(line: string, format: string, change: Partial<Host> = {}) {
  const host = { ...fakeHost(), files, ...change };
  const exit = await main(['analyze', ...line.split(' '), '--format', format], host);
  return { exit, ...host.printed };
}

const formats = [...REPORTERS.keys()];

describe.each(formats)('analyze --format %s', (format) => {
  it.each(ROWS)('ends with %i: %s', async (exit, line) => {
    const found = await run(line, format);
    expect(found.exit).toBe(exit);
    // A run without a report says on standard error why, and with which code.
    if (found.out === '') expect(found.err).not.toBe('');
  });

  it('ends with 70 where the program is at fault, whatever else holds', async () => {
    const broken = { read: () => Promise.reject(new TypeError('x is undefined')) };
    const faults: readonly Partial<Host>[] = [
      { files: { ...files, ...broken } },
      { stdout: { isTerminal: false, columns: null, write: () => Promise.reject(new RangeError('no')) } },
      {
        today: () => {
          throw new Error('no clock');
        },
      },
    ];
    for (const fault of faults) {
      for (const more of ['', ' --exit-zero']) {
        const { exit, err } = await run(`waived.yaml${more}`, format, fault);
        expect(exit).toBe(70);
        expect(err).toContain('a defect of blast-radius');
      }
    }
  });
});

describe('the table', () => {
  it('reaches every code in three ways', () => {
    for (const code of [0, 1, 2, 3]) expect(ROWS.filter(([exit]) => exit === code).length).toBeGreaterThan(2);
  });

  it('says in text why it ended with 3, once', async () => {
    const { out } = await run('empty.yaml', 'text');
    expect(out.match(/checked nothing/g)).toHaveLength(2);
    expect(out.match(/matches no service/g)).toHaveLength(1);
    const noMatch = await run('no-match.yaml', 'text');
    expect(noMatch.out.match(/zones matches nothing/g)).toHaveLength(1);
    const reached = await run('plain.yaml --fail north --fail-on down', 'text');
    expect(reached.out.match(/--fail-on down/g)).toHaveLength(1);
  });

  it('keeps standard output for the one document: what it cannot hold goes to standard error', async () => {
    const { out, err } = await run('empty-and-violated.yaml', 'json');
    expect(JSON.parse(out)).toMatchObject({ verdict: 'fail' });
    expect(err).toContain('Policy none checked nothing');
  });
});
