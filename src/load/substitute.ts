import type { RawEntry, RawMap, RawNode } from '../model/raw.js';

const VARIABLE = /<([\p{L}_][\p{L}\p{N}_-]*)>/gu;

/** The variables that a text names in < >, in order. */
export function variablesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(VARIABLE), (match) => match[1]!);
}

/** `text` with each `<name>` that has a value replaced, once: a value that looks like a variable stays as it is. */
export function substituteText(text: string, values: ReadonlyMap<string, string>): string {
  return text.includes('<')
    ? text.replace(VARIABLE, (match, name: string) => values.get(name) ?? match)
    : text;
}

/** Nodes of a template without any `<`, which all entries can share. Filled as they are met. */
export type Fixed = Map<RawNode, boolean>;

/** How much the templates have made: nodes and characters. What entries share counts for each: it is read for each. */
export interface Made {
  count: number;
  /** Nodes in what is shared, filled as it is met. */
  readonly sizes: Map<RawNode, number>;
}

/** Nodes of a tree. */
export function sizeOf(node: RawNode, sizes: Map<RawNode, number>): number {
  if (node.kind === 'scalar') return 1;
  let size = sizes.get(node);
  if (size !== undefined) return size;
  size = 1;
  if (node.kind === 'list') for (const item of node.items) size += sizeOf(item, sizes);
  else for (const { value } of node.entries.values()) size += sizeOf(value, sizes);
  sizes.set(node, size);
  return size;
}

/**
 * A copy of `node` with the variables replaced in every key and text. Parts without variables are shared, not copied.
 * Spans stay those of the template. Two keys that become the same go to `clash`, and the first is kept.
 */
export function substitute(
  node: RawNode,
  values: ReadonlyMap<string, string>,
  fixed: Fixed,
  made: Made,
  clash: (entry: RawEntry) => void,
): RawNode {
  if (isFixed(node, fixed)) {
    made.count += sizeOf(node, made.sizes);
    return node;
  }
  made.count++;
  if (node.kind === 'list') {
    return { ...node, items: node.items.map((item) => substitute(item, values, fixed, made, clash)) };
  }
  if (node.kind === 'map') return substituteMap(node, values, fixed, made, clash);
  const text = substituteText(node.text, values);
  made.count += text.length >> 5;
  return { ...node, text };
}

function substituteMap(
  map: RawMap,
  values: ReadonlyMap<string, string>,
  fixed: Fixed,
  made: Made,
  clash: (entry: RawEntry) => void,
): RawMap {
  const entries = new Map<string, RawEntry>();
  for (const entry of map.entries.values()) {
    const key = substituteText(entry.key, values);
    const next = { key, keySpan: entry.keySpan, value: substitute(entry.value, values, fixed, made, clash) };
    if (entries.has(key)) clash(next);
    else entries.set(key, next);
  }
  return { ...map, entries };
}

function isFixed(node: RawNode, fixed: Fixed): boolean {
  const known = fixed.get(node);
  if (known !== undefined) return known;
  const answer = hasNoVariable(node, fixed);
  fixed.set(node, answer);
  return answer;
}

function hasNoVariable(node: RawNode, fixed: Fixed): boolean {
  if (node.kind === 'scalar') return !node.text.includes('<');
  if (node.kind === 'list') return node.items.every((item) => isFixed(item, fixed));
  for (const [key, entry] of node.entries)
    if (key.includes('<') || !isFixed(entry.value, fixed)) return false;
  return true;
}
