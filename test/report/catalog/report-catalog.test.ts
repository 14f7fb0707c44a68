import { describe, expect, test } from 'vitest';
import { reportCatalog } from '../../../src/report/catalog/report-catalog.js';
import { PLAIN } from '../../../src/report/reporter.js';
import { widthOf } from '../../../src/report/text/rich.js';
import { type CatalogQuestion, searchCatalog } from '../../../src/run/search-catalog.js';

function linesFor(asked: Partial<CatalogQuestion>, width = 80): readonly string[] {
  const { document } = searchCatalog({ words: [], kind: null, provider: null, country: null, ...asked });
  return [...reportCatalog(document!, { width, style: PLAIN })].join('').split('\n').slice(0, -1);
}

describe('a list', () => {
  test('has its columns under each other, also behind Korean', () => {
    const lines = linesFor({ country: 'kr', kind: 'region' }).slice(0, 16);
    const starts = lines.map((line) => line.indexOf('region'));
    expect(new Set(starts).size).toBe(1);
    expect(lines).toContain('nhn/kr2                 region  kr  Pyeongchon (평촌): a b');
  });

  test.each([{}, { words: ['ashburn'] }, { kind: 'control-plane' }, { kind: 'zone' }])(
    'of %j fits 80 columns, but for what cannot be broken, and cuts no id',
    (asked) => {
      const lines = linesFor(asked);
      for (const line of lines) if (widthOf(line) > 80) expect(line.trim()).toMatch(/^\S+( +\S+){0,3}$/);
      const { entries } = searchCatalog({ words: [], kind: null, provider: null, country: null, ...asked })
        .document!;
      for (const { id } of entries)
        expect(
          lines.some((line) => line.startsWith(`${id} `)),
          id,
        ).toBe(true);
    },
  );

  test('ends with how many there are and what to type next', () => {
    expect(linesFor({ words: ['zurich'] }).slice(-3)).toEqual([
      '',
      expect.stringMatching(/^4 of \d+ entries with 13 zones and control planes, catalogue of 2026-11-24\.$/),
      'Next:  blast-radius catalog aws/eu-central-2',
    ]);
  });
});

describe('one entry', () => {
  test.each(['azure/koreacentral', 'aws/us-east-1', 'azure', 'crowdstrike', 'ncp/kr/1', 'ncp/uswn'])(
    '%s is told whole, in 80 columns, with its source and its day',
    (id) => {
      const lines = linesFor({ words: [id] });
      expect(lines[0]).toMatch(new RegExp(`^${id}: \\S`));
      expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
      expect(lines.some((line) => /^ {2}source +\S/.test(line))).toBe(true);
      expect(lines).toContain('  checked         2026-11-24');
    },
  );

  test('says what is not known of it', () => {
    const lines = linesFor({ words: ['ncp/uswn'] });
    expect(lines).toContain('  coordinates     none: its city is not published');
    expect(lines).toContain('  control planes  none known');
  });
});
