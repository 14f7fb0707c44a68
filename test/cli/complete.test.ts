import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { fakeHost } from './fake-host.js';

const FILE = `
version: 1
domains:
  wan: { kind: network }
  apt-<code>: { for: { code: [ICN, GMP] }, kind: edge-site, uplink: [wan] }
services:
  ledger: { sector: banking, owner: core, placements: [azure/koreacentral, { in: apt-ICN, as: rack-2 }] }
  teller: { sector: retail, stack: [crowdstrike/falcon-windows] }
  broken: { placements: [no/such/place], no-such-key: 1 }
  '$(touch pwned)': {}
  'a b': {}
  '-rf': {}
  "x\\ty": {}
scenarios: { any-region: {}, '\`id\`': {}, wan-cut: {} }
policies: { p: {} }
`;

async function ask(argv: readonly string[], text = FILE) {
  const host = fakeHost({ env: { HOME: '/home/me' } });
  const read: string[] = [];
  const files = {
    ...host.files,
    realPath: async (path: string) => path,
    read: async (path: string) => {
      read.push(path);
      return { ok: true, bytes: new TextEncoder().encode(text) } as const;
    },
  };
  const exit = await main(['__complete', ...argv], { ...host, files });
  const [mode, ...lines] = host.printed.out.trimEnd().split('\n');
  return { exit, err: host.printed.err, mode, values: lines.map((line) => line.split('\t')[0]), lines, read };
}

const values = async (...words: readonly string[]) => (await ask(['--', ...words])).values;

describe('completion', () => {
  it('knows commands and their options', async () => {
    expect(await values('')).toEqual(expect.arrayContaining(['init', 'analyze', 'explain', '--help']));
    expect(await values('an')).toEqual(['analyze']);
    expect(await values('help', 'va')).toEqual(['validate']);
    expect(await values('analyze', 'x.yaml', '--fa')).toEqual(['--fail', '--fail-on']);
    expect(await values('baseline', '')).toEqual(['write', 'prune', 'show', '--help']);
    expect(await values('baseline', 'write', 'x.yaml', '--b')).toEqual(['--baseline']);
    expect(await values('nonsense', '')).toEqual([]);
  });

  it('offers files where one belongs', async () => {
    expect((await ask(['--', 'analyze', ''])).mode).toBe('files');
    expect((await ask(['--', 'baseline', 'show', ''])).mode).toBe('files');
    expect((await ask(['--', 'analyze', 'x.yaml', '--policy', ''])).mode).toBe('files');
    expect((await ask(['--', 'analyze', 'x.yaml', '--output', 'json='])).mode).toBe('files');
    expect((await ask(['--', 'analyze', 'x.yaml', '--scenario', ''])).mode).toBe('words');
    expect((await ask(['--', 'analyze', 'x.yaml', ''])).mode).toBe('words');
  });

  it.each([
    [
      ['--format', 'm'],
      ['markdown', 'mermaid'],
    ],
    [['--format=js'], ['--format=json']],
    [['--output', 't'], ['text=']],
    [
      ['--fail-on', 'd'],
      ['degraded', 'down'],
    ],
    [
      ['--order', ''],
      ['1', '2', '3'],
    ],
    [['--duration', ''], []],
    [
      ['--scenario', ''],
      ['any-region', 'wan-cut'],
    ],
    [['--scenario', 'any-region', 'w'], ['wan-cut']],
    [['--scenario', 'any-region,w'], ['any-region,wan-cut']],
    [
      ['--sector', ''],
      ['banking', 'retail'],
    ],
    [
      ['--isolate', 'apt'],
      ['apt-ICN', 'apt-GMP'],
    ],
    [['--fail', 'le'], ['ledger']],
    [
      ['--fail', 'ledger@'],
      ['ledger@azure/koreacentral', 'ledger@rack-2'],
    ],
    [['--fail', 'azure/koreac'], ['azure/koreacentral']],
    [
      ['--fail', 'kind='],
      ['kind=network', 'kind=edge-site', 'kind=region', 'kind=software', 'kind=provider', 'kind=supplier'],
    ],
    [['--each', 'k'], ['kind=']],
    [
      ['--each', 'role='],
      ['role=active', 'role=standby'],
    ],
    [['--each', 'nonsense='], []],
  ])('knows what %j may be', async (typed, expected) => {
    expect(await values('analyze', 'x.yaml', ...typed)).toEqual(expected);
  });

  it('offers one level of the catalogue, and none of it before anything is typed', async () => {
    const regions = await values('analyze', 'x.yaml', '--fail', 'azure/');
    expect(regions).toEqual(expect.arrayContaining(['azure/koreacentral', 'azure/japaneast']));
    expect(regions).not.toContain('azure/koreacentral/1');
    expect(await values('analyze', 'x.yaml', '--fail', 'azure/koreacentral/')).toEqual(
      expect.arrayContaining(['azure/koreacentral/1', 'azure/koreacentral/control-plane']),
    );
    expect(await values('analyze', 'x.yaml', '--fail', '')).toEqual([
      ...['wan', 'apt-ICN', 'apt-GMP', 'azure/koreacentral', 'crowdstrike/falcon-windows'],
      ...['ledger', 'teller', 'broken'],
    ]);
  });

  it('knows codes and topics, shells and kinds', async () => {
    expect((await ask(['--', 'explain', 'BR1203'])).lines).toEqual(['BR1203\tunknown id']);
    expect(await values('explain', 'exit')).toEqual(['exit-codes']);
    expect((await ask(['--', 'explain', ''])).mode).toBe('files');
    expect(await values('explain', 'x.yaml', 'led')).toEqual(['ledger']);
    expect(await values('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(await values('schema', '--kind', '')).toEqual(['topology', 'analysis']);
  });

  it('offers bash what stands behind the last break of the word', async () => {
    const bash = async (line: string) =>
      (await ask(['--breaks', ' \t=@:', '--line', `blast-radius ${line}`])).values;
    expect(await bash('analyze x.yaml --format=js')).toEqual(['json']);
    expect(await bash("analyze 'x y.yaml' --fail ledger@r")).toEqual(['rack-2']);
    expect(await bash('analyze x\\ y.yaml --each kind=n')).toEqual(['network']);
    expect(await bash('  ')).toContain('analyze');
  });

  it('reads the file of the line, also at home, and never standard input', async () => {
    expect((await ask(['--', 'analyze', '~/x.yaml', '--fail', ''])).read).toEqual(['/home/me/x.yaml']);
    expect((await ask(['--', 'analyze', '-', '--fail', ''])).read).toEqual([]);
    expect((await ask(['--', 'analyze', '--fail', ''])).read).toEqual([]);
  });

  it.each([
    ['{'],
    ['- a'],
    [''],
    ['services: 3'],
    ['services: { a: 1, b: [x] }\ndomains: { d: null }'],
    ['\0'],
  ])('says nothing of a file that is broken: %j', async (text) => {
    const { exit, err } = await ask(['--', 'analyze', 'x.yaml', '--fail', ''], text);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  });

  it.each([[[]], [['--']], [['--breaks']], [['--breaks', '', '--line', '"']], [['--', '--', '-']]])(
    'never fails: %j',
    async (argv) => {
      const { exit, err } = await ask(argv);
      expect({ exit, err }).toEqual({ exit: 0, err: '' });
    },
  );

  it('ends with 0 where nobody takes the answer', async () => {
    const stdout = { write: () => Promise.reject(new TypeError('gone')) };
    expect(await main(['__complete', '--', 'an'], fakeHost({ stdout }))).toBe(0);
  });
});
