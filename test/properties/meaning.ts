import type { AnalysisDocument, Cause } from '../../src/results/document.js';

/** An analysis without places in files, which every way of writing a topology has of its own. */
export function withoutPlaces(document: AnalysisDocument): unknown {
  return JSON.parse(
    JSON.stringify(document, (key, value) => (key === 'at' || key === 'file' ? undefined : value)),
  );
}

/**
 * An analysis without what follows from the order of the file: places, the order of lists, which of several causes is
 * named first, and the last digits of sums.
 */
export function withoutOrder(document: AnalysisDocument): unknown {
  return JSON.parse(JSON.stringify(withoutPlaces(document)), (key, value) => {
    if (key === 'under') return undefined;
    if (typeof value === 'number') return Number(value.toFixed(9));
    if (key === 'causes')
      return sorted((value as readonly Cause[]).map(({ type, id, effect }) => ({ type, id, effect })));
    return Array.isArray(value) && key !== 'byMoment' && key !== 'moments' ? sorted(value) : value;
  });
}

function sorted(list: readonly unknown[]): unknown[] {
  const keyed = list.map((item) => ({ item, key: JSON.stringify(item) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item);
}
