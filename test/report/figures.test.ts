import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion, count, duration, enumeration, percent, plural } from '../../src/report/text/figures.js';

test.each([
  [0, '0%'],
  [0.0000001, '<1%'],
  [0.005, '1%'],
  [0.145, '15%'],
  [0.994999, '99%'],
  [0.995, '>99%'],
  [0.999999999999, '>99%'],
  [1, '100%'],
])('percent of %d is %s', (fraction, text) => expect(percent(fraction)).toBe(text));

test.each([
  [0, '0'],
  [0.2, '<1'],
  [999.5, '1,000'],
  [6_140_000, '6,140,000'],
  [1e21, '1,000,000,000,000,000,000,000'],
])('count of %d is %s', (value, text) => expect(count(value)).toBe(text));

test.each([
  [0, '0s'],
  [0.5, '0.5s'],
  [90, '1m30s'],
  [1800, '30m'],
  [5400, '1h30m'],
  [86_400, '24h'],
  [87_600, '24h20m'],
  [108_000, '30h'],
  [259_200, '3d'],
  [63_072_000, '2y'],
])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));

test('lists and plurals', () => {
  expect(enumeration(['a'], 3)).toBe('a');
  expect(enumeration(['a', 'b'], 3)).toBe('a and b');
  expect(enumeration(['a', 'b', 'c', 'd'], 3)).toBe('a, b, c and d');
  expect(enumeration(['a', 'b', 'c', 'd', 'e'], 3)).toBe('a, b, c and 2 more');
  expect(plural(1, 'policy', 'policies')).toBe('1 policy');
  expect(plural(0, 'scenario')).toBe('0 scenarios');
});

describe('apportion', () => {
  test('whole numbers that add up to the total as it is printed, each off by less than one', () => {
    const parts = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(parts, (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        const whole = apportion(values, total);
        expect(whole.reduce((sum, value) => sum + value, 0)).toBe(Math.floor(total + 0.5 + 1e-9));
        for (const [index, value] of values.entries())
          expect(Math.abs(whole[index]! - value)).toBeLessThan(1 + 1e-6);
      }),
    );
  });
  test('what is whole already stays', () => expect(apportion([5, 0.4, 0.3, 7], 12.7)).toEqual([5, 1, 0, 7]));
});
