/**
 * The candidate that `word` most likely was meant to be, or null. Letter case, `_` and `-` do not count
 * (`depends_on` is `dependsOn`); else Damerau-Levenshtein distance of adjacent swaps, at most one edit for short words
 * and one more for each three letters. Ties go to the first by code unit. But the one candidate whose last part is the word
 * wins: `koreacentral` is `azure/koreacentral`. O(candidates x word) with an early way out.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const folded = fold(word);
  if (folded.length > LONGEST) return null;
  const limit = folded.length < 2 ? 0 : Math.max(1, Math.floor(folded.length / 3));
  const rows: Rows = [newRow(), newRow(), newRow()];
  let best: string | null = null;
  let bestDistance = limit;
  const endingIn: string[] = [];
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const other = fold(candidate);
    if (limit > 0 && other.endsWith(`/${folded}`)) endingIn.push(candidate);
    const distance = editDistance(folded, other, bestDistance, rows);
    if (distance > bestDistance || (distance === bestDistance && best !== null && best <= candidate))
      continue;
    best = candidate;
    bestDistance = distance;
  }
  return endingIn.length === 1 ? endingIn[0]! : best;
}

/** Longer words get no suggestion: nobody mistypes them by hand, and the distance is quadratic. */
const LONGEST = 64;

type Row = Uint8Array;
type Rows = readonly [Row, Row, Row];

/** Candidates differ in length by a third at most, see `limit`. */
function newRow(): Row {
  return new Uint8Array(2 * LONGEST);
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[_-]/g, '');
}

/** The number of edits from `a` to `b`, or `limit + 1` where there are more. `rows` is scratch space. */
function editDistance(a: string, b: string, limit: number, rows: Rows): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const from = commonStart(a, b);
  const before = Math.min(commonEnd(a, b), Math.min(a.length, b.length) - from);
  return distanceBetween(a.slice(from, a.length - before), b.slice(from, b.length - before), limit, rows);
}

function distanceBetween(a: string, b: string, limit: number, rows: Rows): number {
  let [beforeLast, last, current] = rows;
  for (let column = 0; column <= b.length; column++) last[column] = column;
  for (let row = 1; row <= a.length; row++) {
    if (fillRow(a, b, row, current, last, beforeLast) > limit) return limit + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[b.length]!, limit + 1);
}

/** Fills the distances of the first `row` letters of `a` to each start of `b`; returns the least of them. */
function fillRow(a: string, b: string, row: number, current: Row, last: Row, beforeLast: Row): number {
  let least = row;
  current[0] = row;
  for (let column = 1; column <= b.length; column++) {
    const same = a[row - 1] === b[column - 1];
    let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
    const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
    current[column] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length))
    length++;
  return length;
}
