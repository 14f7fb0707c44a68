import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonYaml } from '../../src/load/common-yaml.js';
import { fullYaml } from '../../src/load/parse-source.js';
import { newProblems } from '../../src/load/problems.js';
import { sourceOf } from '../../src/load/read-source.js';

/** What the full parser makes of a text, and what it reports. */
function full(text: string) {
  const problems = newProblems();
  return {
    tree: fullYaml(text, 0, [sourceOf('t', text)], problems),
    codes: problems.list.map((one) => one.code),
  };
}

/** Whenever the reader of common YAML takes a text, the full parser takes it too and gives the same tree and spans. */
function agree(text: string): boolean {
  const common = commonYaml(text, 0);
  if (common === null) return false;
  expect(full(text)).toEqual({ tree: common, codes: [] });
  return true;
}

const TOPOLOGY = `# yaml-language-server: $schema=./topology.schema.json
version: 1
name: July 2024, cloud-concentrated   # a comment
include: [./shared.yaml]

domains:
  kt-backbone:   { kind: network }
  seoul-edge:
    location: [37.58, 127.00]
    within: [seoul-metro]
    dependsOn: [{ id: seoul-grid, worksWithout: 15m }]
    repair: { takes: 4h, dependsOn: [ops-vpn], }
  lte-<code>:    { for: { code: { ICN: , GMP: { weight: 60 } } }, kind: network }
  empty:
  한국-전력: {title: 한국전력, note: "a \\"b\\" \\u00e9", other: 'it''s # not: a comment'}

services:
  bank:
    users: 4_200_000
    "quoted key": -1
    placements:
    - azure/centralus
    - in: azure/eastus2
      role: standby
      # between
      stack: [linux,
        7]
    -
      in: x
    - - nested
      - list
    -
    slo: { availability: 99.95%, rto: 30m }
waivers:
  - { policy: p, until: 2027-03-31 }
`;

describe('the reader of common YAML', () => {
  it('reads an ordinary topology, and agrees with the full parser', () => {
    expect(agree(TOPOLOGY)).toBe(true);
  });

  it('reads JSON in both layouts', () => {
    const document = {
      version: 1,
      services: { a: { tier: 0, stack: ['x', { in: 'y/\u00e9' }], labels: {}, list: [] } },
    };
    expect(agree(JSON.stringify(document))).toBe(true);
    expect(agree(JSON.stringify(document, null, 2))).toBe(true);
  });

  it.each([
    ['an anchor', 'a: &x 1\n'],
    ['an alias', 'a: *x\n'],
    ['a tag', 'a: !x 1\n'],
    ['a merge key', 'a: { <<: {} }\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['a missing value', 'a: { title: Seoul, Korea }\n'],
    ['a text over two lines', 'a: one\n  two\n'],
    ['a block text', 'a: |\n  one\n'],
    ['an explicit key', '? a\n: 1\n'],
    ['a document mark', '---\na: 1\n'],
    ['an end mark', 'a: 1\n...\n'],
    ['a tab', 'a:\t1\n'],
    ['too little indentation in brackets', 'a: [1,\n2]\n'],
    ['a colon in a text', 'a: b: c\n'],
    ['a wrong indentation', 'a:\n    b: 1\n  c: 2\n'],
    ['a dash among keys', 'a: 1\n- b\n'],
    ['words behind a bracket', 'a: [1] b\n'],
    ['a comment without a space', 'a: "x"#c\n'],
    ['33 levels', `a: ${'['.repeat(33)}${']'.repeat(33)}\n`],
    ['a list', '- a\n'],
    ['nothing', '# a\n'],
  ])('leaves %s to the full parser', (_, text) => {
    expect(commonYaml(text, 0)).toBeNull();
  });

  it('agrees on random texts of YAML words', () => {
    const words = [
      'a',
      'b',
      'a: ',
      'b:',
      ' ',
      '  ',
      '\n',
      '\n',
      '\n  ',
      '\n    ',
      '- ',
      '-',
      '[',
      ']',
      '{',
      '}',
      ', ',
      ',',
      ':',
    ];
    const rare = [
      '"q"',
      "'s'",
      '"q":',
      '"\\n"',
      '#',
      ' # c',
      '1',
      '-1',
      '.',
      '...',
      '---',
      '<<: ',
      '~',
      '한',
      '|',
      '?',
      '"',
      "'",
      '&',
      '%',
      '=',
      '\\',
    ];
    const word = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, fc.constantFrom(...rare));
    const text = fc.array(word, { minLength: 1, maxLength: 24 }).map((list) => list.join(''));
    let taken = 0;
    fc.assert(
      fc.property(text, (one) => {
        if (agree(`k: ${one}`)) taken++;
        if (agree(one)) taken++;
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
