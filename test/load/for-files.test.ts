import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locate } from '../../src/diagnostics/lines.js';
import { nodeHost } from '../../src/host/node.js';
import { load, loadText } from '../../src/load/load.js';
import { briefs, memoryFiles, pairs, rendered } from './helpers.js';

const V = 'version: 1\n';

/** `a.yaml` with one template over the values of `sites.yaml`, and whatever else is given. */
function sitesFrom(sites: string, more: Readonly<Record<string, string>> = {}) {
  return memoryFiles({
    '/t/a.yaml': `${V}domains:\n  apt-<code>: { for: { code: { include: sites.yaml } }, kind: mec }\n`,
    '/t/sites.yaml': sites,
    ...more,
  });
}

describe('for: values from a file', () => {
  it.each([
    ['a list', '- ICN\n- GMP\n'],
    ['JSON', '["ICN", "GMP"]\n'],
    ['a map without differences', 'ICN:\nGMP: {}\n'],
  ])('%s', async (_, sites) => {
    const { raw, diagnostics } = await load('a.yaml', sitesFrom(sites));
    expect(diagnostics).toEqual([]);
    expect(pairs(raw!.domains)).toEqual([
      ['apt-ICN', { kind: 'mec' }],
      ['apt-GMP', { kind: 'mec' }],
    ]);
  });

  it('a map of what differs, whose keys win, with places in the file of values', async () => {
    const { raw, sources } = await load(
      'a.yaml',
      sitesFrom('ICN: { weight: 190, title: at <code> }\nGMP:\n  kind: device\n'),
    );
    expect(pairs(raw!.domains)).toEqual([
      ['apt-ICN', { kind: 'mec', weight: '190', title: 'at ICN' }],
      ['apt-GMP', { kind: 'device' }],
    ]);
    const [, gmp] = raw!.domains;
    const kind = gmp!.value.kind === 'map' ? gmp!.value.entries.get('kind')! : null;
    expect(locate(kind!.keySpan, sources)).toMatchObject({ file: 'sites.yaml', line: 3, column: 3 });
    expect(locate(gmp!.keySpan, sources)).toMatchObject({ file: 'a.yaml', line: 3 });
  });

  it('is read once for several templates, files and variables', async () => {
    const files = memoryFiles({
      '/t/a.yaml': `${V}include: sub/b.yaml\ndomains:\n  d-<n>-<m>: { for: { n: { include: n.yaml }, m: { include: n.yaml } } }\n`,
      '/t/sub/b.yaml': 'services:\n  s-<n>: { for: { n: { include: ../n.yaml } }, placements: [d-<n>-1] }\n',
      '/t/n.yaml': '[1, 2]\n',
    });
    const { raw, sources } = await load('a.yaml', files);
    expect(raw!.domains.map((one) => one.key)).toEqual(['d-1-1', 'd-1-2', 'd-2-1', 'd-2-2']);
    expect(pairs(raw!.services)[1]).toEqual(['s-2', { placements: ['d-2-1'] }]);
    expect(sources.map((one) => one.name)).toEqual(['a.yaml', 'n.yaml', 'sub/b.yaml']);
    expect(files.reads).toHaveLength(3);
  });

  it('a value may be called include, as long as it is no text', async () => {
    const { raw } = await load(
      'a.yaml',
      memoryFiles({
        '/t/a.yaml': `${V}domains:\n  a-<n>: { for: { n: { include: { kind: mec } } } }\n  b-<n>: { for: { n: [include] } }\n`,
      }),
    );
    expect(raw!.domains.map((one) => one.key)).toEqual(['a-include', 'b-include']);
  });

  it('standard input reads it from the current directory', async () => {
    const files = memoryFiles({
      '-': `${V}domains: { "a-<n>": { for: { n: { include: n.yaml } } } }\n`,
      '/t/n.yaml': '[1]\n',
    });
    expect((await load('-', files)).raw!.domains.map((one) => one.key)).toEqual(['a-1']);
  });

  it('what is under x- is not looked at', async () => {
    const files = memoryFiles({ '/t/a.yaml': `${V}x-a: { b: { for: { n: { include: no.yaml } } } }\n` });
    expect((await load('a.yaml', files)).diagnostics).toEqual([]);
    expect(files.reads).toHaveLength(1);
  });

  it.each([
    ['a map in a list', '- ICN\n- { weight: 1 }\n', 'BR1040 2:3'],
    ['a text as what differs', 'ICN: 190\n', 'BR1040 1:6'],
    ['a text', 'ICN\n', 'BR1040 1:1'],
    ['no values', '[]\n', 'BR1040 1:1'],
    ['an empty file', '# none\n', 'BR1005 1:1'],
    ['a file that names another', 'include: more.yaml\n', 'BR1040 1:10'],
    ['broken YAML', 'ICN: [\n', 'BR1010 2:1'],
    ['the same key twice', 'ICN:\nICN:\n', 'BR1018 2:1'],
    ['the same value twice', '[ICN, ICN]\n', 'BR1035 3:3'],
  ])('%s is told with its place', async (_, sites, brief) => {
    const loaded = await load('a.yaml', sitesFrom(sites, { '/t/more.yaml': '[1]\n' }));
    expect(briefs(loaded)).toEqual([brief]);
  });

  it.each([
    ['/etc/passwd', 'BR1031'],
    ['../sites.yaml', 'BR1031'],
    ['https://example.com/sites.yaml', 'BR1031'],
    ['no.yaml', 'BR1001'],
    ['"*.yaml"', 'BR1040'],
  ])('%s is refused', async (path, code) => {
    const files = memoryFiles({
      '/t/a.yaml': `${V}domains:\n  a-<n>: { for: { n: { include: ${path} } } }\nservices: { s: { placements: [a-1] } }\n`,
      '/sites.yaml': '[1]\n',
      '/etc/passwd': '[1]\n',
    });
    const loaded = await load('a.yaml', files);
    expect(loaded.raw).toBeNull();
    expect(briefs(loaded)).toEqual([`${code} 3:33`]);
    expect(files.reads).toEqual(['a.yaml']);
  });

  it('says what it looked for, and shows where it was asked for', async () => {
    const files = memoryFiles({
      '/t/a.yaml': `${V}domains:\n  a-<n>: { for: { n: { include: no.yaml } } }\n`,
    });
    expect(rendered(await load('a.yaml', files))).toBe(
      [
        'a.yaml:3:33: error BR1001: cannot read no.yaml: there is no such file',
        '   3 |   a-<n>: { for: { n: { include: no.yaml } } }',
        '     |                                 ^^^^^^^',
      ].join('\n'),
    );
  });

  it('a link out of the directory is refused', async () => {
    const base = mkdtempSync(join(tmpdir(), 'for-files-'));
    mkdirSync(join(base, 'in'));
    writeFileSync(join(base, 'sites.yaml'), '[1]\n');
    symlinkSync(join(base, 'sites.yaml'), join(base, 'in/sites.yaml'));
    writeFileSync(
      join(base, 'in/a.yaml'),
      `${V}domains:\n  a-<n>: { for: { n: { include: sites.yaml } } }\n`,
    );
    expect(briefs(await load(join(base, 'in/a.yaml'), nodeHost().files))).toEqual(['BR1031 3:33']);
  });

  it('counts among the files of a topology', async () => {
    const texts: Record<string, string> = {};
    const lines: string[] = [];
    for (let n = 0; n < 256; n++) {
      texts[`/t/v${n}.yaml`] = '[1]\n';
      lines.push(`  d${n}-<n>: { for: { n: { include: v${n}.yaml } } }\n`);
    }
    texts['/t/a.yaml'] = `${V}domains:\n${lines.join('')}`;
    const loaded = await load('a.yaml', memoryFiles(texts));
    expect(briefs(loaded)).toEqual(['BR1033 258:36']);
  });

  it('a text by itself cannot have it', () => {
    const loaded = loadText('t', `${V}domains:\n  a-<n>: { for: { n: { include: n.yaml } } }\n`);
    expect(briefs(loaded)).toContain('BR1030 3:33');
  });
});
