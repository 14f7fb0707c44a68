import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { Host } from '../../src/host/types.js';
import { SITES, waiver } from '../gate/question.js';
import { memoryFiles } from '../load/helpers.js';
import { fakeHost } from './fake-host.js';

const POLICIES = `policies:
  p: { services: { id: [app, blog] }, require: { maxState: up } }
  lost: { under: [north-lost], require: { maxLost: 5% } }
`;
const ENTRY = '  - { policy: p, scenario: north-lost, service: app, found: down }\n';
const KNOWN = `version: 1\nbaseline:\n${ENTRY}  - { policy: gone, scenario: any, service: app, found: down }\n`;

const FILES = {
  't.yaml': SITES + POLICIES,
  'waived.yaml': `${SITES}${POLICIES}waivers:\n${waiver('policy: p, service: app')}`,
  'empty.yaml': `${SITES}policies: { none: { services: { sector: bank }, require: { maxState: up } } }\n`,
  'plain.yaml': SITES,
  'policies.yaml': `version: 1\n${POLICIES}`,
  'wrong.yaml': `${SITES}polices: {}\n`,
  'baseline.yaml': KNOWN,
};

async function run(line: string) {
  const written = new Map<string, string>();
  const output: Host['output'] = {
    write: async (path, chunks) => {
      written.set(path, [...chunks].join(''));
      return null;
    },
  };
  const texts = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`/t/${name}`, text]));
  const host = { ...fakeHost(), files: memoryFiles(texts), output };
  const exit = await main(['baseline', ...line.split(' ')], host);
  return { exit, ...host.printed, written };
}

describe('baseline prune', () => {
  it('keeps what still holds, says how much it took out, and takes in nothing new', async () => {
    const { exit, out, written } = await run('prune t.yaml');
    expect(exit).toBe(0);
    expect(out).toBe('baseline.yaml: 1 entry left, 1 taken out\n');
    const entries = written
      .get('baseline.yaml')!
      .split('\n')
      .filter((line) => line.startsWith('  - '));
    expect(entries).toEqual(['  - { policy: "p", scenario: "north-lost", service: "app", found: down }']);
  });

  it('needs a file to write to', async () => {
    const { exit, err } = await run('prune t.yaml --baseline -');
    expect(exit).toBe(2);
    expect(err).toContain('prune writes the baseline it read, so it needs its file');
  });

  it.each(['wrong.yaml', 't.yaml --baseline missing.yaml', 't.yaml --today 2027-02-30'])(
    'of %s writes nothing',
    async (line) => {
      const { exit, out, err, written } = await run(`prune ${line}`);
      expect([exit, out, written.size]).toEqual([2, '', 0]);
      expect(err).toMatch(/; nothing was analysed \(exit 2\)\.\n$/);
    },
  );

  it('says where there was too much to do', async () => {
    const { exit, err, written } = await run('prune t.yaml --max-work 1');
    expect([exit, written.size]).toEqual([4, 0]);
    expect(err).toContain('Nothing was analysed (exit 4).');
  });
});

describe('baseline write', () => {
  it('counts what it wrote, in a file that is then known', async () => {
    const { exit, out, written } = await run('write t.yaml --baseline new.yaml');
    expect(exit).toBe(0);
    expect(out).toBe('new.yaml: 4 entries\n');
    expect(written.get('new.yaml')).toContain('{ policy: "lost", scenario: "north-lost", lost: 1 }');
  });

  it('writes over no file that it read', async () => {
    for (const line of [
      'write t.yaml --baseline t.yaml',
      'write plain.yaml --policy policies.yaml --baseline policies.yaml',
    ]) {
      const { exit, written } = await run(line);
      expect([exit, written.size]).toEqual([2, 0]);
    }
  });

  it('says what a policy did not check, and ends with 3', async () => {
    const { exit, err } = await run('write empty.yaml --baseline new.yaml');
    expect(exit).toBe(3);
    expect(err).toContain('Policy none checked nothing: services { sector: bank } matches no service');
  });
});

describe('baseline show', () => {
  const rows = async (line: string) => (await run(`show ${line}`)).out.split('\n').slice(0, -1);

  it('tells of each violation what is known of it, and of entries that none is about', async () => {
    expect(await rows('t.yaml')).toEqual([
      'new     p: app in any[north] down',
      'new     p: blog in any[south] down',
      'known   p: app in north-lost down',
      'new     lost: in all in north-lost 100%',
      'stale   gone: app in any, line 4',
      '1 known, 0 worse, 3 new, 1 stale',
    ]);
  });

  it('tells apart what a waiver accepts', async () => {
    const found = await rows('waived.yaml');
    expect(found).toContain('waived  p: app in any[north] down');
    expect(found.at(-1)).toBe('1 known, 0 worse, 2 new, 1 stale');
    // Once the waiver is over, it accepts nothing.
    expect(await rows('waived.yaml --today 2027-04-01')).toContain('new     p: app in any[north] down');
  });

  it('prints nothing where nothing could be analysed', async () => {
    const { exit, out, written } = await run('show wrong.yaml');
    expect([exit, out, written.size]).toEqual([2, '', 0]);
  });
});
