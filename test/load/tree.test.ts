import { describe, expect, it } from 'vitest';
import { loadText } from '../../src/load/load.js';
import type { RawScalar } from '../../src/model/raw.js';
import { pairs, plain, rendered } from './helpers.js';

const V = 'version: 1\n';

function services(text: string) {
  const loaded = loadText('t.yaml', V + text);
  expect(rendered(loaded)).toBe('');
  return pairs(loaded.raw!.services);
}

describe('scalars', () => {
  it('keep their source: no number, boolean or null is made of them', () => {
    const { raw } = loadText(
      't',
      `${V}x-a: [0x1F, 1_000, 1e309, .nan, ~, 12:30, yes, -0, 007, "7", 'it''s', "\\u{41}"]`.replace(
        '\\u{41}',
        '\\u0041',
      ),
    );
    expect(plain(raw!.top.get('x-a')!.value)).toEqual([
      '0x1F',
      '1_000',
      '1e309',
      '.nan',
      '~',
      '12:30',
      'yes',
      '-0',
      '007',
      '"7"',
      '"it\'s"',
      '"A"',
    ]);
  });

  it('block texts are quoted, !!str makes a plain one quoted', () => {
    const { raw } = loadText('t', `${V}x-a: |\n  two\n  lines\nx-b: !!str 5\nx-c:\n`);
    expect([...raw!.top.values()].slice(1).map((entry) => plain(entry.value))).toEqual([
      '"two\nlines\n"',
      '"5"',
      '',
    ]);
  });

  it('spans are offsets into the text, also after CRLF and wide characters', () => {
    const text = 'version: 1\r\nname: 한글\r\nx-a: [1, "q"]\r\n';
    const { raw } = loadText('t', `\ufeff${text}`);
    const list = raw!.top.get('x-a')!.value;
    const items = (list.kind === 'list' ? list.items : []) as RawScalar[];
    expect(items.map(({ span }) => text.slice(span.start, span.end))).toEqual(['1', '"q"']);
    expect(text.slice(raw!.top.get('name')!.keySpan.start, raw!.top.get('name')!.keySpan.end)).toBe('name');
  });

  it('JSON is YAML', () => {
    const { raw, diagnostics } = loadText('t', '{"version": 1, "services": {"a": {"tier": 0, "stack": []}}}');
    expect(diagnostics).toEqual([]);
    expect(pairs(raw!.services)).toEqual([['a', { tier: '0', stack: [] }]]);
  });
});

describe('anchors and merge keys', () => {
  it('explicit keys win, then the earlier of a list', () => {
    const text = `x-a: &a { tier: 1, owner: a }\nx-b: &b { owner: b, sector: b }\nservices:\n  s: { <<: [*a, *b], tier: 0 }\n  t: { sector: t, <<: *b }\n  u: { <<: { tier: 5 } }\n`;
    expect(services(text)).toEqual([
      ['s', { tier: '0', owner: 'a', sector: 'b' }],
      ['t', { sector: 't', owner: 'b' }],
      ['u', { tier: '5' }],
    ]);
  });

  it('merges pass on what they merged', () => {
    const text = 'x-a: &a { tier: 1 }\nx-b: &b { <<: *a, owner: b }\nservices:\n  s: { <<: *b }\n';
    expect(services(text)).toEqual([['s', { owner: 'b', tier: '1' }]]);
  });

  it('a name that is given again stands for the later value', () => {
    expect(services('services:\n  s: { tier: &n 1, users: *n, owner: &n o, sector: *n }\n')).toEqual([
      ['s', { tier: '1', users: '1', owner: 'o', sector: 'o' }],
    ]);
  });

  it('a quoted << is a key like any other', () => {
    expect(services('services: { s: { "<<": 1 } }')).toEqual([['s', { '<<': '1' }]]);
  });
});

describe('a comma in a title', () => {
  it('is told with the quoted title, and the pieces are put together', () => {
    const loaded = loadText(
      't.yaml',
      `${V}services: { a: { title: Seoul, Korea, South, tier: 0 }, b: {} }\n`,
    );
    expect(rendered(loaded)).toBe(
      [
        't.yaml:2:25: error BR1020: the comma ends the title',
        '   2 | services: { a: { title: Seoul, Korea, South, tier: 0 }, b: {} }',
        '     |                         ^^^^^^^^^^^^^^^^^^^',
        '     quote it: "Seoul, Korea, South"',
      ].join('\n'),
    );
    expect(pairs(loaded.raw!.services)).toEqual([
      ['a', { title: '"Seoul, Korea, South"', tier: '0' }],
      ['b', {}],
    ]);
  });

  it('a missing value with its colon is no such case', () => {
    expect(services('services: { a: { title: Seoul, owner: , tier: 0 } }')).toEqual([
      ['a', { title: 'Seoul', owner: '', tier: '0' }],
    ]);
  });
});

describe('sections', () => {
  it('keeps scenarios, policies, waivers and x- keys', () => {
    const { raw } = loadText(
      't',
      `${V}name: n\nscenarios: { c: 1 }\npolicies: { p: 2 }\nwaivers: [{ policy: p }]\nx-mine: 3\n`,
    );
    expect([...raw!.top.keys()]).toEqual(['version', 'name', 'x-mine']);
    expect(pairs(raw!.scenarios)).toEqual([['c', '1']]);
    expect(pairs(raw!.policies)).toEqual([['p', '2']]);
    expect(raw!.waivers.map(plain)).toEqual([{ policy: 'p' }]);
  });

  it('a misspelt section is one error, and is taken for what it means', () => {
    const loaded = loadText('t', `${V}sevices: { a: {} }\n`);
    expect(loaded.diagnostics.map((one) => [one.code, one.fix])).toEqual([
      ['BR1101', 'did you mean services?'],
    ]);
    expect(pairs(loaded.raw!.services)).toEqual([['a', {}]]);
  });
});
