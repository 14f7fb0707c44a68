import { describe, expect, it } from 'vitest';
import { parseAllow } from '../../src/cli/allow-value.js';
import { main } from '../../src/cli/main.js';
import type { Host } from '../../src/host/types.js';
import { memoryFiles } from '../load/helpers.js';
import { fakeHost } from './fake-host.js';

const topology = (ledger: string, more = '') => `version: 1
domains: { here: { kind: region }, there: { kind: region } }
services:
  ledger: { placements: ${ledger} }
  shop: { users: 10, sector: retail, placements: [there], dependsOn: [ledger] }
  mail: { users: 90, sector: post, placements: [there] }
scenarios: { lost: { fail: [here] }${more} }
`;
const FILES = {
  '/t/old.yaml': topology('[here, there]'),
  '/t/new.yaml': topology('[here]'),
  '/t/other.yaml': topology('[here]').replace('lost:', 'gone:'),
  '/t/wrong.yaml': topology('[nowhere]'),
  '-': topology('[here]'),
};

/** A host that keeps what is written. */
async function run(line: string, change: Partial<Host> = {}) {
  const written = new Map<string, string>();
  const output: Host['output'] = {
    write: async (path, chunks) => {
      written.set(path, [...chunks].join(''));
      return null;
    },
  };
  const host = { ...fakeHost(), files: memoryFiles(FILES), output, ...change };
  const exit = await main(['diff', ...line.split(' ')], host);
  return { exit, ...host.printed, written };
}

describe('the two sides of diff', () => {
  it.each([
    ['old.yaml new.yaml other.yaml', 'diff takes two files'],
    ['old.yaml', 'diff needs two files, or FILE --base REV'],
    ['- -', 'only one side can be standard input'],
    ['old.yaml new.yaml --base main', '--base goes with one FILE'],
    ['- --base main', '--base needs a FILE that git knows'],
    ['old.yaml new.yaml --scenario lost --each kind=region', '--scenario and --each exclude each other'],
  ])('%s: %s', async (line, message) => {
    const { exit, err, out } = await run(line);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  it('may one be standard input', async () => {
    const { exit, out } = await run('old.yaml -');
    expect(exit).toBe(1);
    expect(out).toContain('up -> down  ledger');
  });

  it('are a revision and the file as it is, each seen from the directory of the file', async () => {
    const asked: string[] = [];
    const git: Host['git'] = {
      files: async (revision, directory) => {
        asked.push(`${revision} ${directory}`);
        const files = memoryFiles({ '/t/new.yaml': topology('[here, there]') });
        return { ok: true, commit: '0123456789', files };
      },
    };
    const { exit, out } = await run('new.yaml --base main --format json', { git });
    expect(exit).toBe(1);
    expect(asked).toEqual(['main .']);
    expect(JSON.parse(out)).toMatchObject({
      base: { file: 'new.yaml', revision: 'main', commit: '0123456789' },
      head: { revision: null, commit: null },
    });
  });

  it('say of a revision that cannot be read which side that is', async () => {
    const { exit, err } = await run('new.yaml --base main');
    expect(exit).toBe(2);
    expect(err).toContain('that is BASE, main:new.yaml.');
    expect(err).toContain('Nothing was compared (exit 2).');
  });
});

describe('what diff may be told', () => {
  it.each([
    ['old.yaml new.yaml', 1],
    ['old.yaml new.yaml --exit-zero', 0],
    ['old.yaml wrong.yaml --exit-zero', 2],
    ['old.yaml other.yaml', 3],
    ['old.yaml other.yaml --exit-zero', 0],
    ['old.yaml new.yaml --max-work 1', 4],
    ['old.yaml new.yaml --allow degraded', 1],
    ['old.yaml new.yaml --allow down', 0],
    ['old.yaml new.yaml --allow down --allow 10%', 0],
    ['old.yaml new.yaml --allow down,9.9%', 1],
    ['old.yaml other.yaml --each kind=region', 1],
    ['old.yaml new.yaml --scenario nowhere', 3],
    ['old.yaml new.yaml --sector post', 0],
    ['old.yaml new.yaml --sector retail', 1],
    ['old.yaml new.yaml --duration soon', 2],
    ['old.yaml new.yaml --duration 2h', 1],
  ] as const)('%s ends with %i', async (line, exit) => {
    expect((await run(line)).exit).toBe(exit);
  });

  it('to keep quiet of what is no worse, in text alone', async () => {
    expect((await run('old.yaml old.yaml --quiet')).out).toBe('');
    expect((await run('old.yaml new.yaml --quiet')).out).toContain('FAIL');
    expect((await run('old.yaml old.yaml --quiet --format json')).out).toContain('"verdict": "pass"');
  });
});

describe('diff --output', () => {
  it('writes each format to its file, besides standard output', async () => {
    const { out, written } = await run('old.yaml new.yaml --output markdown=a.md --output json=a.json');
    expect(out).toMatch(/^FAIL: /);
    expect([...written.keys()]).toEqual(['a.md', 'a.json']);
    expect(written.get('a.md')).toContain('### ✗ FAIL: ');
    expect(JSON.parse(written.get('a.json')!)).toMatchObject({ kind: 'diff', verdict: 'fail' });
  });

  it.each(['old.yaml new.yaml', 'new.yaml old.yaml', '- new.yaml', 'new.yaml -'])(
    'of %s writes over neither side',
    async (sides) => {
      const { exit, err, written } = await run(`${sides} --output json=new.yaml`);
      expect(exit).toBe(2);
      expect(err).toContain('cannot write new.yaml: it is the topology itself');
      expect(written.size).toBe(0);
    },
  );
});

describe('--allow', () => {
  const nothing = { state: null, blastRadius: null };

  it.each([
    ['degraded', { ...nothing, state: 'degraded' }],
    ['0.5%', { ...nothing, blastRadius: 0.005 }],
    ['100%', { ...nothing, blastRadius: 1 }],
    ['partial, 5%', { state: 'partial', blastRadius: 0.05 }],
  ])('%s', (given, allowed) => {
    expect(parseAllow(given)).toEqual(allowed);
  });

  it.each([
    ['101%', '--allow 101% is no state and no share'],
    ['100.1%', '--allow 100.1% is no state and no share'],
    ['-1%', '--allow -1% is no state and no share'],
    ['up', '--allow up is no state and no share'],
    ['', '--allow  is no state and no share'],
    ['down,partial', '--allow takes one state'],
    ['1%,2%', '--allow takes one share'],
  ])('%j is refused', (given, message) => {
    expect(() => parseAllow(given)).toThrow(message);
  });

  it('repeated, adds to what was allowed', () => {
    expect(parseAllow('5%', parseAllow('down'))).toEqual({ state: 'down', blastRadius: 0.05 });
    expect(() => parseAllow('partial', parseAllow('down'))).toThrow('--allow takes one state');
  });
});
