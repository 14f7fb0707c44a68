import { nearest } from '../diagnostics/nearest.js';
import type { RawEntry, RawMap } from '../model/raw.js';
import type { FileTree } from './file-tree.js';
import { type Problems, slip } from './problems.js';
import { type Made, sizeOf } from './substitute.js';

/** What an entry of a section gets where it says nothing itself, by key. */
export interface Defaults {
  readonly domains: ReadonlyMap<string, RawEntry>;
  readonly services: ReadonlyMap<string, RawEntry>;
}

const NOTHING: ReadonlyMap<string, RawEntry> = new Map();
export const noDefaults: Defaults = { domains: NOTHING, services: NOTHING };

/** The `defaults:` of a file over those of the file that includes it. */
export function defaultsOf(tree: FileTree, parent: Defaults, problems: Problems): Defaults {
  const value = tree.root.entries.get('defaults')?.value;
  if (value === undefined || (value.kind === 'scalar' && value.text === '')) return parent;
  if (value.kind !== 'map') {
    slip(problems, 'BR1052', value.span, 'defaults is a map of services and domains', null);
    return parent;
  }
  reportUnknown(value, problems);
  return {
    domains: over(parent.domains, value.entries.get('domains'), problems),
    services: over(parent.services, value.entries.get('services'), problems),
  };
}

/** The entry with the default keys it leaves out, shallow; an entry without any value gets them all. */
export function fillDefaults(entry: RawEntry, defaults: ReadonlyMap<string, RawEntry>, made: Made): RawEntry {
  const { value } = entry;
  if (defaults.size === 0) return entry;
  const empty = value.kind === 'scalar' && !value.quoted && value.text === '';
  if (value.kind !== 'map' && !empty) return entry;
  const entries = new Map(value.kind === 'map' ? value.entries : NOTHING);
  for (const [key, fallback] of defaults) {
    if (entries.has(key)) continue;
    entries.set(key, fallback);
    made.count += sizeOf(fallback.value, made.sizes);
  }
  return { ...entry, value: { kind: 'map', span: value.span, entries } };
}

function over(
  parent: ReadonlyMap<string, RawEntry>,
  own: RawEntry | undefined,
  problems: Problems,
): ReadonlyMap<string, RawEntry> {
  if (own === undefined || (own.value.kind === 'scalar' && own.value.text === '')) return parent;
  if (own.value.kind === 'map') return new Map([...parent, ...own.value.entries]);
  slip(problems, 'BR1052', own.value.span, `the defaults of ${own.key} are a map`, null);
  return parent;
}

function reportUnknown(map: RawMap, problems: Problems): void {
  for (const { key, keySpan } of map.entries.values()) {
    if (key === 'domains' || key === 'services') continue;
    const near = nearest(key, ['domains', 'services']);
    const fix = near === null ? 'defaults are for services and domains' : `did you mean ${near}?`;
    slip(problems, 'BR1101', keySpan, `defaults has no key ${key}`, fix);
  }
}
