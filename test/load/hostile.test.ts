import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/host/node.js';
import { load, loadText } from '../../src/load/load.js';
import { briefs, rendered } from './helpers.js';

const V = 'version: 1\n';

function bomb(): string {
  const names = [...'abcdefghi'];
  const lines = names.map((name, i) => {
    const inner = i === 0 ? '"x"' : `*${names[i - 1]}`;
    return `  ${name}: &${name} [${Array(9).fill(inner).join(', ')}]\n`;
  });
  return `${V}x-bomb:\n${lines.join('')}`;
}

/** Name, text, what is reported, whether the rest is still fit to be checked. */
const TEXTS: readonly (readonly [string, string, readonly string[], boolean])[] = [
  ['nothing', '', ['BR1005 1:1'], false],
  ['only a byte order mark', '\ufeff', ['BR1005 1:1'], false],
  ['only comments', '# to do\n\n', ['BR1005 1:1'], false],
  ['only ---', '---\n', ['BR1005 1:1'], false],
  ['a list', `- ${V}`, ['BR1052 1:1'], false],
  ['a text', 'version 1\n', ['BR1052 1:1'], false],
  ['a byte order mark before the version', `\ufeff${V}`, [], true],
  ['CRLF', 'version: 1\r\nservices:\r\n  a: {}\r\n  a: {}\r\n', ['BR1018 4:3'], true],
  ['a NUL', `${V}name: a\0b\n`, ['BR1004 2:8'], false],
  ['a tab as indentation', `${V}services:\n\ta: {}\n`, ['BR1011 3:1'], false],
  ['two documents', `${V}---\n${V}`, ['BR1016 2:1'], false],
  ['a second document after the end', `${V}...\n${V}`, ['BR1016 3:1'], false],
  ['one document with both marks', `---\n${V}...\n`, [], true],
  ['YAML 1.1', `%YAML 1.1\n---\n${V}`, ['BR1010 1:1'], false],
  ['YAML 1.2', `%YAML 1.2\n---\n${V}`, [], true],
  ['a tag', `${V}name: !env NAME\n`, ['BR1017 2:7'], false],
  ['a binary tag', `${V}name: !!binary aGk=\n`, ['BR1017 2:16'], false],
  ['a missing colon', `${V}services\nname: x\n`, ['BR1010 2:1'], false],
  ['an open bracket', `${V}x-a: [1, 2\nname: x\n`, ['BR1010 3:1'], false],
  ['an open quote', `${V}name: "x\n`, ['BR1010 3:1'], false],
  ['a colon in a text', `${V}name: a: b\n`, ['BR1010 2:7'], false],
  ['a reserved character', `${V}name: @home\n`, ['BR1010 2:7'], false],
  ['an unknown escape', `${V}name: "C:\\quota"\n`, ['BR1010 2:10'], false],
  ['two broken lines', `${V}name: @a\ndescription: @b\n`, ['BR1010 2:7', 'BR1010 3:14'], false],
  ['a key twice', `${V}services:\n  a: {}\n  b: {}\n  a: {}\n`, ['BR1018 5:3'], true],
  ['a key twice in brackets', `${V}services: { a: { tier: 0, tier: 1 } }\n`, ['BR1018 2:27'], true],
  ['a list as key', `${V}? [a]\n: 1\n`, ['BR1019 2:3'], false],
  ['an alias as key', `${V}x-a: &a b\n*a : 1\n`, ['BR1019 3:1'], false],
  ['an alias without anchor', `${V}x-a: *nowhere\n`, ['BR1015 2:6'], false],
  ['an alias before its anchor', `${V}x-a: *b\nx-b: &b 1\n`, ['BR1015 2:6'], false],
  ['an alias of what it is in', `${V}x-a: &a [*a]\n`, ['BR1015 2:10'], false],
  ['9^9 by aliases', bomb(), ['BR1014 7:10'], false],
  ['20,000 aliases', `${V}x-a: &a 1\nx-b: [${'*a, '.repeat(20_000)}]\n`, ['BR1013 3:4007'], false],
  ['1,000 aliases', `${V}x-a: &a 1\nx-b: [${'*a, '.repeat(1000)}]\n`, [], true],
  ['deep [', `${V}x-a: ${'['.repeat(5000)}`, ['BR1012 2:69'], false],
  ['deep {', `${V}x-a: ${'{a: '.repeat(5000)}`, ['BR1012 2:258'], false],
  ['deep -', `${V}x-a:\n${'- '.repeat(5000)}`, ['BR1012 3:129'], false],
  ['deep ?', `${V}${'? '.repeat(5000)}`, ['BR1012 2:129'], false],
  ['deep colons', `${V}${'a: '.repeat(5000)}`, ['BR1012 2:194'], false],
  [
    'deep indentation',
    V + Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
    ['BR1012 66:65'],
    false,
  ],
  ['60 brackets', `${V}x-a: ${'['.repeat(60)}${']'.repeat(60)}\n`, [], true],
  ['a comma in a title', `${V}services: { a: { title: Seoul, Korea, tier: 0 } }\n`, ['BR1020 2:25'], true],
  ['a merge of a text', `${V}services: { a: { <<: b } }\n`, ['BR1021 2:22'], true],
  ['an unknown section', `${V}regions: {}\n`, ['BR1101 2:1'], true],
  ['no version', 'name: x\n', ['BR1050 1:1'], true],
  ['version 2', 'version: 2\n', ['BR1051 1:10'], true],
  ['version "1"', 'version: "1"\n', ['BR1051 1:10'], true],
  ['services as a list', `${V}services: [a]\n`, ['BR1052 2:11'], false],
  ['waivers as a map', `${V}waivers: { a: 1 }\n`, ['BR1052 2:10'], false],
  ['an include of a text', `${V}include: ./a.yaml\n`, ['BR1030 2:10'], false],
  ['an include of a map', `${V}include: { a: 1 }\n`, ['BR1030 2:10'], false],
  ['empty sections', `${V}services:\ndomains:\nwaivers:\n`, [], true],
];

