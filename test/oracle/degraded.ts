import type { Dependency, Expr, Ref } from '../../src/model/topology.js';
import type { Asker, Place } from './facts.js';
import { lossOf, lossSeenBy } from './loss.js';
import { coLocatedActives, met, withinReach } from './met.js';
import { hasJoined, type Snapshot, sideOf, stateAt, TOLERANCE, type World, workingOn } from './world.js';

/** "Degraded": the second least fixpoint, from nothing impaired. */
export function settleDegraded(world: World, now: Snapshot): void {
  for (;;) {
    const next = {
      bad: world.facts.topology.domains.map((_, d) => domainIsBad(world, now, d)),
      impaired: world.facts.places.map((own) => own.map((p) => placementIsImpaired(world, now, p))),
      serviceImpaired: world.facts.places.map((_, s) => serviceIsImpaired(world, now, s)),
    };
    const before = JSON.stringify([now.bad, now.impaired, now.serviceImpaired]);
    const after = JSON.stringify([next.bad, next.impaired, next.serviceImpaired]);
    Object.assign(now, next);
    if (before === after) return;
  }
}

function domainIsBad(world: World, now: Snapshot, d: number): boolean {
  const domain = world.facts.topology.domains[d]!;
  return (
    now.domainDown[d]! ||
    world.facts.degradedDomains.has(d) ||
    domain.within.some((parent) => now.bad[parent]) ||
    domain.dependsOn.some((dep) => hurts(world, dep, world.facts.domainOwners[d]!, now.time))
  );
}

function placementIsImpaired(world: World, now: Snapshot, p: Place): boolean {
  const runsOn = p.domain === null ? p.stack : [p.domain, ...p.stack];
  return (
    world.facts.degradedServices.has(p.service) ||
    runsOn.some((d) => now.bad[d]) ||
    [...p.dependsOn, ...p.activation].some((dep) => hurts(world, dep, p, now.time))
  );
}

/** What is hard or shared must be fine; what is soft must show no loss, its mere degradation does not matter. */
function hurts(world: World, dep: Dependency, asker: Asker, time: number): boolean {
  return dep.impact === 'degraded'
    ? lossOf(world, dep.expr, asker, time) > TOLERANCE
    : !fine(world, dep.expr, asker, time);
}

function serviceIsImpaired(world: World, now: Snapshot, s: number): boolean {
  const service = world.facts.topology.services[s]!;
  if (world.facts.degradedServices.has(s)) return true;
  if (service.serving === 'pooled') {
    return workingOn(world, now, s, '').filter((p) => !isImpaired(now, p)).length < service.desired;
  }
  const actives = world.facts.places[s]!.filter((p) => p.active);
  return actives.some((p) => !now.works[s]![p.placement] || isImpaired(now, p));
}

/** Whether a dependency is fine, for a placement (at p) or as a domain's own, at a time of this world. */
export function fine(world: World, expr: Expr, asker: Asker, time: number): boolean {
  if (expr.takes > 0 && !hasJoined(world, asker, expr)) return false;
  const then = time - expr.worksWithout;
  if (expr.type === 'group') {
    if (then < 0) return true;
    if (expr.form === 'prefer') return fine(world, expr.members[0]!, asker, then);
    return expr.members.filter((m) => fine(world, m, asker, then)).length >= expr.need;
  }
  const seen = stateAt(world, then);
  return seen === null || fineNow(world, expr, asker, seen, then);
}

function fineNow(world: World, ref: Ref, asker: Asker, seen: Snapshot, then: number): boolean {
  if (asker.owner === 'domain') {
    return ref.type === 'domain' ? !seen.bad[ref.index] : stateIsUp(seen, ref.index);
  }
  if (ref.type === 'domain') {
    return !seen.bad[ref.index] && withinReach(world.facts, ref.index, asker, seen);
  }
  const side = sideOf(seen, asker.domain);
  const unimpaired = workingOn(world, seen, ref.index, side).filter((p) => !isImpaired(seen, p));
  const service = world.facts.topology.services[ref.index]!;
  const here = coLocatedActives(world.facts, ref.index, asker);
  if (service.serving !== 'pooled' && here.length > 0) return here.some((p) => unimpaired.includes(p));
  const enough =
    service.serving === 'pooled'
      ? unimpaired.length >= service.desired
      : world.facts.places[ref.index]!.filter((p) => p.active).every((p) => unimpaired.includes(p));
  const metThen = met(world, { ...ref, worksWithout: 0, takes: 0 }, asker, then);
  return enough && metThen && lossSeenBy(world, seen, ref.index, side) <= TOLERANCE;
}

function isImpaired(seen: Snapshot, p: Place): boolean {
  return seen.impaired[p.service]![p.placement]!;
}

function stateIsUp(seen: Snapshot, s: number): boolean {
  return !seen.serviceDown[s] && seen.lost[s]! <= TOLERANCE && !seen.serviceImpaired[s];
}
