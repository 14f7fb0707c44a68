import type { Dependency } from '../model/topology.js';
import type { Asker } from './asker.js';
import { type Decoded, decode } from './element-code.js';
import { activesOf, isLocal, serversOf } from './local-service.js';
import { isMet } from './met.js';
import type { Place } from './place.js';
import { isEnoughOn } from './pooled-service.js';
import { restsOn } from './readers.js';
import { OUTSIDE, type When } from './when.js';
import type { World } from './world.js';

/**
 * Whether one rule makes an element down (a domain a cut, a placement not work) at `when`, from the injection and from what
 * is down then. Before moment 0 nothing is.
 */
export function isForcedDown(world: World, code: number, when: When): boolean {
  return (
    when.begun && RULES[decode(world.ctx.sizes, code).type](world, decode(world.ctx.sizes, code).index, when)
  );
}

type Rule = (world: World, index: number, when: When) => boolean;

const RULES: Readonly<Record<Decoded['type'], Rule>> = {
  domain: isDomainForced,
  cut: isCutForced,
  placement: (world, flat, when) => isPlaceForced(world, world.ctx.places[flat]!, when),
  service: isServiceForced,
};

function isDomainForced(world: World, domain: number, when: When): boolean {
  const { within, dependsOn } = world.ctx.topology.domains[domain]!;
  return (
    world.ctx.injected.failedDomains.has(domain) ||
    within.some((parent) => when.domainDown(parent)) ||
    hasUnmet(world, { type: 'domain', domain }, dependsOn, when)
  );
}

function isCutForced({ ctx }: World, domain: number, when: When): boolean {
  if (ctx.injected.isolated.has(domain)) return true;
  const uplinks = ctx.topology.domains[domain]!.uplink ?? [];
  if (uplinks.length === 0) return false;
  if (uplinks.length === 1) return when.domainDown(uplinks[0]!);
  const own = when.cutsRound(domain);
  const isBehindAnother = (uplink: number): boolean =>
    when.cutsRound(uplink).some((cut) => !own.includes(cut));
  return uplinks.every((uplink) => when.domainDown(uplink) || isBehindAnother(uplink));
}

function isPlaceForced(world: World, place: Place, when: When): boolean {
  const { injected, fallBacks } = world.ctx;
  return (
    injected.failedServices.has(place.service) ||
    injected.failedPlaces.has(place.flat) ||
    (place.standby && !world.joined.has(fallBacks.standby.get(place)!)) ||
    restsOn(place).some((domain) => when.domainDown(domain)) ||
    hasUnmet(world, { type: 'placement', place }, place.dependsOn, when)
  );
}

function isServiceForced({ ctx }: World, service: number, when: When): boolean {
  if (ctx.injected.failedServices.has(service)) return true;
  if (!isLocal(ctx, service)) return !isEnoughOn(ctx, service, OUTSIDE, when);
  return activesOf(ctx, service).every(
    (active) => serversOf(ctx, active, when.side(active.domain), when).length === 0,
  );
}

function hasUnmet(world: World, asker: Asker, dependsOn: readonly Dependency[], when: When): boolean {
  return dependsOn.some(({ expr, impact }) => impact === 'down' && !isMet(world, asker, expr, when));
}
