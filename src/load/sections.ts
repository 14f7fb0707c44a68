import { nearest } from '../diagnostics/nearest.js';
import type { RawEntry } from '../model/raw.js';
import type { FileTree } from './file-tree.js';
import { loss, type Problems, slip } from './problems.js';

/** Sections that are maps of ids. */
export const MAPS = ['domains', 'services', 'scenarios', 'policies'] as const;
export type MapSection = (typeof MAPS)[number];

const TOP_KEYS: readonly string[] = [
  'version',
  'name',
  'description',
  'include',
  ...MAPS,
  'waivers',
  'defaults',
];

/**
 * The known keys of a file's top level. Unknown ones are reported; one that is a slip of a key the file does not have is
 * taken for it, so that a `servces:` is one error and not one for each service that is then missing.
 */
export function sectionsOf(tree: FileTree, problems: Problems): ReadonlyMap<string, RawEntry> {
  const sections = new Map<string, RawEntry>();
  for (const entry of tree.root.entries.values()) {
    if (TOP_KEYS.includes(entry.key) || entry.key.startsWith('x-')) sections.set(entry.key, entry);
  }
  for (const entry of tree.root.entries.values()) {
    if (sections.has(entry.key)) continue;
    const near = reportUnknown(entry, problems);
    if (near !== null && !sections.has(near)) sections.set(near, entry);
  }
  return sections;
}

function reportUnknown(entry: RawEntry, problems: Problems): string | null {
  const near = nearest(entry.key, TOP_KEYS);
  const fix = near === null ? `a key of your own starts with x-: x-${entry.key}` : `did you mean ${near}?`;
  slip(problems, 'BR1101', entry.keySpan, `a topology has no key ${entry.key}`, fix);
  return near;
}

/** The entries of a map section; an empty section has none. */
export function mapEntries(section: RawEntry | undefined, problems: Problems): Iterable<RawEntry> {
  if (section === undefined || isEmpty(section)) return [];
  if (section.value.kind === 'map') return section.value.entries.values();
  loss(problems, 'BR1052', section.value.span, `${section.key} is a map: each id with what it is`, null);
  return [];
}

/** The items of `waivers:`. */
export function listItems(section: RawEntry | undefined, problems: Problems) {
  if (section === undefined || isEmpty(section)) return [];
  if (section.value.kind === 'list') return section.value.items;
  loss(problems, 'BR1052', section.value.span, `${section.key} is a list: each item after a -`, null);
  return [];
}

function isEmpty({ value }: RawEntry): boolean {
  return value.kind === 'scalar' && !value.quoted && value.text === '';
}
