import type { RawEntry, RawMap, RawNode, RawScalar } from '../model/raw.js';

/** What each path under a `for` stands for; null: it could not be read, which is reported. */
export type ForValues = ReadonlyMap<RawScalar, RawNode | null>;

/** The paths of all `for: { name: { include: path } }` of a file, in its order. Linear in its entries. */
export function forPaths(root: RawMap): readonly RawScalar[] {
  const paths: RawScalar[] = [];
  for (const section of sections(root)) {
    for (const entry of section.entries.values()) {
      for (const variable of variables(entry)) {
        const path = pathOf(variable.value);
        if (path !== null) paths.push(path);
      }
    }
  }
  return paths;
}

/**
 * The file with the values in place of their paths, so that nobody after this knows that they stood in a file of their own;
 * their spans point there. A template whose values could not be read is left out: it would only bring false reports.
 */
export function withForValues(root: RawMap, values: ForValues): RawMap {
  if (values.size === 0) return root;
  return mapEntries(root, (section) =>
    section.value.kind === 'map'
      ? { ...section, value: mapEntries(section.value, (entry) => filled(entry, values)) }
      : section,
  );
}

/** Every section, also one that is misspelt: that is another problem. What is under `x-` is the user's own. */
function* sections(root: RawMap): Generator<RawMap> {
  for (const { key, value } of root.entries.values())
    if (value.kind === 'map' && !key.startsWith('x-')) yield value;
}

function variables({ value }: RawEntry): Iterable<RawEntry> {
  const template = value.kind === 'map' ? value.entries.get('for')?.value : undefined;
  return template?.kind === 'map' ? template.entries.values() : [];
}

/** What differs is never a text, so a lone `include` with a text cannot be meant as a value of that name. */
function pathOf(value: RawNode): RawScalar | null {
  const path = value.kind === 'map' && value.entries.size === 1 ? value.entries.get('include')?.value : null;
  return path?.kind === 'scalar' && path.text !== '' ? path : null;
}

function filled(entry: RawEntry, values: ForValues): RawEntry | null {
  const template = entry.value.kind === 'map' ? entry.value.entries.get('for') : undefined;
  if (entry.value.kind !== 'map' || template?.value.kind !== 'map') return entry;
  let isWhole = true;
  const read = mapEntries(template.value, (variable) => {
    const path = pathOf(variable.value);
    const value = path === null ? variable.value : (values.get(path) ?? null);
    if (value === null) isWhole = false;
    return value === null ? null : { ...variable, value };
  });
  if (!isWhole) return null;
  const entries = new Map(entry.value.entries).set('for', { ...template, value: read });
  return { ...entry, value: { ...entry.value, entries } };
}

function mapEntries(map: RawMap, change: (entry: RawEntry) => RawEntry | null): RawMap {
  const entries = new Map<string, RawEntry>();
  for (const [key, entry] of map.entries) {
    const changed = change(entry);
    if (changed !== null) entries.set(key, changed);
  }
  return { ...map, entries };
}
