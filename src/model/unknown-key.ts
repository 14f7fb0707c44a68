import { didYouMean, nearestOf, type Problems, quoteText, reportError } from './problems.js';
import type { RawEntry } from './raw.js';
import type { MapShape } from './shape/value.js';

/** Reports a key that the shape does not have, with what was likely meant: a known slip, else the nearest key. */
export function reportUnknownKey(problems: Problems, entry: RawEntry, shape: MapShape): void {
  const message = `${shape.noun} has no key ${quoteText(entry.key) || "''"}`;
  reportError(problems, 'BR1101', entry.keySpan, message, fixFor(problems, entry.key, shape));
}

function fixFor(problems: Problems, key: string, shape: MapShape): string | null {
  const slip = shape.slips.get(key) ?? shape.slips.get(key.toLowerCase());
  if (slip !== undefined) return shape.keys.has(slip) ? didYouMean(slip) : slip;
  if (key.startsWith('x-')) return 'keys of your own, x-…, stand at the top level of the file';
  return didYouMean(nearestOf(problems, key, [...shape.keys.keys()]));
}
