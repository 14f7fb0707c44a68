import type { Facts, Place } from './facts.js';
import { met, pooledServes } from './met.js';
import { type Snapshot, sideOf, standInsOn, type World } from './world.js';

/** Applies the rules of "Sides" and "Down" until nothing changes: from all well, so it is the least fixpoint. */
export function settleDown(world: World, now: Snapshot): void {
  for (;;) {
    const next = applyOnce(world, now);
    const before = JSON.stringify([now.domainDown, now.cut, now.works, now.serviceDown]);
    const after = JSON.stringify([next.domainDown, next.cut, next.works, next.serviceDown]);
    assertNothingRecovers(now, next);
    Object.assign(now, next);
    now.round = roundEach(world.facts, now.cut);
    if (before === after) return;
  }
}

type Bits = Pick<Snapshot, 'domainDown' | 'cut' | 'works' | 'serviceDown'>;

function applyOnce(world: World, now: Snapshot): Bits {
  const { domains, services } = world.facts.topology;
  return {
    domainDown: domains.map((_, d) => domainIsDown(world, now, d)),
    cut: domains.map((_, d) => isCut(world.facts, now, d)),
    works: world.facts.places.map((own) => own.map((p) => placementWorks(world, now, p))),
    serviceDown: services.map((_, s) => serviceIsDown(world, now, s)),
  };
}

/** The rules are monotone; were they not, "least fixpoint" would have no meaning. */
function assertNothingRecovers(now: Bits, next: Bits): void {
  const downBefore = [...now.domainDown, ...now.cut, ...now.works.flat().map((w) => !w), ...now.serviceDown];
  const downAfter = [
    ...next.domainDown,
    ...next.cut,
    ...next.works.flat().map((w) => !w),
    ...next.serviceDown,
  ];
  if (downBefore.some((down, i) => down && !downAfter[i])) throw new Error('a rule is not monotone');
}

function domainIsDown(world: World, now: Snapshot, d: number): boolean {
  const domain = world.facts.topology.domains[d]!;
  return (
    world.facts.failedDomains.has(d) ||
    domain.within.some((parent) => now.domainDown[parent]) ||
    domain.dependsOn.some(
      (dep) => dep.impact === 'down' && !met(world, dep.expr, world.facts.domainOwners[d]!, now.time),
    )
  );
}

function isCut(facts: Facts, now: Snapshot, d: number): boolean {
  const uplink = facts.topology.domains[d]!.uplink ?? [];
  if (facts.isolated.has(d)) return true;
  if (uplink.length > 0 && uplink.every((u) => now.domainDown[u])) return true;
  const behindAnotherCut = (u: number) => [...now.round[u]!].some((cut) => !now.round[d]!.has(cut));
  return uplink.length > 1 && uplink.every((u) => now.domainDown[u] || behindAnotherCut(u));
}

/** By domain, the cuts among its anc*, and for each of these that is no cut and has a single uplink, those round that. */
function roundEach(facts: Facts, cut: readonly boolean[]): Set<number>[] {
  const round = (d: number): Set<number> =>
    new Set([...facts.ancestors[d]!].flatMap((a) => (cut[a] ? [a] : behindSingleUplink(a))));
  const behindSingleUplink = (a: number): number[] => {
    const uplink = facts.topology.domains[a]!.uplink ?? [];
    return uplink.length === 1 ? [...round(uplink[0]!)] : [];
  };
  return facts.topology.domains.map((_, d) => round(d));
}

function placementWorks(world: World, now: Snapshot, p: Place): boolean {
  const { facts } = world;
  const runsOn = p.domain === null ? p.stack : [p.domain, ...p.stack];
  const needs = [...p.dependsOn.filter((d) => d.impact === 'down'), ...p.activation];
  return (
    !facts.failedServices.has(p.service) &&
    !facts.failedPlacements.has(`${p.service}/${p.placement}`) &&
    runsOn.every((d) => !now.domainDown[d]) &&
    (p.active || [...world.joined].some((f) => f.type === 'standby' && f.place === p)) &&
    needs.every((d) => met(world, d.expr, p, now.time))
  );
}

function serviceIsDown(world: World, now: Snapshot, s: number): boolean {
  if (world.facts.failedServices.has(s)) return true;
  return world.facts.topology.services[s]!.serving === 'pooled'
    ? !pooledServes(world, now, s, '')
    : !world.facts.places[s]!.filter((p) => p.active).some((p) => hasServer(world, now, p));
}

/** Of a local service: an active placement that works, or has a stand-in on its side. */
function hasServer(world: World, now: Snapshot, p: Place): boolean {
  return now.works[p.service]![p.placement]! || standInsOn(world, now, p, sideOf(now, p.domain)).length > 0;
}
