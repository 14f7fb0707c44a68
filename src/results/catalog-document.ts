/** What `catalog --format json` prints: the entries of the built-in catalogue that were asked for. */
export interface CatalogDocument {
  readonly schemaVersion: 1;
  readonly kind: 'catalog';
  readonly catalogVersion: string;
  /** What was asked; null and no words: everything. */
  readonly asked: CatalogQuestion;
  /** Entries of the whole catalogue. */
  readonly total: number;
  /** Entries that match, also those that `entries` holds only in the `zones` and `controlPlanes` of another. */
  readonly matched: number;
  /** In the catalogue's order: by provider, then region. Never empty. */
  readonly entries: readonly CatalogItem[];
}

export interface CatalogQuestion {
  /** All must match. */
  readonly words: readonly string[];
  readonly kind: string | null;
  readonly provider: string | null;
  readonly country: string | null;
}

export interface CatalogItem {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** The city, or the area where no city is published; null: of no place. */
  readonly city: string | null;
  /** Two letters. */
  readonly country: string | null;
  /** As people write it, the usual one first. */
  readonly countryNames: readonly string[];
  /** Degrees, [latitude, longitude], of the city. */
  readonly location: readonly [number, number] | null;
  /** What it is within, the nearest first, up to the provider. */
  readonly within: readonly string[];
  /** The id of the region it is paired with. */
  readonly pair: string | null;
  /** Ids directly within it, by kind. */
  readonly regions: readonly string[];
  readonly zones: readonly string[];
  readonly controlPlanes: readonly string[];
  readonly software: readonly string[];
  readonly assumes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** The public pages its facts come from, and the day they were checked. */
  readonly source: string;
  readonly checked: string;
}
