import { describe, expect, test } from 'vitest';
import type { ReportOptions } from '../../src/report/reporter.js';
import { reportText } from '../../src/report/text/report-text.js';
import type { AnalysisDocument } from '../../src/results/document.js';
import { optionsOf } from './documents.js';
import { AT_THE_EDGE, CONCENTRATED } from './july-2024.js';
import { SITUATIONS } from './situations.js';

function textOf(document: AnalysisDocument, more: Partial<ReportOptions> = {}): string {
  return [...reportText(document, optionsOf(more))].join('');
}

describe('the two outages of July 2024', () => {
  test('80 columns', () => expect(textOf(CONCENTRATED)).toMatchFileSnapshot('golden/july-2024.txt'));
  test('60 columns', () =>
    expect(textOf(CONCENTRATED, { width: 60 })).toMatchFileSnapshot('golden/july-2024-60.txt'));
  test('40 columns: bars on lines of their own', () =>
    expect(textOf(CONCENTRATED, { width: 40 })).toMatchFileSnapshot('golden/july-2024-40.txt'));
  test('200 columns: placements left, and no wider than 100', () =>
    expect(textOf(CONCENTRATED, { width: 200 })).toMatchFileSnapshot('golden/july-2024-200.txt'));
  test('ASCII', () => {
    const text = textOf(CONCENTRATED, { unicode: false });
    expect(text).toMatch(/^[\n -~]*$/);
    return expect(text).toMatchFileSnapshot('golden/july-2024-ascii.txt');
  });
  test('colour is for states: without it the text is the same', () => {
    const mark = (role: string) => (text: string) => `<${role}>${text}</${role}>`;
    const style = {
      down: mark('down'),
      partial: mark('partial'),
      degraded: mark('degraded'),
      up: mark('up'),
      dim: mark('dim'),
    };
    const text = textOf(CONCENTRATED, { style });
    expect(text.replace(/<\/?(down|partial|degraded|up|dim)>/g, '')).toBe(textOf(CONCENTRATED));
    return expect(text).toMatchFileSnapshot('golden/july-2024-colour.txt');
  });
  test('at the edge, one run', () =>
    expect(textOf(AT_THE_EDGE)).toMatchFileSnapshot('golden/july-2024-edge.txt'));
});

describe('situations at 80 columns', () => {
  for (const [name, document] of SITUATIONS) {
    test(name, () => {
      const exit = document.verdict === 'fail' ? 1 : 0;
      return expect(textOf(document, { exit })).toMatchFileSnapshot(`golden/${name}.txt`);
    });
  }
});

test('what a reader may compare by eye: the headline of the mock-up', () => {
  const text = textOf(CONCENTRATED);
  expect(text).toContain('Worst: azure/centralus fails, 9 of 12 services go down, 64% of users lost.\n');
  expect(text).toContain('7 stay down, 2 are back after 1h.\n');
  expect(text).toContain(' 6,140,000  in all; 5,990,000 (62%) for the rest of the 24h20m\n');
});
