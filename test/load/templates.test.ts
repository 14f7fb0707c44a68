import { describe, expect, it } from 'vitest';
import { loadText } from '../../src/load/load.js';
import { briefs, pairs, rendered } from './helpers.js';

const V = 'version: 1\n';

function domains(text: string) {
  const loaded = loadText('t.yaml', V + text);
  expect(rendered(loaded)).toBe('');
  return pairs(loaded.raw!.domains);
}

describe('for', () => {
  it('makes one entry of each value of a list', () => {
    expect(domains('domains: { "lte-<code>": { for: { code: [ICN, GMP] }, kind: network } }')).toEqual([
      ['lte-ICN', { kind: 'network' }],
      ['lte-GMP', { kind: 'network' }],
    ]);
  });

  it('makes entries that differ in nothing but their ids of one tree', () => {
    const { raw } = loadText('t.yaml', `${V}domains: { "d<i>": { for: { i: [1, 2, 3] }, kind: rack } }`);
    expect(new Set(raw!.domains.map(({ value }) => value)).size).toBe(1);
  });

  it('lets the keys of what differs win, and replaces in them too', () => {
    const text = `domains:
  apt-<code>:
    for: { code: { ICN: { weight: 190, title: "<code> one" }, GMP: , CJU: { kind: mec } } }
    kind: edge-site
    uplink: [kt, lte-<code>]
    labels: { <code>: true }
`;
    expect(domains(text)).toEqual([
      [
        'apt-ICN',
        {
          kind: 'edge-site',
          uplink: ['kt', 'lte-ICN'],
          labels: { ICN: 'true' },
          weight: '190',
          title: '"ICN one"',
        },
      ],
      ['apt-GMP', { kind: 'edge-site', uplink: ['kt', 'lte-GMP'], labels: { GMP: 'true' } }],
      ['apt-CJU', { kind: 'mec', uplink: ['kt', 'lte-CJU'], labels: { CJU: 'true' } }],
    ]);
  });

  it('combines several variables, the last one fastest', () => {
    const text = 'domains: { "<a>-<b>": { for: { a: [x, y], b: [1, 2] }, title: <b><a><c> } }';
    expect(domains(text)).toEqual([
      ['x-1', { title: '1x<c>' }],
      ['x-2', { title: '2x<c>' }],
      ['y-1', { title: '1y<c>' }],
      ['y-2', { title: '2y<c>' }],
    ]);
  });

  it('replaces once: a value that looks like a variable stays', () => {
    expect(domains('domains: { "<a>/<b>": { for: { a: ["<b>"], b: [z] } } }')).toEqual([['<b>/z', {}]]);
  });

  it('keeps the place of the template', () => {
    const text = `${V}services:\n  s-<n>: { for: { n: [1, 2] }, tier: 0 }\n`;
    const { raw } = loadText('t', text);
    expect(raw!.services.map((one) => text.slice(one.keySpan.start, one.keySpan.end))).toEqual([
      's-<n>',
      's-<n>',
    ]);
  });

  it.each([
    ['a variable that the key does not hold', 'a: { for: { n: [1] } }', 'BR1041 3:15'],
    ['a key with an unknown variable', 'a-<m>-<n>: { for: { n: [1] } }', 'BR1042 3:3'],
    ['a key with a variable and no for', 'a-<m>: {}', 'BR1042 3:3'],
    ['no values', 'a-<n>: { for: { n: [] } }', 'BR1040 3:22'],
    ['no variables', 'a-<n>: { for: {} }', 'BR1040 3:17'],
    ['a list for a map', 'a-<n>: { for: [1, 2] }', 'BR1040 3:17'],
    ['one value without a list', 'a-<n>: { for: { n: 1 } }', 'BR1040 3:22'],
    ['a map as a value', 'a-<n>: { for: { n: [1, {}] } }', 'BR1040 3:26'],
    ['a text as what differs', 'a-<n>: { for: { n: { x: 1 } } }', 'BR1040 3:27'],
    ['a value twice', 'a-<n>: { for: { n: [1, 1] } }', 'BR1035 3:3'],
    ['two keys that become one', 'a-<n>: { for: { n: [1] }, <n>: 1, 1: 2 }', 'BR1018 3:37'],
    ['an id that is there already', 'a-1: {}\n  a-<n>: { for: { n: [1] } }', 'BR1035 4:3'],
  ])('%s is an error', (_, entry, expected) => {
    const loaded = loadText('t', `${V}domains:\n  ${entry}\n`);
    expect(briefs(loaded)).toEqual([expected]);
    // Entries that are lost would all be reported as unknown ids; a second one of the same id is not missed.
    expect(loaded.raw === null).toBe(expected.startsWith('BR104'));
  });

  it('more than 100,000 entries are an error', () => {
    // Sixteen million of them: who makes them first does not come to an end.
    const list = `[${Array.from({ length: 4_000 }, (_, i) => i).join(', ')}]`;
    const loaded = loadText('t', `${V}domains:\n  <a>-<b>: { for: { a: ${list}, b: ${list} } }\n`);
    expect(briefs(loaded)).toEqual(['BR1043 3:14']);
    expect(loaded.diagnostics[0]!.message).toContain('this makes 16000000 entries');
  });

  it('large templates with many entries end in an error, not in memory', () => {
    const values = `[${Array.from({ length: 5000 }, (_, i) => i).join(', ')}]`;
    const large = `[${'<n>, '.repeat(2000)}]`;
    const loaded = loadText('t', `${V}domains:\n  a-<n>: { for: { n: ${values} }, uplink: ${large} }\n`);
    expect(briefs(loaded)).toEqual(['BR1043 3:3']);
  });
});

describe('defaults', () => {
  it('fill what an entry leaves out, by key, after for', () => {
    const text = `${V}defaults: { domains: { kind: edge-site, labels: { a: 1 } }, services: { tier: 3 } }
domains: { "s-<n>": { for: { n: { x: { kind: mec }, y: } } }, z: { labels: {} }, empty: }
services: { web: { tier: 0 }, job: {} }
`;
    const { raw, diagnostics } = loadText('t', text);
    expect(diagnostics).toEqual([]);
    expect(pairs(raw!.domains)).toEqual([
      ['s-x', { kind: 'mec', labels: { a: '1' } }],
      ['s-y', { kind: 'edge-site', labels: { a: '1' } }],
      ['z', { labels: {}, kind: 'edge-site' }],
      ['empty', { kind: 'edge-site', labels: { a: '1' } }],
    ]);
    expect(pairs(raw!.services)).toEqual([
      ['web', { tier: '0' }],
      ['job', { tier: '3' }],
    ]);
  });

  it.each([
    ['a list', 'defaults: []', 'BR1052 2:11'],
    ['an unknown part', 'defaults: { service: {} }', 'BR1101 2:13'],
    ['a part that is no map', 'defaults: { services: 1 }', 'BR1052 2:23'],
  ])('%s is an error', (_, text, expected) => {
    expect(briefs(loadText('t', `${V}${text}\n`))).toEqual([expected]);
  });
});
