import { loadCatalog } from '../catalog/catalog.js';
import type { FileReader } from '../host/types.js';
import { load } from '../load/load.js';
import { idProblem } from '../model/id.js';
import type { RawEntry, RawNode, RawTopology } from '../model/raw.js';

/** What a topology names. Only well-formed ids: nothing here means anything to a shell. */
export interface KnownIds {
  /** Each with the names of its placements. */
  readonly services: ReadonlyMap<string, readonly string[]>;
  /** The declared ones, then those of the catalogue that a placement, a stack or an uplink names. */
  readonly domains: readonly string[];
  readonly scenarios: readonly string[];
  readonly policies: readonly string[];
  readonly sectors: readonly string[];
  readonly owners: readonly string[];
  /** Kinds of the domains, and of what those of the catalogue are within. */
  readonly kinds: readonly string[];
}

/** Larger files take longer to read than a person waits for a list of ids. */
const MAX_BYTES = 1 << 22;

/**
 * The ids in a topology as far as it can be read: it need not be valid, it is being written. What cannot be read at all has none.
 * @param path never standard input: somebody is typing there
 */
export async function knownIds(path: string, files: FileReader): Promise<KnownIds> {
  const capped: FileReader = {
    ...files,
    read: (each, maxBytes) => files.read(each, Math.min(maxBytes, MAX_BYTES)),
  };
  const { raw } = path === '-' ? { raw: null } : await load(path, capped);
  return raw === null ? NOTHING : idsOf(raw);
}

const NOTHING: KnownIds = {
  services: new Map(),
  domains: [],
  scenarios: [],
  policies: [],
  sectors: [],
  owners: [],
  kinds: [],
};

/**
 * Catalogue ids that begin with `prefix`, one more segment deep: `azure/k` gives regions, `azure/koreacentral/` what is in
 * that one. None for '': a list of hundreds helps nobody.
 */
export function catalogIds(prefix: string): readonly (readonly [id: string, title: string])[] {
  if (prefix === '') return [];
  const catalog = loadCatalog();
  return [...catalog.ids()]
    .filter((id) => id.startsWith(prefix) && !id.slice(prefix.length).replace(/^\//, '').includes('/'))
    .map((id) => [id, catalog.get(id)?.title ?? ''] as const);
}

function idsOf({ domains, services, scenarios, policies }: RawTopology): KnownIds {
  const named = [
    ...services.flatMap(({ value }) => [...textsAt(value, 'placements'), ...textsAt(value, 'stack')]),
    ...domains.flatMap(({ value }) => textsAt(value, 'uplink')),
  ];
  const known = catalogued(named);
  return {
    services: new Map(
      services.filter(isWellFormed).map(({ key, value }) => [key, distinct(placementNames(value))]),
    ),
    domains: distinct([...domains.map(({ key }) => key), ...known.ids]),
    scenarios: distinct(scenarios.map(({ key }) => key)),
    policies: distinct(policies.map(({ key }) => key)),
    sectors: distinct(services.flatMap(({ value }) => textsAt(value, 'sector'))),
    owners: distinct([...services, ...domains].flatMap(({ value }) => textsAt(value, 'owner'))),
    kinds: distinct([...domains.flatMap(({ value }) => textsAt(value, 'kind')), ...known.kinds]),
  };
}

function catalogued(named: readonly string[]) {
  const catalog = loadCatalog();
  const entries = distinct(named).flatMap((id) => catalog.get(id) ?? []);
  const around = entries.flatMap(({ within }) => within.flatMap((id) => catalog.get(id) ?? []));
  return {
    ids: entries.map(({ id }) => id),
    kinds: [...entries, ...around].map(({ kind }) => kind),
  };
}

function placementNames(service: RawNode): readonly string[] {
  const placements = valueAt(service, 'placements');
  const items = placements?.kind === 'list' ? placements.items : placements === null ? [] : [placements];
  return items.flatMap((item) => [...textsAt(item, 'as'), ...textOf(item)].slice(0, 1));
}

/** The texts under a key, in a list or alone, and those that a map there says as `in` or `id`. */
function textsAt(node: RawNode, key: string): readonly string[] {
  const value = valueAt(node, key);
  if (value === null) return [];
  return value.kind === 'list' ? value.items.flatMap(textOf) : textOf(value);
}

function textOf(node: RawNode): readonly string[] {
  const named = node.kind === 'map' ? (valueAt(node, 'in') ?? valueAt(node, 'id')) : node;
  return named?.kind === 'scalar' ? [named.text] : [];
}

function valueAt(node: RawNode, key: string): RawNode | null {
  return node.kind === 'map' ? (node.entries.get(key)?.value ?? null) : null;
}

function isWellFormed({ key }: RawEntry): boolean {
  return idProblem(key) === null;
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].filter((id) => idProblem(id) === null);
}
