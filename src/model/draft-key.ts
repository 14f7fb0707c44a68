import type { Span } from '../diagnostics/types.js';
import type { RawMap } from './raw.js';
import type { Name } from './shape/value.js';

interface HasNode {
  readonly node: RawMap;
}

export function hasKey(draft: HasNode, key: string): boolean {
  return draft.node.entries.has(key);
}

/** The key is there, and its value was reported. */
export function isMalformed<D extends HasNode>(draft: D, key: keyof D & string): boolean {
  return hasKey(draft, key) && draft[key] === undefined;
}

/** Where the key stands; the whole map where it does not. */
export function keySpan(draft: HasNode, key: string): Span {
  return draft.node.entries.get(key)?.keySpan ?? draft.node.span;
}

/** Where the value stands; the whole map where it does not. */
export function valueSpan(draft: HasNode, key: string): Span {
  return draft.node.entries.get(key)?.value.span ?? draft.node.span;
}

/** Items the list has in the file, those that were reported included. */
export function itemCount(draft: HasNode, key: string): number {
  const value = draft.node.entries.get(key)?.value;
  return value?.kind === 'list' ? value.items.length : 0;
}

/** A bare id, where a map could stand too. */
export function isName(draft: Name | HasNode): draft is Name {
  return !('node' in draft);
}
