/** Within this, capacities, losses and times (these also by proportion) are the same. */
export const TOLERANCE = 1e-9;

/** Whether two times in seconds are the same but for rounding; Infinity is the same as itself. */
export function isSameTime(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.min(Math.abs(a), Math.abs(b)));
}
