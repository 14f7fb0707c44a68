import type { CatalogRecord } from '../catalog/builders.js';
import type { CatalogBook } from '../catalog/catalog.js';
import { COUNTRIES } from '../catalog/countries.js';
import type { CatalogItem } from '../results/catalog-document.js';

/** Every entry, with what it is within and what is within it. Linear in the catalogue. */
export function catalogItems(book: CatalogBook): readonly CatalogItem[] {
  const records = [...book.ids()].map((id) => book.get(id)!);
  const inside = childrenOf(records);
  return records.map((record) => itemOf(book, record, inside.get(record.id) ?? []));
}

function childrenOf(records: readonly CatalogRecord[]): ReadonlyMap<string, readonly CatalogRecord[]> {
  const inside = new Map<string, CatalogRecord[]>();
  for (const record of records) {
    for (const id of record.within) {
      const there = inside.get(id);
      if (there === undefined) inside.set(id, [record]);
      else there.push(record);
    }
  }
  return inside;
}

function itemOf(book: CatalogBook, record: CatalogRecord, inside: readonly CatalogRecord[]): CatalogItem {
  const { id, kind, title, city, location, assumes, labels } = record;
  const country = labels.get('country') ?? null;
  const pair = labels.get('pair');
  const ofKind = (wanted: string) => inside.filter((each) => each.kind === wanted).map((each) => each.id);
  return {
    id,
    kind,
    title: title ?? id,
    city,
    country,
    countryNames: country === null ? [] : (COUNTRIES.get(country) ?? []),
    location,
    within: ancestors(book, record),
    pair: pair === undefined ? null : `${id.split('/', 1)[0]}/${pair}`,
    regions: ofKind('region'),
    zones: ofKind('zone'),
    controlPlanes: ofKind('control-plane'),
    software: ofKind('software'),
    assumes,
    labels: Object.fromEntries(labels),
    ...book.originOf(id)!,
  };
}

/** The nearest first. Every entry is within at most one other, three deep. */
function ancestors(book: CatalogBook, record: CatalogRecord): readonly string[] {
  const found: string[] = [];
  for (let [next] = record.within; next !== undefined; [next] = book.get(next)!.within) found.push(next);
  return found;
}
