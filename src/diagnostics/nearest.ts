/**
 * The candidate that `word` most likely was meant to be, or null. Letter case, `_` and `-` do not count
 * (`depends_on` is `dependsOn`); else Damerau-Levenshtein distance of adjacent swaps, at most one edit for short words
 * and one more for each three letters. Ties go to the first by code unit. O(candidates x word) with an early way out.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const folded = fold(word);
  if (folded.length > LONGEST) return null;
  const limit = folded.length < 2 ? 0 : Math.max(1, Math.floor(folded.length / 3));
  let best: string | null = null;
  let bestDistance = limit;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const distance = editDistance(folded, fold(candidate), bestDistance);
    if (distance > bestDistance || (distance === bestDistance && best !== null && best <= candidate))
      continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Longer words get no suggestion: nobody mistypes them by hand, and the distance is quadratic. */
const LONGEST = 64;

function fold(word: string): string {
  return word.toLowerCase().replace(/[_-]/g, '');
}

/** The number of edits from `a` to `b`, or `limit + 1` where there are more. */
function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = nextRow(a, b, row, last, beforeLast);
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length]!, limit + 1);
}

function nextRow(
  a: string,
  b: string,
  row: number,
  last: readonly number[],
  beforeLast: readonly number[],
): number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column++) {
    const same = a[row - 1] === b[column - 1];
    let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
    const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
    current.push(cost);
  }
  return current;
}
