import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../src/gate/days.js';

const DAY = 86_400_000;
const dayOf = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);

describe('days between two dates', () => {
  it('are counted as the calendar does', () => {
    const day = fc.integer({ min: -700_000, max: 2_900_000 }).filter((n) => /^\d{4}-/.test(dayOf(n)));
    fc.assert(fc.property(day, day, (a, b) => daysBetween(dayOf(a), dayOf(b)) === b - a));
  });

  it.each([
    ['2027-03-31', '2027-03-31', 0],
    ['2027-03-31', '2027-04-12', 12],
    ['2028-02-28', '2028-03-01', 2],
    ['2027-02-28', '2027-03-01', 1],
    ['2100-02-28', '2100-03-01', 1],
    ['2000-02-28', '2000-03-01', 2],
    ['2027-12-31', '2028-01-01', 1],
  ])('%s to %s: %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(daysBetween(to, from)).toBe(0 - days);
  });
});
