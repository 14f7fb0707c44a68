import type { Catalog } from '../model/catalog.js';
import { type Builders, type CatalogRecord, type FileRows, fileBuilders } from './builders.js';
import { FILES, VERSION } from './data.js';

/** The built-in catalogue: the model's, with what only people ask about. */
export interface CatalogBook extends Catalog {
  get(id: string): CatalogRecord | null;
  /** Where the facts of an id come from; null: no such id. */
  originOf(id: string): Origin | null;
}

export interface Origin {
  /** The public pages, in words. */
  readonly source: string;
  /** The day they were checked, `YYYY-MM-DD`. */
  readonly checked: string;
}

/**
 * The built-in catalogue: cloud providers with their regions, zones and control planes, and software suppliers.
 * Reads a provider's file when an id of it is first asked for, and builds the entry it is asked for, in constant time;
 * only `ids` reads them all. `ids` go by file, then region: `aws`, …, `aws/af-south-1`, `aws/af-south-1/a`, ….
 */
export function loadCatalog(): CatalogBook {
  const shelf = FILES.map(([ids, json]) => ({ ids: ids.split(' '), open: once(() => open(json)) }));
  const byFirst = new Map(shelf.flatMap(({ ids, open }) => ids.map((id) => [id, open] as const)));
  const fileOf = (id: string): OpenFile | null => byFirst.get(id.split('/', 1)[0]!)?.() ?? null;
  return {
    version: VERSION,
    get: (id) => fileOf(id)?.builders.get(id)?.(id) ?? null,
    originOf: (id) => {
      const file = fileOf(id);
      return file?.builders.has(id) ? file.origin : null;
    },
    ids: () => shelf.flatMap(({ open }) => [...open().builders.keys()]),
  };
}

interface OpenFile {
  readonly origin: Origin;
  readonly builders: Builders;
}

function open(json: string): OpenFile {
  const rows = JSON.parse(json) as FileRows & Origin;
  return { origin: { source: rows.source, checked: rows.checked }, builders: fileBuilders(rows) };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
