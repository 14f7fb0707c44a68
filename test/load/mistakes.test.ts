import { describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.js';
import { briefs, memoryFiles } from './helpers.js';

type Case = readonly [name: string, body: string, found: string, says: string];

/** One seeded mistake each: what follows `version: 1`; code, line and column; a part of the fix, or of the message where there is none. */
const MISTAKES: readonly Case[] = [
  ['a key without a colon', 'services\nname: x', 'BR1010 2:1', 'a colon'],
  ['an open quote', 'name: "x', 'BR1010 3:1', 'not closed'],
  ['a text that starts with @', 'name: @home', 'BR1010 2:7', 'quote the text'],
  ['a tab', 'services:\n\tapp: {}', 'BR1011 3:1', 'use spaces'],
  ['an alias of nothing', 'x-a: *nowhere', 'BR1015 2:6', 'quote a text that starts with *'],
  ['two documents', '---\nname: x', 'BR1016 2:1', 'remove the ---'],
  ['a tag', 'name: !env NAME', 'BR1017 2:7', 'quote a text that starts with !'],
  ['a key twice', 'name: x\nname: y', 'BR1018 3:1', 'remove one of them'],
  [
    'a comma in a title',
    'services: { a: { title: Seoul, Korea } }',
    'BR1020 2:25',
    'quote it: "Seoul, Korea"',
  ],
  ['a merge of a text', 'services: { a: { <<: b } }', 'BR1021 2:22', 'a map'],
  ['a missing file', 'include: none.yaml', 'BR1001 2:10', 'no such file'],
  ['an include of a map', 'include: { file: b.yaml }', 'BR1030 2:10', 'include: [./shared.yaml]'],
  ['an include from above', 'include: ../b.yaml', 'BR1031 2:10', 'into the directory of the first one'],
  ['an include of itself', 'include: t.yaml', 'BR1032 2:10', 'remove this one'],
  ['a pattern without a match', "include: './x/*.yaml'", 'BR1034 2:10', 'matches no file'],
  ['an id twice', 'include: b.yaml\nservices: { b: {} }', 'BR1035 1:13', 'give it another id'],
  ['a list for variables', 'domains: { a-<n>: { for: [1] } }', 'BR1040 2:26', 'for: { code: [ICN, GMP] }'],
  ['a variable left out', 'domains: { a: { for: { n: [1] } } }', 'BR1041 2:24', 'a-<n>'],
  ['a variable without values', 'domains: { a-<n>: {} }', 'BR1042 2:12', 'for: { n: [...] }'],
  ['a list of services', 'services: [a]', 'BR1052 2:11', 'each id with what it is'],
  ['a misspelt section', 'sevices: { a: {} }', 'BR1101 2:1', 'did you mean services?'],
  ['a misspelt part of defaults', 'defaults: { service: {} }', 'BR1101 2:13', 'did you mean services?'],
];

describe('a file with one mistake that reading finds', () => {
  it.each(MISTAKES)('%s', async (_name, body, found, says) => {
    const files = memoryFiles({
      '/t/t.yaml': `version: 1\n${body}\n`,
      '/t/b.yaml': 'services: { b: {} }\n',
    });
    const loaded = await load('t.yaml', files);
    expect(briefs(loaded)).toEqual([found]);
    const [{ message, fix }] = loaded.diagnostics as [(typeof loaded.diagnostics)[number]];
    expect(`${message}; ${fix}`).toContain(says);
  });

  it.each([
    ['no version', 'services: { a: {} }', 'BR1050 1:1', 'write version: 1'],
    ['another version', 'version: 2', 'BR1051 1:10', 'write version: 1'],
    ['a list of sections', '- version: 1', 'BR1052 1:1', 'a map of sections'],
    ['nothing', '# later', 'BR1005 1:1', '`version: 1` and services'],
  ])('%s', async (_name, text, found, says) => {
    const loaded = await load('t.yaml', memoryFiles({ '/t/t.yaml': `${text}\n` }));
    expect(briefs(loaded)).toEqual([found]);
    expect(`${loaded.diagnostics[0]!.message}; ${loaded.diagnostics[0]!.fix}`).toContain(says);
  });
});
