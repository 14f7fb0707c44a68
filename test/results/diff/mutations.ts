import {
  type DependencyEntry,
  membersOf,
  type PlacementEntry,
  type ServiceEntry,
  type TopologyDocument,
} from '../../arbitrary/document.js';

/** One edit that can only make a model look better, and what it is on. */
export interface Mutation {
  readonly name: string;
  readonly on: string;
  readonly document: TopologyDocument;
}

/** Every single weakening edit of a document that the lists below know of; some may be invalid. */
export function mutationsOf(document: TopologyDocument): readonly Mutation[] {
  return [
    ...Object.entries(document.services).flatMap(([id, service]) =>
      serviceEdits(service, Object.keys(document.domains)).map(([name, edited]) => ({
        name,
        on: id,
        document: { ...document, services: { ...document.services, [id]: edited } },
      })),
    ),
    ...domainEdits(document),
    ...scenarioEdits(document),
  ];
}

type Edit<T> = readonly [name: string, edited: T];

function serviceEdits(service: ServiceEntry, domains: readonly string[]): readonly Edit<ServiceEntry>[] {
  const edits: Edit<ServiceEntry>[] = [];
  const { users, minAvailable, desired, demand, stack = [], placements = [] } = service;
  if ((users ?? 0) > 0) edits.push(['users lowered', { ...service, users: users! / 2 }]);
  if ((minAvailable ?? 1) > 1)
    edits.push([
      'minAvailable lowered',
      { ...service, minAvailable: minAvailable! - 1, desired: minAvailable! },
    ]);
  if (desired !== undefined && desired > (minAvailable ?? 1))
    edits.push(['desired lowered', { ...service, desired: desired - 1 }]);
  if (demand !== undefined) edits.push(['demand lowered', { ...service, demand: demand / 2 }]);
  if (service.overload === 'collapse') edits.push(['overload softened', { ...service, overload: 'shed' }]);
  if (service.serving === 'local') edits.push(['serving softened', { ...service, serving: 'nearest' }]);
  for (const [i, entry] of stack.entries()) {
    // What every placement says besides is not lost.
    if (placements.length > 0 && placements.every((p) => p.stack?.includes(entry))) continue;
    edits.push(['stack entry removed', { ...service, stack: without(stack, i) }]);
  }
  const others = placements.flatMap((p) => p.dependsOn ?? []);
  for (const [name, dependsOn] of dependencyEdits(service.dependsOn ?? [], others, domains))
    edits.push([name, { ...service, dependsOn }]);
  for (const [i, placement] of placements.entries()) {
    for (const [name, edited] of placementEdits(placement, service, domains))
      edits.push([name, { ...service, placements: placements.with(i, edited) }]);
  }
  return edits;
}

function placementEdits(
  placement: PlacementEntry,
  service: ServiceEntry,
  domains: readonly string[],
): readonly Edit<PlacementEntry>[] {
  const edits: Edit<PlacementEntry>[] = [];
  const { stack = [], activation, capacity } = placement;
  for (const [i, entry] of stack.entries())
    if (!service.stack?.includes(entry))
      edits.push(['placement stack entry removed', { ...placement, stack: without(stack, i) }]);
  for (const [name, dependsOn] of dependencyEdits(
    placement.dependsOn ?? [],
    service.dependsOn ?? [],
    domains,
  ))
    edits.push([`placement ${name}`, { ...placement, dependsOn }]);
  if (capacity !== undefined) edits.push(['capacity raised', { ...placement, capacity: capacity * 2 }]);
  if (placement.role !== 'standby') return edits;
  const { activation: _, role: __, ...active } = placement;
  edits.push(['standby activated', active]);
  if (activation?.takes !== undefined)
    edits.push(['activation takes less', { ...placement, activation: { ...activation, takes: '0s' } }]);
  for (const [i] of (activation?.dependsOn ?? []).entries()) {
    if (shared(activation!.dependsOn!, i, [])) continue;
    const dependsOn = without(activation!.dependsOn!, i);
    edits.push(['activation dependency removed', { ...placement, activation: { ...activation, dependsOn } }]);
  }
  return edits;
}

