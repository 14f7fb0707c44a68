import type { Dependency, Expr, Ref } from '../model/topology.js';
import type { Asker } from './asker.js';
import type { Context } from './context.js';
import { dependencyLoss } from './dependency-loss.js';
import { type Decoded, decode } from './element-code.js';
import { activesOf, coLocated, isLocal } from './local-service.js';
import { isRefMet, isThere, isWithinReach } from './met.js';
import type { Place } from './place.js';
import { restsOn } from './readers.js';
import { sideLoss } from './side-loss.js';
import { TOLERANCE } from './tolerance.js';
import { OUTSIDE, type When } from './when.js';
import type { World } from './world.js';

/**
 * Whether one rule makes a domain bad, or a placement or service impaired, at `when`: from what is down and lost then, and
 * from what is impaired then. Never of a cut.
 */
export function isForcedImpaired(world: World, code: number, when: When): boolean {
  if (!when.begun) return false;
  const { type, index } = decode(world.ctx.sizes, code);
  return RULES[type](world, index, when);
}

/** Whether a dependency is fine at `when`, its own `worksWithout` counted. Recursion over nesting, at most 64 deep. */
export function isFine(world: World, asker: Asker, expr: Expr, when: When): boolean {
  const then = when.earlier(expr.worksWithout);
  if (!then.begun) return true;
  if (expr.type !== 'group') return isRefFine(world, asker, expr, then);
  const isMemberFine = (member: Expr): boolean =>
    isThere(world, asker, member) && isFine(world, asker, member, then);
  if (expr.form === 'prefer') return isMemberFine(expr.members[0]!);
  return expr.members.filter(isMemberFine).length >= expr.need;
}

type Rule = (world: World, index: number, when: When) => boolean;

const RULES: Readonly<Record<Decoded['type'], Rule>> = {
  domain: isDomainBad,
  cut: () => false,
  placement: (world, flat, when) => isPlaceImpaired(world, world.ctx.places[flat]!, when),
  service: isServiceImpaired,
};

function isDomainBad(world: World, domain: number, when: When): boolean {
  const { within, dependsOn } = world.ctx.topology.domains[domain]!;
  return (
    when.domainDown(domain) ||
    world.ctx.injected.degradedDomains.has(domain) ||
    within.some((parent) => when.domainBad(parent)) ||
    dependsOn.some((d) => isImpairing(world, { type: 'domain', domain }, d, when))
  );
}

function isPlaceImpaired(world: World, place: Place, when: When): boolean {
  return (
    world.ctx.injected.degradedServices.has(place.service) ||
    restsOn(place).some((domain) => when.domainBad(domain)) ||
    place.dependsOn.some((d) => isImpairing(world, { type: 'placement', place }, d, when))
  );
}

/** The loss of what is soft degrades, its mere degradation does not. */
function isImpairing(world: World, asker: Asker, { impact, expr }: Dependency, when: When): boolean {
  return impact === 'degraded'
    ? dependencyLoss(world, asker, expr, when) > TOLERANCE
    : !isFine(world, asker, expr, when);
}

function isServiceImpaired({ ctx }: World, service: number, when: When): boolean {
  if (ctx.injected.degradedServices.has(service)) return true;
  return isLocal(ctx, service)
    ? !activesOf(ctx, service).every((place) => when.works(place) && !when.placeImpaired(place))
    : !isDesiredOn(ctx, service, OUTSIDE, when);
}

function isDesiredOn(ctx: Context, service: number, side: string, when: When): boolean {
  const well = when.workingOn(service, side).filter((place) => !when.placeImpaired(place));
  return well.length >= ctx.topology.services[service]!.desired;
}

function isRefFine(world: World, asker: Asker, ref: Ref, then: When): boolean {
  const { ctx } = world;
  if (asker.type === 'domain') {
    return ref.type === 'domain' ? !then.domainBad(ref.index) : isServiceUp(ref.index, then);
  }
  if (ref.type === 'domain') {
    return !then.domainBad(ref.index) && isWithinReach(ctx, ref.index, asker.place, then);
  }
  const side = then.side(asker.place.domain);
  const near = isLocal(ctx, ref.index) ? coLocated(ctx, ref.index, asker.place) : [];
  if (near.length > 0) return near.some((active) => isWellOn(active, side, then));
  return (
    isRefMet(world, asker, ref, then) &&
    sideLoss(ctx, ref.index, side, then) <= TOLERANCE &&
    (isLocal(ctx, ref.index)
      ? activesOf(ctx, ref.index).every((active) => isWellOn(active, side, then))
      : isDesiredOn(ctx, ref.index, side, then))
  );
}

/** Whether a placement works on a side and is not impaired. */
function isWellOn(place: Place, side: string, when: When): boolean {
  return when.works(place) && when.side(place.domain) === side && !when.placeImpaired(place);
}

function isServiceUp(service: number, when: When): boolean {
  return !when.serviceDown(service) && when.lost(service) <= TOLERANCE && !when.serviceImpaired(service);
}