describe('hostile and broken texts', () => {
  it.each(TEXTS)('%s', async (_, text, expected, usable) => {
    const loaded = loadText('t.yaml', text);
    expect(briefs(loaded)).toEqual(expected);
    expect(loaded.raw !== null).toBe(usable);
  });

  it('keeps keys that are special in JavaScript apart from its objects', () => {
    const { raw, diagnostics } = loadText(
      't',
      `${V}services: { __proto__: {}, constructor: {}, toString: {}, 2: {}, 1: {} }\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(raw!.services.map((one) => one.key)).toEqual(['__proto__', 'constructor', 'toString', '2', '1']);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('names both places of a duplicate key', () => {
    const loaded = loadText('t.yaml', `${V}services:\n  a: {}\n  a: {}\n`);
    expect(rendered(loaded)).toContain('the key a is given twice; the first is at t.yaml:3:3');
  });

  it('shows escapes and bidi marks as text', () => {
    const loaded = loadText('t.yaml', `${V}"\u001b[31m\u202ekey": 1\n`);
    expect(rendered(loaded)).toContain('a topology has no key \\u{1b}[31m\\u{202e}key');
  });

  it('reads 50,000 keys, each looked up once', () => {
    const keys = Array.from({ length: 50_000 }, (_, i) => `  s${i}: {}\n`).join('');
    expect(loadText('t.yaml', `${V}services:\n${keys}`).raw!.services).toHaveLength(50_000);
  });
});

describe('hostile files', () => {
  const directory = mkdtempSync(join(tmpdir(), 'load-'));
  const path = (name: string) => join(directory, name);
  const { files } = nodeHost();

  async function loaded(name: string) {
    return load(name, files);
  }

  it.each([
    ['a missing file', () => path('none.yaml'), 'cannot read none.yaml: there is no such file'],
    ['a directory', () => directory, 'it is a directory'],
    ['a device without end', () => '/dev/zero', 'cannot read zero: it is not a regular file'],
    ['a name with a NUL', () => 'a\0b', 'cannot read a\\u{0}b: the system refused'],
  ])('%s', async (_, name, message) => {
    const result = await loaded(name());
    expect(result.raw).toBeNull();
    expect(rendered(result)).toContain('error BR1001: ');
    expect(rendered(result)).toContain(message);
  });

  it('a FIFO that nobody writes to', async () => {
    execFileSync('mkfifo', [path('pipe')]);
    expect(rendered(await loaded(path('pipe')))).toContain('cannot read pipe: it is not a regular file');
  });

  it('a file of more than 32 MB', async () => {
    writeFileSync(path('large.yaml'), Buffer.alloc(33 << 20, '#'));
    expect(rendered(await loaded(path('large.yaml')))).toContain(
      'error BR1002: large.yaml has more than 32 MB',
    );
  });

  it('a file that is not UTF-8 is told with its byte and place', async () => {
    writeFileSync(path('latin1.yaml'), Buffer.from('version: 1\nname: Caf\xe9\n', 'latin1'));
    const result = await loaded(path('latin1.yaml'));
    expect(briefs(result)).toEqual(['BR1003 2:10']);
    expect(rendered(result)).toContain('byte 20 is not UTF-8');
  });

  it.each([
    ['little', Buffer.from('\ufeffversion: 1\n', 'utf16le')],
    ['big', Buffer.from('\ufeffversion: 1\n', 'utf16le').swap16()],
  ])('a file in UTF-16, %s endian', async (name, bytes) => {
    writeFileSync(path(`${name}.yaml`), bytes);
    expect(rendered(await loaded(path(`${name}.yaml`)))).toContain(
      'byte 0 is not UTF-8; it looks like UTF-16',
    );
  });

  it.each([
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['past the last code point', [0xf4, 0x90, 0x80, 0x80]],
    ['a cut sequence', [0xed, 0x95]],
    ['a lone continuation', [0x80]],
  ])('%s is not UTF-8', async (_, bytes) => {
    writeFileSync(path('bytes.yaml'), Buffer.from([...Buffer.from('# 한😀'), ...bytes]));
    expect(rendered(await loaded(path('bytes.yaml')))).toContain('byte 9 is not UTF-8');
  });
});
