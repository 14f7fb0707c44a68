import type { Expr } from '../model/topology.js';
import type { Asker } from './asker.js';
import type { Context } from './context.js';
import { coLocated, isLocal, serversOf } from './local-service.js';
import { isRefMet, isThere } from './met.js';
import type { Place } from './place.js';
import { kthSmallest, leastLoss, sideLoss } from './side-loss.js';
import type { When } from './when.js';
import type { World } from './world.js';

/**
 * 0..1: what a dependency loses at `when`, its own `worksWithout` counted; 1 where it is not met. Recursion over nesting, at
 * most 64 deep.
 */
export function dependencyLoss(world: World, asker: Asker, expr: Expr, when: When): number {
  const then = when.earlier(expr.worksWithout);
  if (!then.begun) return 0;
  if (expr.type === 'group') {
    // A group that is not met has fewer than k members below 1, so that its k-th smallest is 1 as well.
    const losses = expr.members.map((member) =>
      isThere(world, asker, member) ? dependencyLoss(world, asker, member, then) : 1,
    );
    return kthSmallest(losses, expr.need);
  }
  if (!isRefMet(world, asker, expr, then)) return 1;
  if (expr.type === 'domain') return 0;
  return asker.type === 'domain'
    ? then.lost(expr.index)
    : serviceLoss(world.ctx, expr.index, asker.place, then);
}

function serviceLoss(ctx: Context, service: number, place: Place, when: When): number {
  const side = when.side(place.domain);
  const near = isLocal(ctx, service) ? coLocated(ctx, service, place) : [];
  if (near.length === 0) return sideLoss(ctx, service, side, when);
  return leastLoss(
    near.flatMap((active) => serversOf(ctx, active, side, when)),
    when,
  );
}
