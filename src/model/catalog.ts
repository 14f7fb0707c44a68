/**
 * What the topology language needs of the catalogue: definitions of the ids a file may use without
 * declaring them (`azure/koreacentral`). The room that holds the records builds this; the model only asks.
 */
export interface Catalog {
  /** Stands in every report: which edition of the catalogue filled the ids in. */
  readonly version: string;
  /** In constant time; null: no such entry. */
  get(id: string): CatalogEntry | null;
  /** Every id, for the nearest right spelling. In a fixed order. */
  ids(): Iterable<string>;
}

/** One domain of the catalogue. Every id in it is an id of the catalogue too. */
export interface CatalogEntry {
  readonly id: string;
  readonly kind: string;
  readonly title: string | null;
  /** Degrees, [latitude, longitude]. */
  readonly location: readonly [number, number] | null;
  /** Domains it is directly within. A DAG. */
  readonly within: readonly string[];
  /** What a placement directly in it shares fate with, unless it says otherwise. */
  readonly assumes: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
  /** null: no site. `[]`: a site that is never cut off. */
  readonly uplink: readonly string[] | null;
  /** Its part where shares are by default; absent: 1. */
  readonly weight?: number;
}
