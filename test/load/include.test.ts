import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/host/node.js';
import { load } from '../../src/load/load.js';
import { briefs, memoryFiles, pairs, rendered } from './helpers.js';

const V = 'version: 1\n';

describe('include', () => {
  it('merges the sections in the order of reading: a file, then its includes, each with its own', async () => {
    const files = memoryFiles({
      '/t/a.yaml': `${V}name: all\ninclude: [./b.yaml, sub/d.yaml]\nservices: { a: {} }\nwaivers: [a]\n`,
      '/t/b.yaml': 'name: ignored\ninclude: c.yaml\nservices: { b: {} }\nx-b: 1\n',
      '/t/c.yaml': 'services: { c: {} }\ndomains: { dc: {} }\nwaivers: [c]\n',
      '/t/sub/d.yaml': 'version: 1\ninclude: ../c.yaml\nservices: { d: {} }\npolicies: { p: {} }\n',
    });
    const { raw, sources, diagnostics } = await load('a.yaml', files);
    expect(diagnostics).toEqual([]);
    expect(sources.map((one) => one.name)).toEqual(['a.yaml', 'b.yaml', 'c.yaml', 'sub/d.yaml']);
    expect(raw!.services.map((one) => one.key)).toEqual(['a', 'b', 'c', 'd']);
    expect(raw!.domains.map((one) => one.keySpan.file)).toEqual([2]);
    expect(raw!.waivers).toHaveLength(2);
    expect([...raw!.top.keys()]).toEqual(['version', 'name', 'x-b']);
    expect(files.reads).toHaveLength(4);
  });

  it("a file's defaults hold in what it includes, unless that says the same key", async () => {
    const files = memoryFiles({
      '/t/a.yaml': `${V}include: b.yaml\ndefaults: { services: { tier: 1, owner: a } }\nservices: { a: {} }\n`,
      '/t/b.yaml': 'defaults: { services: { tier: 2 } }\nservices: { b: {} }\n',
    });
    const { raw } = await load('a.yaml', files);
    expect(pairs(raw!.services)).toEqual([
      ['a', { tier: '1', owner: 'a' }],
      ['b', { tier: '2', owner: 'a' }],
    ]);
  });

  it('a pattern reads what it matches, in order, without the file itself', async () => {
    const files = memoryFiles({
      '/t/a.yaml': `${V}include: "*.yaml"\n`,
      '/t/c.yaml': 'services: { c: {} }\n',
      '/t/b.yaml': 'services: { b: {} }\n',
    });
    expect((await load('a.yaml', files)).raw!.services.map((one) => one.key)).toEqual(['b', 'c']);
  });

  it('standard input includes from the current directory', async () => {
    const files = memoryFiles({ '-': `${V}include: b.yaml\n`, '/t/b.yaml': 'services: { b: {} }\n' });
    const { raw, sources } = await load('-', files);
    expect(sources.map((one) => one.name)).toEqual(['<stdin>', 'b.yaml']);
    expect(raw!.services).toHaveLength(1);
  });

  it('a cycle is told with its chain', async () => {
    const files = memoryFiles({
      '/t/a.yaml': `${V}include: b.yaml\n`,
      '/t/b.yaml': 'include: c.yaml\n',
      '/t/c.yaml': 'services: {}\ninclude: [b.yaml]\n',
    });
    expect(rendered(await load('a.yaml', files))).toBe(
      [
        'c.yaml:2:11: error BR1032: files include each other: b.yaml -> c.yaml -> b.yaml',
        '   2 | include: [b.yaml]',
        '     |           ^^^^^^',
        '     remove this one',
      ].join('\n'),
    );
  });

  it('the same id in two files is told with both places', async () => {
    const files = memoryFiles({
      '/t/a.yaml': `${V}include: b.yaml\nservices:\n  web: {}\n`,
      '/t/b.yaml': 'services:\n  web: {}\n',
    });
    const loaded = await load('a.yaml', files);
    expect(rendered(loaded)).toContain(
      'b.yaml:2:3: error BR1035: web is given twice; the first is at a.yaml:4:3',
    );
  });

  it('tells the problems of every file at once', async () => {
    const files = memoryFiles({
      '/t/a.yaml': 'include: [b.yaml, none.yaml, c.yaml]\nservces: {}\n',
      '/t/b.yaml': 'a: b: c\n',
      '/t/c.yaml': 'services: { x: {}, x: {} }\n',
    });
    const loaded = await load('a.yaml', files);
    expect(briefs(loaded)).toEqual(['BR1050 1:1', 'BR1001 1:19', 'BR1101 2:1', 'BR1010 1:4', 'BR1018 1:20']);
    expect(loaded.raw).toBeNull();
  });

  it.each([
    ['an absolute path', '/etc/passwd', 'BR1031'],
    ['an address', 'https://example.org/a.yaml', 'BR1031'],
    ['a drive', 'C:\\a.yaml', 'BR1031'],
    ['a way out', '../other.yaml', 'BR1031'],
    ['a way out and back in by a pattern', '../*/a.yaml', 'BR1031'],
    ['a way out inside a pattern', 'sub/*/../../../x.yaml', 'BR1031'],
    ['a link out', 'link.yaml', 'BR1031'],
    ['a pattern without match', 'none-*.yaml', 'BR1034'],
    ['a missing file', 'none.yaml', 'BR1001'],
  ])('%s is an error', async (_, path, code) => {
    const files = memoryFiles(
      { '/t/a.yaml': `${V}include: '${path}'\n`, '/other.yaml': V },
      { '/t/link.yaml': '/other.yaml' },
    );
    const loaded = await load('a.yaml', files);
    expect(briefs(loaded)).toEqual([`${code} 2:10`]);
    expect(loaded.raw).toBeNull();
    expect(files.reads).toEqual(['a.yaml']);
  });

  it('more than 16 deep, and more than 256 files, are errors', async () => {
    const deep = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`/t/${i}.yaml`, `${i === 0 ? V : ''}include: ${i + 1}.yaml\n`]),
    );
    const chain = await load('0.yaml', memoryFiles(deep));
    expect(briefs(chain)).toEqual(['BR1033 1:10']);
    expect(chain.sources).toHaveLength(17);

    const wide: Record<string, string> = { '/t/root.yaml': `${V}include: "f*.yaml"\n` };
    for (let i = 0; i < 300; i++) wide[`/t/f${i}.yaml`] = 'services: {}\n';
    const many = await load('root.yaml', memoryFiles(wide));
    expect(briefs(many)).toEqual(['BR1033 2:10']);
    expect(many.sources).toHaveLength(256);
  });

  it('works on real files and links', async () => {
    const root = mkdtempSync(join(tmpdir(), 'include-'));
    const inside = join(root, 'inside');
    mkdirSync(join(inside, 'sub'), { recursive: true });
    writeFileSync(join(root, 'secret.yaml'), 'services: { secret: {} }\n');
    writeFileSync(join(inside, 'sub', 'b.yaml'), 'services: { b: {} }\n');
    symlinkSync(join(root, 'secret.yaml'), join(inside, 'sub', 'out.yaml'));
    symlinkSync(join(inside, 'sub', 'b.yaml'), join(inside, 'again.yaml'));
    writeFileSync(join(inside, 'a.yaml'), `${V}include: ['**/b.yaml', again.yaml]\n`);
    writeFileSync(join(inside, 'bad.yaml'), `${V}include: ['sub/*.yaml']\n`);
    const { files } = nodeHost();
    expect((await load(join(inside, 'a.yaml'), files)).raw!.services.map((one) => one.key)).toEqual(['b']);
    expect(briefs(await load(join(inside, 'bad.yaml'), files))).toEqual(['BR1031 2:11']);
  });
});
