export { durationText as duration } from '../../support/duration-text.js';
export { percentText as percent } from '../../support/percent-text.js';

/*
 * How values are written: as the file writes them, exact, without a locale.
 */

/** A number of users as `6,140,000`: whole, half up, but never a false 0. */
export function count(value: number): string {
  const whole = Math.floor(value + 0.5 + 1e-9);
  if (whole === 0 && value > 0) return '<1';
  return String(BigInt(whole)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 scenario`, `2 scenarios`, `3 policies`. */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b, c and 9 more`: at most `limit` are named, and one more where that is all of them. */
export function enumeration(names: readonly string[], limit: number, more = 'more'): string {
  const shown = names.length <= limit + 1 ? names : names.slice(0, limit);
  const rest = names.length - shown.length;
  const items = rest > 0 ? [...shown, `${count(rest)} ${more}`] : shown;
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/**
 * Whole numbers for a column whose sum is given: each value rounded down, and what is left to the total goes to the largest
 * fractions, earlier first. Where values are whole already they stay.
 */
export function apportion(values: readonly number[], total: number): readonly number[] {
  const whole = values.map((value) => Math.floor(value + 1e-6));
  let left = Math.floor(total + 0.5 + 1e-9) - whole.reduce((sum, value) => sum + value, 0);
  const byFraction = values
    .map((value, index) => ({ index, fraction: value - whole[index]! }))
    .sort((a, b) => b.fraction - a.fraction || a.index - b.index);
  for (const { index, fraction } of byFraction) {
    if (left <= 0 || fraction <= 0) break;
    whole[index]! += 1;
    left -= 1;
  }
  return whole;
}

/** The largest of them, 0 of none; a list may be longer than a call has arguments. */
export function largest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0);
}
