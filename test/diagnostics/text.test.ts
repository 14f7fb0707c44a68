import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/diagnostics/codes.js';
import { lineStarts, lineText, locate } from '../../src/diagnostics/lines.js';
import { printable } from '../../src/diagnostics/printable.js';
import { displayWidth } from '../../src/diagnostics/width.js';

describe('printable', () => {
  it.each([
    ['\u001b[0m', '\\u{1b}[0m'],
    ['a\r\n\tb', 'a\\r\\n\\tb'],
    ['\u0085\u009b\u007f', '\\u{85}\\u{9b}\\u{7f}'],
    ['\u202e\u2066\u200f\u061c', '\\u{202e}\\u{2066}\\u{200f}\\u{61c}'],
    ['\u200b\u200d\ufeff\u3164', '\\u{200b}\\u{200d}\\u{feff}\\u{3164}'],
    ['\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['\ud800x', '\\u{d800}x'],
    ['\u{e0041}', '\\u{e0041}'],
    ['한글 é 😀 ❤️ \\ "', '한글 é 😀 ❤️ \\ "'],
  ])('%j is %s', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('leaves nothing to escape', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(printable(text))).toBe(printable(text));
        expect(/[\p{Cc}\p{Cs}]/u.test(printable(text))).toBe(false);
      }),
    );
  });
});

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['한글', 4],
    ['日本', 4],
    ['e\u0301', 1],
    ['\u1112\u1161\u11ab', 2],
    ['😀', 2],
    ['ＡＢ', 4],
    ['█─→', 3],
    ['', 0],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('lines', () => {
  it('count as people do', () => {
    const text = 'a\r\nbb\n\nc';
    const source = { name: 't', text, lineStarts: lineStarts(text) };
    expect(source.lineStarts).toEqual([0, 3, 6, 7]);
    expect([0, 1, 2, 3].map((line) => lineText(source, line))).toEqual(['a', 'bb', '', 'c']);
    const places = [0, 2, 3, 5, 6, 7, 8].map((start) => locate({ file: 0, start, end: start }, [source]));
    expect(places.map((place) => `${place.line}:${place.column}`)).toEqual([
      '1:1',
      '1:3',
      '2:1',
      '2:3',
      '3:1',
      '4:1',
      '4:2',
    ]);
  });
});

describe('codes', () => {
  it('have the form BR10xx, a title without full stop, and whole sentences', () => {
    for (const [code, { title, explanation }] of CODES) {
      expect(code).toMatch(/^BR10\d\d$/);
      expect(title).not.toMatch(/\.$/);
      expect(explanation).toMatch(/^[A-Z`].*[.]$/);
    }
  });
});