/** Only of an entry that shares nothing with another: else that one may ask as much. */
function dependencyEdits(
  list: readonly DependencyEntry[],
  others: readonly DependencyEntry[],
  domains: readonly string[],
): readonly Edit<readonly DependencyEntry[]>[] {
  return list.flatMap((entry, i): readonly Edit<readonly DependencyEntry[]>[] => {
    if (shared(list, i, others)) return [];
    const map = typeof entry === 'string' ? { id: entry } : entry;
    const edits: Edit<readonly DependencyEntry[]>[] = [['dependency removed', without(list, i)]];
    if (map.impact !== 'degraded')
      edits.push(['impact softened', list.with(i, { ...map, impact: 'degraded' })]);
    if (map.impact === undefined) edits.push(['impact shared', list.with(i, { ...map, impact: '40%' })]);
    edits.push(['works longer without', list.with(i, { ...map, worksWithout: '9h' })]);
    const other = domains.find((id) => !leaves(entry).includes(id));
    const { impact, ...bare } = map;
    if (other !== undefined) {
      const anyOf = [bare, other];
      edits.push(['alternative added', list.with(i, { anyOf, ...(impact === undefined ? {} : { impact }) })]);
    }
    if (map.allOf !== undefined && map.allOf.length > 1) {
      const { allOf, ...rest } = map;
      edits.push(['allOf made anyOf', list.with(i, { ...rest, anyOf: allOf })]);
    }
    if (map.atLeast !== undefined && map.atLeast > 1)
      edits.push(['quorum lowered', list.with(i, { ...map, atLeast: map.atLeast - 1 })]);
    return edits;
  });
}

function domainEdits(document: TopologyDocument): readonly Mutation[] {
  return Object.entries(document.domains).flatMap(([id, domain]) => {
    const edited = (change: object) => ({
      ...document,
      domains: { ...document.domains, [id]: { ...domain, ...change } },
    });
    const edits: Mutation[] = [];
    const { uplink, within = [], dependsOn = [] } = domain;
    const push = (name: string, change: object) => edits.push({ name, on: id, document: edited(change) });
    if ((uplink?.length ?? 0) > 0) {
      push('uplink removed', { uplink: undefined });
      push('uplink never cut', { uplink: [] });
      const other = Object.keys(document.domains).find((one) => one !== id && !uplink!.includes(one));
      if (other !== undefined) push('uplink added', { uplink: [...uplink!, other] });
    }
    for (const [i, up] of within.entries()) {
      const rest = without(within, i);
      if (!rest.some((one) => isWithin(document, one, up))) push('containment removed', { within: rest });
    }
    for (const [name, changed] of dependencyEdits(dependsOn, [], Object.keys(document.domains)))
      push(`domain ${name}`, { dependsOn: changed });
    return edits;
  });
}

function isWithin({ domains }: TopologyDocument, id: string, up: string): boolean {
  return (
    id === up || (domains[id]!.within ?? []).some((one) => isWithin({ domains } as TopologyDocument, one, up))
  );
}

function scenarioEdits(document: TopologyDocument): readonly Mutation[] {
  return Object.entries(document.scenarios).flatMap(([id, scenario]) => {
    const edited = (change: object) => ({ ...document, scenarios: { [id]: { ...scenario, ...change } } });
    const { fail = [], isolate = [], degrade = [], duration } = scenario;
    const injected = fail.length + isolate.length + degrade.length;
    const edits: Mutation[] = [];
    for (const [key, list] of Object.entries({ fail, isolate, degrade }))
      for (const i of injected > 1 ? list.keys() : [])
        edits.push({ name: `${key} removed`, on: id, document: edited({ [key]: without(list, i) }) });
    edits.push({
      name: 'duration shortened',
      on: id,
      document: edited({ duration: duration ? '1s' : '9h' }),
    });
    return edits;
  });
}

function without<T>(list: readonly T[], index: number): readonly T[] {
  return list.filter((_, i) => i !== index);
}

function shared(
  list: readonly DependencyEntry[],
  index: number,
  others: readonly DependencyEntry[],
): boolean {
  const own = leaves(list[index]!);
  return [...without(list, index), ...others].flatMap(leaves).some((id) => own.includes(id));
}

function leaves(entry: DependencyEntry): readonly string[] {
  const members = membersOf(entry);
  if (members !== null) return members.flatMap(leaves);
  return [typeof entry === 'string' ? entry : entry.id!];
}
