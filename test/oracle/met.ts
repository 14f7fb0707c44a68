import type { Expr, Ref } from '../../src/model/topology.js';
import { type Asker, coLocated, type Facts, type Place } from './facts.js';
import {
  hasJoined,
  type Snapshot,
  sideOf,
  standInsOn,
  stateAt,
  TOLERANCE,
  type World,
  workingOn,
} from './world.js';

/** Whether a dependency is met, for a placement (at p) or as a domain's own, at a time of this world. */
export function met(world: World, expr: Expr, asker: Asker, time: number): boolean {
  if (expr.takes > 0 && !hasJoined(world, asker, expr)) return false;
  const then = time - expr.worksWithout;
  if (expr.type === 'group') {
    return then < 0 || expr.members.filter((m) => met(world, m, asker, then)).length >= expr.need;
  }
  const seen = stateAt(world, then);
  return seen === null || metNow(world, expr, asker, seen);
}

function metNow(world: World, ref: Ref, asker: Asker, seen: Snapshot): boolean {
  if (asker.owner === 'domain') {
    return ref.type === 'domain' ? !seen.domainDown[ref.index] : !seen.serviceDown[ref.index];
  }
  if (ref.type === 'domain')
    return !seen.domainDown[ref.index] && withinReach(world.facts, ref.index, asker, seen);
  if (world.facts.failedServices.has(ref.index)) return false;
  return world.facts.topology.services[ref.index]!.serving === 'pooled'
    ? pooledServes(world, seen, ref.index, sideOf(seen, asker.domain))
    : localServes(world, seen, ref.index, asker);
}

/** On p's side, or what p shares fate with anyway. */
export function withinReach(facts: Facts, domain: number, p: Place, seen: Snapshot): boolean {
  const runsOn = p.domain === null ? p.stack : [p.domain, ...p.stack];
  return (
    sideOf(seen, domain) === sideOf(seen, p.domain) || runsOn.some((d) => facts.ancestors[d]!.has(domain))
  );
}

export function coLocatedActives(facts: Facts, service: number, p: Place): Place[] {
  return facts.places[service]!.filter((q) => q.active && coLocated(facts, q, p));
}

function localServes(world: World, seen: Snapshot, service: number, p: Place): boolean {
  const side = sideOf(seen, p.domain);
  const working = workingOn(world, seen, service, side);
  const here = coLocatedActives(world.facts, service, p);
  if (here.length === 0) return working.length > 0;
  return here.some((q) => working.includes(q) || standInsOn(world, seen, q, side).length > 0);
}

/** Enough placements of a pooled service work on a side, with enough capacity. */
export function pooledServes(world: World, seen: Snapshot, s: number, side: string): boolean {
  const service = world.facts.topology.services[s]!;
  const working = workingOn(world, seen, s, side);
  if (working.length < service.minAvailable) return false;
  if (service.demand === null) return true;
  const capacity = working.reduce((sum, p) => sum + p.capacity, 0);
  if (capacity <= TOLERANCE) return false;
  return service.overload === 'shed' || capacity >= service.demand - TOLERANCE;
}
