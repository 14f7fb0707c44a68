import type { RawEntry, RawMap, RawNode } from '../model/raw.js';
import { type Problems, slip } from './problems.js';

/**
 * Fills `entries` from a merge key (`<<: *base`, a map, or a list of them): keys that are there win, then the earlier of
 * a list. What is merged comes after the map's own entries.
 */
export function mergeInto(entries: Map<string, RawEntry>, merge: RawEntry, problems: Problems): void {
  const from = merge.value.kind === 'list' ? merge.value.items : [merge.value];
  for (const node of from) {
    if (isMap(node)) fill(entries, node);
    else slip(problems, 'BR1021', node.span, '<< takes a map, or a list of maps', null);
  }
}

function isMap(node: RawNode): node is RawMap {
  return node.kind === 'map';
}

function fill(entries: Map<string, RawEntry>, from: RawMap): void {
  for (const [key, entry] of from.entries) if (!entries.has(key)) entries.set(key, entry);
}
