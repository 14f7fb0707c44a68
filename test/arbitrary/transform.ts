import {
  type DependencyEntry,
  type DependencyMap,
  membersOf,
  type PlacementEntry,
  type ScenarioEntry,
  type ServiceEntry,
  type TopologyDocument,
} from './document.js';

type Rename = (id: string) => string;

/**
 * The same topology under other names.
 * @param rename a bijection on the ids of domains, services and placements' own names
 */
export function renamed(document: TopologyDocument, rename: Rename): TopologyDocument {
  const all = <T>(entries: Readonly<Record<string, T>>, change: (entry: T) => T) =>
    Object.fromEntries(Object.entries(entries).map(([id, entry]) => [rename(id), change(entry)]));
  return {
    ...document,
    domains: all(document.domains, (domain) => renamedLists(domain, rename)),
    services: all(document.services, (service) => renamedService(service, rename)),
    scenarios: Object.fromEntries(
      Object.entries(document.scenarios).map(([id, scenario]) => [id, renamedScenario(scenario, rename)]),
    ),
  };
}

/**
 * The same topology in another order: domains, services, what each is within, its uplinks, stack and dependencies, and the
 * members of groups but for `prefer`.
 * @param seed chooses the order; 0 and up
 */
export function reordered(document: TopologyDocument, seed: number): TopologyDocument {
  const shuffle = shuffler(seed);
  const entries = <T>(map: Readonly<Record<string, T>>, change: (entry: T) => T) =>
    Object.fromEntries(shuffle(Object.entries(map)).map(([id, entry]) => [id, change(entry)]));
  return {
    ...document,
    domains: entries(document.domains, (domain) => shuffledLists(domain, shuffle)),
    services: entries(document.services, (service) => ({
      ...shuffledLists(service, shuffle),
      ...(service.placements
        ? { placements: shuffle(service.placements.map((p) => shuffledPlacement(p, shuffle))) }
        : {}),
    })),
  };
}

interface Lists {
  readonly within?: readonly string[];
  readonly uplink?: readonly string[];
  readonly stack?: readonly string[];
  readonly dependsOn?: readonly DependencyEntry[];
}

function renamedLists<T extends Lists>(entry: T, rename: Rename): T {
  return {
    ...entry,
    ...(entry.within ? { within: entry.within.map(rename) } : {}),
    ...(entry.uplink ? { uplink: entry.uplink.map(rename) } : {}),
    ...(entry.stack ? { stack: entry.stack.map(rename) } : {}),
    ...(entry.dependsOn ? { dependsOn: entry.dependsOn.map((d) => renamedDependency(d, rename)) } : {}),
  };
}

function renamedService(service: ServiceEntry, rename: Rename): ServiceEntry {
  const placements = service.placements?.map((p) => renamedPlacement(p, rename));
  return { ...renamedLists(service, rename), ...(placements ? { placements } : {}) };
}

function renamedPlacement(placement: PlacementEntry, rename: Rename): PlacementEntry {
  return {
    ...renamedLists(placement, rename),
    in: rename(placement.in),
    ...(placement.as === undefined ? {} : { as: rename(placement.as) }),
    ...(placement.activation ? { activation: renamedLists(placement.activation, rename) } : {}),
  };
}

function renamedDependency(entry: DependencyEntry, rename: Rename): DependencyEntry {
  if (typeof entry === 'string') return rename(entry);
  const members = membersOf(entry)?.map((m) => renamedDependency(m, rename));
  return members ? withMembers(entry, members) : { ...entry, id: rename(entry.id!) };
}

function renamedScenario(scenario: ScenarioEntry, rename: Rename): ScenarioEntry {
  const target = (id: string) => id.split('@').map(rename).join('@');
  return {
    ...scenario,
    ...(scenario.fail ? { fail: scenario.fail.map(target) } : {}),
    ...(scenario.isolate ? { isolate: scenario.isolate.map(rename) } : {}),
    ...(scenario.degrade ? { degrade: scenario.degrade.map(rename) } : {}),
    ...(scenario.limit ? { limit: scenario.limit.map((l) => ({ ...l, id: rename(l.id) })) } : {}),
  };
}

function withMembers(entry: DependencyMap, members: readonly DependencyEntry[]): DependencyMap {
  const key = (['anyOf', 'allOf', 'prefer', 'of'] as const).find((form) => entry[form] !== undefined)!;
  return { ...entry, [key]: members };
}

type Shuffle = <T>(list: readonly T[]) => T[];

/** A small linear congruential generator: the order must follow from the seed alone. */
function shuffler(seed: number): Shuffle {
  let state = (seed + 1) >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return (list) =>
    list
      .map((item) => ({ item, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
}

function shuffledLists<T extends Lists>(entry: T, shuffle: Shuffle): T {
  return {
    ...entry,
    ...(entry.within ? { within: shuffle(entry.within) } : {}),
    ...(entry.uplink ? { uplink: shuffle(entry.uplink) } : {}),
    ...(entry.stack ? { stack: shuffle(entry.stack) } : {}),
    ...(entry.dependsOn
      ? { dependsOn: shuffle(entry.dependsOn.map((d) => shuffledDependency(d, shuffle))) }
      : {}),
  };
}

function shuffledPlacement(placement: PlacementEntry, shuffle: Shuffle): PlacementEntry {
  return {
    ...shuffledLists(placement, shuffle),
    ...(placement.activation ? { activation: shuffledLists(placement.activation, shuffle) } : {}),
  };
}

function shuffledDependency(entry: DependencyEntry, shuffle: Shuffle): DependencyEntry {
  const members = membersOf(entry)?.map((m) => shuffledDependency(m, shuffle));
  if (typeof entry === 'string' || !members) return entry;
  return withMembers(entry, entry.prefer ? members : shuffle(members));
}
