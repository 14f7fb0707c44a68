import type { Context } from './context.js';
import type { Place } from './place.js';
import type { When } from './when.js';

/**
 * Who serves an active placement's users on a side: itself, if it works there, and its stand-ins there, which are the working
 * standbys and, with `serving: nearest`, every other working placement.
 */
export function serversOf(ctx: Context, active: Place, side: string, when: When): Place[] {
  const nearest = ctx.topology.services[active.service]!.serving === 'nearest';
  return when.workingOn(active.service, side).filter((place) => place === active || place.standby || nearest);
}

/** The active placements of a service, in the file's order. */
export function activesOf(ctx: Context, service: number): Place[] {
  return ctx.placesOfService[service]!.filter((place) => !place.standby);
}

/** The active placements of a service that are co-located with a place. */
export function coLocated(ctx: Context, service: number, place: Place): Place[] {
  return activesOf(ctx, service).filter((active) => areCoLocated(ctx, active.domain, place.domain));
}

function areCoLocated(ctx: Context, a: number | null, b: number | null): boolean {
  if (a === null || b === null) return false;
  return a === b || (ctx.siteKeys[a] !== '' && ctx.siteKeys[a] === ctx.siteKeys[b]);
}

/** True iff a service is local: its placements serve their own users (`nearest` too). */
export function isLocal(ctx: Context, service: number): boolean {
  return ctx.topology.services[service]!.serving !== 'pooled';
}
