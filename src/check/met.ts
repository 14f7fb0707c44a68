import type { Expr, Ref } from '../model/topology.js';
import type { Asker } from './asker.js';
import type { Context } from './context.js';
import { memberIndex } from './fall-backs.js';
import { coLocated, isLocal, serversOf } from './local-service.js';
import type { Place } from './place.js';
import { isEnoughOn } from './pooled-service.js';
import { restsOn } from './readers.js';
import type { When } from './when.js';
import type { World } from './world.js';

/**
 * Whether a dependency is met at `when`, its own `worksWithout` counted. Before moment 0 every one is. Recursion over nesting,
 * at most 64 deep.
 */
export function isMet(world: World, asker: Asker, expr: Expr, when: When): boolean {
  const then = when.earlier(expr.worksWithout);
  if (!then.begun) return true;
  if (expr.type !== 'group') return isRefMet(world, asker, expr, then);
  const met = expr.members.filter(
    (member) => isThere(world, asker, member) && isMet(world, asker, member, then),
  );
  return met.length >= expr.need;
}

/** A member that takes time is there only once it has joined, whatever its own `worksWithout`. */
export function isThere(world: World, asker: Asker, member: Expr): boolean {
  if (member.takes === 0) return true;
  const index = memberIndex(world.ctx.fallBacks, asker, member);
  return index !== undefined && world.joined.has(index);
}

/** The same for what is named, at the instant the dependency sees. */
export function isRefMet(world: World, asker: Asker, ref: Ref, then: When): boolean {
  if (asker.type === 'domain') {
    return ref.type === 'domain' ? !then.domainDown(ref.index) : !then.serviceDown(ref.index);
  }
  if (ref.type === 'domain') {
    return !then.domainDown(ref.index) && isWithinReach(world.ctx, ref.index, asker.place, then);
  }
  return isLocal(world.ctx, ref.index)
    ? isLocalMet(world.ctx, ref.index, asker.place, then)
    : isPooledMet(world.ctx, ref.index, asker.place, then);
}

/** A domain on the placement's side, or one with which it shares fate anyway. */
export function isWithinReach(ctx: Context, domain: number, place: Place, when: When): boolean {
  return (
    restsOn(place).some((own) => ctx.ancestors[own]!.has(domain)) ||
    when.side(domain) === when.side(place.domain)
  );
}

function isPooledMet(ctx: Context, service: number, place: Place, when: When): boolean {
  return !ctx.injected.failedServices.has(service) && isEnoughOn(ctx, service, when.side(place.domain), when);
}

function isLocalMet(ctx: Context, service: number, place: Place, when: When): boolean {
  const side = when.side(place.domain);
  const near = coLocated(ctx, service, place);
  return near.length > 0
    ? near.some((active) => serversOf(ctx, active, side, when).length > 0)
    : when.workingOn(service, side).length > 0;
}
