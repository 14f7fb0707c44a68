import { nearest } from '../diagnostics/nearest.js';
import type { RawEntry } from '../model/raw.js';
import { type FileKind, TOPOLOGY } from './file-kind.js';
import type { FileTree } from './file-tree.js';
import { loss, type Problems, slip } from './problems.js';

/**
 * The known keys of a file's top level. Unknown ones are reported; one that is a slip of a key the file does not have is
 * taken for it, so that a `servces:` is one error and not one for each service that is then missing.
 */
export function sectionsOf(tree: FileTree, problems: Problems): ReadonlyMap<string, RawEntry> {
  const sections = new Map<string, RawEntry>();
  for (const entry of tree.root.entries.values()) {
    if (tree.kind.keys.includes(entry.key) || entry.key.startsWith('x-')) sections.set(entry.key, entry);
  }
  for (const entry of tree.root.entries.values()) {
    if (sections.has(entry.key)) continue;
    const near = reportUnknown(entry, tree.kind, problems);
    if (near !== null && !sections.has(near)) sections.set(near, entry);
  }
  return sections;
}

function reportUnknown(entry: RawEntry, { noun, keys }: FileKind, problems: Problems): string | null {
  const near = nearest(entry.key, keys);
  const own = TOPOLOGY.keys.includes(entry.key)
    ? `only a topology has ${entry.key}; this is ${noun}`
    : `a key of your own starts with x-: x-${entry.key}`;
  slip(
    problems,
    'BR1101',
    entry.keySpan,
    `${noun} has no key ${entry.key}`,
    near === null ? own : `did you mean ${near}?`,
  );
  return near;
}

/** The entries of a map section; an empty section has none. */
export function mapEntries(section: RawEntry | undefined, problems: Problems): Iterable<RawEntry> {
  if (section === undefined || isEmpty(section)) return [];
  if (section.value.kind === 'map') return section.value.entries.values();
  loss(problems, 'BR1052', section.value.span, `${section.key} is a map: each id with what it is`, null);
  return [];
}

/** The items of a section that is a list. */
export function listItems(section: RawEntry | undefined, problems: Problems) {
  if (section === undefined || isEmpty(section)) return [];
  if (section.value.kind === 'list') return section.value.items;
  loss(problems, 'BR1052', section.value.span, `${section.key} is a list: each item after a -`, null);
  return [];
}

function isEmpty({ value }: RawEntry): boolean {
  return value.kind === 'scalar' && !value.quoted && value.text === '';
}
