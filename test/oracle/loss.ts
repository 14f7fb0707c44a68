import type { Dependency, Expr, Ref, Service } from '../../src/model/topology.js';
import type { Asker, Place } from './facts.js';
import { coLocatedActives, met } from './met.js';
import { hasJoined, type Snapshot, sideOf, standInsOn, stateAt, type World, workingOn } from './world.js';

/** "Loss": one pass in order of dependency; a circle is gone round as often as it has members. */
export function settleLoss(world: World, now: Snapshot): void {
  now.loss = now.works.map((own) => own.map((works) => (works ? 0 : 1)));
  for (const circle of world.facts.circles) {
    for (const _round of circle) {
      const losses = circle.map((s) => world.facts.places[s]!.map((p) => lossOfPlacement(world, now, p)));
      for (const [i, s] of circle.entries()) now.loss[s] = losses[i]!;
    }
  }
  now.lost = world.facts.topology.services.map((_, s) => lostOf(world, now, s));
}

/** The loss of a dependency at a placement, or of a domain's own one. */
export function lossOf(world: World, expr: Expr, asker: Asker, time: number): number {
  if (expr.takes > 0 && !hasJoined(world, asker, expr)) return 1;
  const then = time - expr.worksWithout;
  if (then < 0) return 0;
  if (!met(world, expr, asker, time)) return 1;
  if (expr.type === 'group') {
    return kthSmallest(
      expr.members.map((m) => lossOf(world, m, asker, then)),
      expr.need,
    );
  }
  return lossNow(world, expr, asker, stateAt(world, then)!);
}

/** Of a dependency that is met. */
function lossNow(world: World, ref: Ref, asker: Asker, seen: Snapshot): number {
  if (ref.type === 'domain') return 0;
  if (asker.owner === 'domain') return seen.lost[ref.index]!;
  const side = sideOf(seen, asker.domain);
  const local = world.facts.topology.services[ref.index]!.serving !== 'pooled';
  const here = local ? coLocatedActives(world.facts, ref.index, asker) : [];
  if (here.length === 0) return lossSeenBy(world, seen, ref.index, side);
  return Math.min(...here.map((q) => leastLoss(world, seen, q, side)));
}

/** What a side loses of a service. */
export function lossSeenBy(world: World, seen: Snapshot, s: number, side: string): number {
  const service = world.facts.topology.services[s]!;
  if (service.serving === 'pooled') return pooledLoss(world, seen, s, service, side);
  return world.facts.places[s]!.filter((p) => p.active).reduce(
    (sum, p) => sum + p.share * leastLoss(world, seen, p, side),
    0,
  );
}

function pooledLoss(world: World, seen: Snapshot, s: number, service: Service, side: string): number {
  const working = workingOn(world, seen, s, side);
  const losses = working.map((p) => seen.loss[s]![p.placement]!);
  const ofPlacements = kthSmallest(losses, service.minAvailable);
  if (service.demand === null || service.overload !== 'shed') return ofPlacements;
  const capacity = working.reduce((sum, p) => sum + p.capacity, 0);
  return Math.max(ofPlacements, 1 - capacity / service.demand);
}

/** Of the users of an active placement: by itself, if it works on that side, or by a stand-in there; 1 if there is neither. */
function leastLoss(world: World, seen: Snapshot, active: Place, side: string): number {
  const itself = workingOn(world, seen, active.service, side).filter((p) => p === active);
  const servers = [...itself, ...standInsOn(world, seen, active, side)];
  return Math.min(1, ...servers.map((p) => seen.loss[p.service]![p.placement]!));
}

function lossOfPlacement(world: World, now: Snapshot, p: Place): number {
  if (!now.works[p.service]![p.placement]) return 1;
  const of = (d: Dependency) => lossOf(world, d.expr, p, now.time);
  const hard = [...p.dependsOn.filter((d) => d.impact === 'down'), ...p.activation];
  const shared = p.dependsOn.flatMap((d) => (typeof d.impact === 'number' ? [d.impact * of(d)] : []));
  const sum = shared.reduce((a, b) => a + b, 0);
  return Math.max(0, ...hard.map(of), Math.min(1, sum));
}

function lostOf(world: World, now: Snapshot, s: number): number {
  if (now.serviceDown[s]) return 1;
  if (world.facts.topology.services[s]!.serving === 'pooled') return lossSeenBy(world, now, s, '');
  return world.facts.places[s]!.filter((p) => p.active).reduce(
    (sum, p) => sum + p.share * leastLoss(world, now, p, sideOf(now, p.domain)),
    0,
  );
}

/** k from 1; 1 if there are not so many. */
function kthSmallest(losses: readonly number[], k: number): number {
  return [...losses].sort((a, b) => a - b)[k - 1] ?? 1;
}
