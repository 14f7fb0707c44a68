import type { CatalogEntry } from '../model/catalog.js';

/** What builds an entry when it is asked for, by the entry's id, in the order of `ids`. */
export type Builders = ReadonlyMap<string, (id: string) => CatalogRecord>;

/** An entry with its city, or the area where no city is published; null: of no place. */
export interface CatalogRecord extends CatalogEntry {
  readonly city: string | null;
}

/** One file of topologies/catalog, as scripts/build-catalog.mjs writes it. */
export type FileRows = ProviderRows | SupplierRows;

interface ProviderRows {
  readonly id: string;
  readonly clouds: readonly CloudRow[];
  readonly regions: readonly RegionRow[];
  /** Whether each region is known to have a control plane of its own. */
  readonly regionalPlanes: boolean;
  readonly planes: readonly ControlPlaneRow[];
}

interface SupplierRows {
  readonly id: string;
  readonly title: string;
  readonly software: readonly (readonly [id: string, title: string])[];
}

type Labels = Readonly<Record<string, string>>;
/** Degrees, [latitude, longitude]; null: no city is published. */
type Place = readonly [number, number] | null;
type CloudRow = readonly [id: string, name: string, title: string, labels: Labels];
type ZoneRow = readonly [code: string, name: string, city: string, place: Place];
type RegionRow = readonly [
  code: string,
  city: string,
  place: Place,
  /** Codes such as `a b c`, or a row each where they have names and places of their own. */
  zones: string | readonly ZoneRow[],
  cloud: number,
  /** Of the region and everything in it. */
  labels: Labels,
  /** Of the region alone. */
  regionLabels: Labels,
];
type ControlPlaneRow = readonly [id: string, title: string, region: string];

type Growing = Map<string, (id: string) => CatalogRecord>;

/** Every id of the file, with what builds its entry. No entry is built. */
export function fileBuilders(rows: FileRows): Builders {
  const builders: Growing = new Map();
  if ('software' in rows) addSupplier(builders, rows);
  else addProvider(builders, rows);
  return builders;
}

function addProvider(builders: Growing, provider: ProviderRows): void {
  for (const [id, , title, labels] of provider.clouds) {
    builders.set(id, (own) => entry(own, 'provider', title, [], labels));
  }
  for (const row of provider.regions) addRegion(builders, provider, row);
  for (const [name, title, region] of provider.planes) {
    const within = [`${provider.id}/${region}`];
    builders.set(`${provider.id}/control-plane/${name}`, (own) =>
      entry(own, 'control-plane', `${title} control plane, ${region}`, within, {}),
    );
  }
}

function addRegion(builders: Growing, provider: ProviderRows, row: RegionRow): void {
  const [code, city, place, zones, cloudIndex, labels, regionLabels] = row;
  const [cloud, name] = provider.clouds[cloudIndex]!;
  const region = `${provider.id}/${code}`;
  const where = { city, place };
  builders.set(region, (id) =>
    entry(id, 'region', `${name} region, ${city}`, [cloud], { ...labels, ...regionLabels }, where),
  );
  for (const [zone, zoneName, zoneCity, zonePlace] of zoneRows(zones, where)) {
    const own = { city: zoneCity, place: zonePlace };
    builders.set(`${region}/${zone}`, (id) =>
      entry(id, 'zone', `${name} zone ${zoneName}, ${zoneCity}`, [region], labels, own),
    );
  }
  if (!provider.regionalPlanes) return;
  builders.set(`${region}/control-plane`, (id) =>
    entry(id, 'control-plane', `${name} control plane, ${city}`, [region], labels, { city, place: null }),
  );
}

/** Zones that are only letters or numbers are where their region is. */
function zoneRows(zones: RegionRow[3], { city, place }: Where): readonly ZoneRow[] {
  if (typeof zones !== 'string') return zones;
  return zones === '' ? [] : zones.split(' ').map((code) => [code, code, city, place]);
}

function addSupplier(builders: Growing, { id: supplier, title, software }: SupplierRows): void {
  builders.set(supplier, (id) => entry(id, 'supplier', title, [], {}));
  for (const [name, softwareTitle] of software) {
    builders.set(`${supplier}/${name}`, (id) => entry(id, 'software', softwareTitle, [supplier], {}));
  }
}

interface Where {
  readonly city: string;
  readonly place: Place;
}

function entry(
  id: string,
  kind: string,
  title: string,
  within: readonly string[],
  labels: Labels,
  where: Where | null = null,
): CatalogRecord {
  // Nothing in the catalogue is a site of its own (no uplink) or assumes anything: only what providers document is here.
  return {
    id,
    kind,
    title,
    city: where?.city ?? null,
    location: where?.place ?? null,
    within,
    assumes: [],
    labels: new Map(Object.entries(labels)),
    uplink: null,
  };
}
