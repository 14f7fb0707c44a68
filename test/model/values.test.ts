import { describe, expect, it } from 'vitest';
import { isDate } from '../../src/model/date.js';
import { DURATION_PATTERN, formatDuration, guessDuration, parseDuration } from '../../src/model/duration.js';
import { matchesGlob } from '../../src/model/glob.js';
import { idProblem } from '../../src/model/id.js';
import { parseCount, parseNumber, parseShare } from '../../src/model/number.js';

describe('a duration', () => {
  it.each([
    ['90s', 90],
    ['15m', 900],
    ['24h20m', 87_600],
    ['3d', 259_200],
    ['2w', 1_209_600],
    ['2y', 63_072_000],
    ['1y2w3d4h5m6s', 31_536_000 + 1_209_600 + 259_200 + 14_400 + 300 + 6],
    ['0', 0],
    ['0m', 0],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
    expect(text).toMatch(new RegExp(DURATION_PATTERN, 'u'));
  });

  it.each(['', '5', '1.5h', '-1h', '1h1h', '5m1h', '1H', '1 h', '1mo', '1e3s', 'h', '9999999999h'])(
    '%s is none',
    (text) => {
      expect(parseDuration(text)).toBeNull();
      expect(text).not.toMatch(new RegExp(DURATION_PATTERN, 'u'));
    },
  );

  it('is written as it is read', () => {
    for (const text of ['0s', '90m', '1d20m', '2y', '3w']) {
      expect(parseDuration(formatDuration(parseDuration(text)!))).toBe(parseDuration(text));
    }
    expect(formatDuration(87_600)).toBe('1d20m');
    expect(guessDuration('2 Hours')).toBe('2h');
    expect(guessDuration('1 month')).toBeNull();
  });
});

describe('a number', () => {
  it('is a finite decimal', () => {
    expect(['1', '0.5', '-2', '1_000.5', '1e3'].map(parseNumber)).toEqual([1, 0.5, -2, 1000.5, 1000]);
    const not = [
      '',
      '0x1F',
      '0o7',
      '010',
      '1_',
      '_1',
      '1__0',
      '.5',
      '5.',
      '1e309',
      'NaN',
      '.inf',
      'Infinity',
      '1,5',
    ];
    expect(not.filter((text) => parseNumber(text) !== null)).toEqual([]);
  });

  it('is a count only where it is whole and exact', () => {
    expect(['0', '4_200_000', '9007199254740991'].map(parseCount)).toEqual([
      0,
      4_200_000,
      Number.MAX_SAFE_INTEGER,
    ]);
    const not = ['-1', '+1', '1.0', '1e3', '9007199254740993', ''];
    expect(not.filter((text) => parseCount(text) !== null)).toEqual([]);
  });

  it('is a share with or without its sign', () => {
    expect(['60%', '0.6', '12.5%', '1', '150%'].map(parseShare)).toEqual([0.6, 0.6, 0.125, 1, 1.5]);
    expect(['%', '60 %', '60%%', 'x%'].filter((text) => parseShare(text) !== null)).toEqual([]);
  });
});

describe('an id', () => {
  it.each([
    'a',
    'azure/koreacentral/1',
    'lte-ICN',
    '전자의무기록',
    'größe',
    'दिल्ली',
    'สำนักงาน',
    '7',
    '__proto__',
    'α-wave',
    'банк',
  ])('may be %s', (text) => expect(idProblem(text)).toBeNull());

  it.each([
    '',
    ' a',
    'a b',
    'a\n',
    'a\u200b',
    '\u202ea',
    'a\u00ad',
    '\u3164',
    'a@b',
    'a=b',
    '-a',
    '/a',
    '.a',
    'a[b]',
    '😀',
    '\ud800',
  ])('may not be %j', (text) => expect(idProblem(text)).not.toBeNull());
});

describe('a date', () => {
  it('is a day of the calendar', () => {
    expect(['2027-03-31', '2028-02-29', '2000-02-29'].every(isDate)).toBe(true);
    expect(
      ['2027-02-29', '1900-02-29', '2027-13-01', '2027-00-10', '2027-1-1', '2027-03-31T00:00'].some(isDate),
    ).toBe(false);
  });
});

describe('a glob', () => {
  it('matches the whole text', () => {
    const yes = [
      ['*', ''],
      ['apt-*', 'apt-ICN'],
      ['a*c*e', 'abcde'],
      ['?b', 'ab'],
      ['*/1', 'azure/x/1'],
      ['a', 'a'],
    ] as const;
    const no = [
      ['?', ''],
      ['apt', 'apt-ICN'],
      ['a*c', 'acd'],
      ['', 'a'],
      ['a?', 'a'],
    ] as const;
    expect(yes.every(([pattern, text]) => matchesGlob(pattern, text))).toBe(true);
    expect(no.some(([pattern, text]) => matchesGlob(pattern, text))).toBe(false);
  });

  it('is not exponential', () => {
    expect(matchesGlob(`${'*a'.repeat(50)}b`, 'a'.repeat(5000))).toBe(false);
  });
});
