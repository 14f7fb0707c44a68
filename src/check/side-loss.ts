import type { Context } from './context.js';
import { activesOf, isLocal, serversOf } from './local-service.js';
import type { Place } from './place.js';
import { capacityOn } from './pooled-service.js';
import type { When } from './when.js';

/** 0..1: the loss that a side sees of a service, always from its placements' losses at `when`. */
export function sideLoss(ctx: Context, service: number, side: string, when: When): number {
  const key = `${service} ${side}`;
  const loss = when.memo.get(key) ?? findSideLoss(ctx, service, side, when);
  when.memo.set(key, loss);
  return loss;
}

function findSideLoss(ctx: Context, service: number, side: string, when: When): number {
  if (isLocal(ctx, service)) return localLoss(ctx, service, when, () => side);
  const { minAvailable, demand, overload } = ctx.topology.services[service]!;
  const losses = when.workingOn(service, side).map((place) => when.loss(place));
  const needed = kthSmallest(losses, minAvailable);
  if (demand === null || overload === 'collapse') return needed;
  return Math.max(needed, 1 - capacityOn(service, side, when) / demand);
}

/** The share of a local service's users that is lost, where each active placement's users are on a side of their own. */
export function localLoss(ctx: Context, service: number, when: When, sideOf: (p: Place) => string): number {
  return activesOf(ctx, service).reduce(
    (sum, active) => sum + active.share * leastLoss(serversOf(ctx, active, sideOf(active), when), when),
    0,
  );
}

/** The least loss among placements; 1 if there is none. */
export function leastLoss(places: readonly Place[], when: When): number {
  return places.reduce((least, place) => Math.min(least, when.loss(place)), 1);
}

/** The k-th smallest, k from 1; 1 if there are fewer. */
export function kthSmallest(losses: readonly number[], k: number): number {
  return [...losses].sort((a, b) => a - b)[k - 1] ?? 1;
}
