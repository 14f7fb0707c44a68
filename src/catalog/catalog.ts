import type { Catalog, CatalogEntry } from '../model/catalog.js';
import { CATALOG_JSON } from './data.js';

/**
 * The built-in catalogue: cloud providers with their regions, zones and control planes, and software suppliers.
 * Builds an index of ids (about 700) and no entry; `get` builds the entry it is asked for, in constant time.
 * `ids` go by provider, then region: `aws`, …, `aws/af-south-1`, `aws/af-south-1/a`, …, `aws/af-south-1/control-plane`.
 */
export function loadCatalog(): Catalog {
  const data = JSON.parse(CATALOG_JSON) as CatalogData;
  const builders = new Map<string, Builder>();
  for (const provider of data.providers) addProvider(builders, provider);
  for (const supplier of data.suppliers) addSupplier(builders, supplier);
  return {
    version: data.version,
    get: (id) => builders.get(id)?.(id) ?? null,
    ids: () => builders.keys(),
  };
}

/** The rows as scripts/build-catalog.mjs writes them. */
interface CatalogData {
  readonly version: string;
  readonly providers: readonly ProviderData[];
  readonly suppliers: readonly SupplierRow[];
}

interface ProviderData {
  readonly id: string;
  readonly clouds: readonly CloudRow[];
  readonly regions: readonly RegionRow[];
  readonly planes: readonly ControlPlaneRow[];
}

type Labels = Readonly<Record<string, string>>;
type CloudRow = readonly [id: string, name: string, title: string, labels: Labels];
type RegionRow = readonly [
  code: string,
  city: string,
  latitude: number,
  longitude: number,
  zones: string,
  cloud: number,
  /** Of the region and everything in it. */
  labels: Labels,
  /** Of the region alone. */
  regionLabels: Labels,
];
type ControlPlaneRow = readonly [id: string, title: string, region: string];
type SupplierRow = readonly [
  id: string,
  title: string,
  software: readonly (readonly [id: string, title: string])[],
];

type Builder = (id: string) => CatalogEntry;
type Builders = Map<string, Builder>;

function addProvider(builders: Builders, provider: ProviderData): void {
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

function addRegion(builders: Builders, provider: ProviderData, row: RegionRow): void {
  const [code, city, latitude, longitude, zones, cloudIndex, labels, regionLabels] = row;
  const [cloud, name] = provider.clouds[cloudIndex]!;
  const region = `${provider.id}/${code}`;
  const location = [latitude, longitude] as const;
  builders.set(region, (id) =>
    entry(id, 'region', `${name} region, ${city}`, [cloud], { ...labels, ...regionLabels }, location),
  );
  for (const zone of zones === '' ? [] : zones.split(' ')) {
    builders.set(`${region}/${zone}`, (id) =>
      entry(id, 'zone', `${name} zone ${zone}, ${city}`, [region], labels, location),
    );
  }
  builders.set(`${region}/control-plane`, (id) =>
    entry(id, 'control-plane', `${name} control plane, ${city}`, [region], labels),
  );
}

function addSupplier(builders: Builders, [supplier, title, software]: SupplierRow): void {
  builders.set(supplier, (id) => entry(id, 'supplier', title, [], {}));
  for (const [name, softwareTitle] of software) {
    builders.set(`${supplier}/${name}`, (id) => entry(id, 'software', softwareTitle, [supplier], {}));
  }
}

function entry(
  id: string,
  kind: string,
  title: string,
  within: readonly string[],
  labels: Labels,
  location: readonly [number, number] | null = null,
): CatalogEntry {
  // Nothing in the catalogue is a site of its own (no uplink) or assumes anything: only what providers document is here.
  return {
    id,
    kind,
    title,
    location,
    within,
    assumes: [],
    labels: new Map(Object.entries(labels)),
    uplink: null,
  };
}
