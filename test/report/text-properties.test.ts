import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { PLAIN } from '../../src/report/reporter.js';
import { reportText } from '../../src/report/text/report-text.js';
import { documents } from './arbitrary-run.js';
import { optionsOf } from './documents.js';
import { CONCENTRATED } from './july-2024.js';
import { SITUATIONS } from './situations.js';

const widths = fc.constantFrom(60, 80, 120, 200);
const RUNS = { numRuns: 150 };

/** The widest run of characters that may not be broken. */
function longestWord(line: string): number {
  return Math.max(
    0,
    ...line
      .trim()
      .split(' ')
      .map((word) => stringWidth(word)),
  );
}

test('a line is no wider than the page, unless a word in it leaves it no choice', () => {
  fc.assert(
    fc.property(documents, widths, (document, width) => {
      for (const line of [...reportText(document, optionsOf({ width }))].join('').split('\n')) {
        const limit = Math.min(width, 100);
        if (stringWidth(line) > limit) expect(longestWord(line)).toBeGreaterThan(limit / 4);
      }
    }),
    RUNS,
  );
});

test('with names of ordinary length no line is wider than the page', () => {
  for (const document of [CONCENTRATED, ...SITUATIONS.values()]) {
    for (const width of [80, 100, 120, 200]) {
      for (const all of [false, true]) {
        const lines = [...reportText(document, optionsOf({ width, all }))].join('').split('\n');
        const tooWide = lines.filter((line) => stringWidth(line) > Math.min(width, 100));
        expect(tooWide).toEqual([]);
      }
    }
  }
});

test('a line with a bar fits its page when every block takes two cells', () => {
  for (const document of [CONCENTRATED, ...SITUATIONS.values()]) {
    for (const width of [60, 80, 200]) {
      const lines = [...reportText(document, optionsOf({ width }))].join('').split('\n');
      const wide = lines.filter(
        (line) => /[█░]/.test(line) && stringWidth(line) + line.replace(/[^█░]/g, '').length > width,
      );
      expect(wide).toEqual([]);
    }
  }
});

/** Sums the users in front of the rows between the head of a column and its sum. */
function columnSums(text: string): { readonly sum: number; readonly total: number }[] {
  const sums: { sum: number; total: number }[] = [];
  let column = 0;
  let sum = 0;
  for (const line of text.split('\n')) {
    if (/^ +users$/.test(line)) [column, sum] = [line.length, 0];
    const figure = line.slice(0, column).trim();
    if (!/^[\d,]+$/.test(figure)) continue;
    const value = Number(figure.replaceAll(',', ''));
    if (/^ {2}(in all|in these|in part;)/.test(line.slice(column))) {
      sums.push({ sum, total: value });
      column = 0;
    } else {
      sum += value;
    }
  }
  return sums;
}

test('every column adds up, cut or not', () => {
  let checked = 0;
  fc.assert(
    fc.property(documents, fc.boolean(), (document, all) => {
      const text = [...reportText(document, optionsOf({ width: 200, all }))].join('');
      for (const { sum, total } of columnSums(text)) {
        checked += 1;
        expect(sum).toBe(total);
      }
    }),
    RUNS,
  );
  expect(checked).toBeGreaterThan(50);
});

test('no control character reaches the page, and without colour no escape', () => {
  fc.assert(
    fc.property(documents, widths, fc.boolean(), (document, width, all) => {
      const text = [...reportText(document, optionsOf({ width, all, style: PLAIN }))].join('');
      expect(text).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
      );
    }),
    RUNS,
  );
});
