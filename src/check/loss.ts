import type { Dependency } from '../model/topology.js';
import type { Asker } from './asker.js';
import type { Context } from './context.js';
import { dependencyLoss } from './dependency-loss.js';
import { isLocal } from './local-service.js';
import type { Place } from './place.js';
import { localLoss, sideLoss } from './side-loss.js';
import { OUTSIDE, type When } from './when.js';
import type { Losses, World } from './world.js';

/**
 * The losses at one time, from what is down then and from what was lost earlier: one pass over the services, what is needed
 * first; the members of a circle together, as often as there are members.
 * @param now the instant at `time`, when all that is down then is known
 */
export function lossesAt(world: World, time: number, now: When): Losses {
  const { ctx } = world;
  const losses: Losses = {
    time,
    places: Float64Array.from(ctx.places, (place) => (now.works(place) ? 0 : 1)),
    services: new Float64Array(ctx.sizes.services),
  };
  for (const circle of ctx.circles) {
    for (let round = 0; round < circle.length; round++) applyRound(world, circle, losses, now);
    for (const service of circle) {
      losses.services[service] = lostOf(ctx, service, withLosses(now, losses));
    }
  }
  return losses;
}

/** Every member of the circle at once: none sees what another has only now. */
function applyRound(world: World, circle: readonly number[], losses: Losses, now: When): void {
  const before = withLosses(now, losses);
  const working = circle.flatMap((s) => world.ctx.placesOfService[s]!).filter((p) => now.works(p));
  const found = working.map((place) => placeLoss(world, place, before));
  working.forEach((place, i) => {
    losses.places[place.flat] = found[i]!;
  });
}

/** The instant with losses that are still being found; what was earlier stays what it was. */
function withLosses(now: When, losses: Losses): When {
  const when: When = {
    ...now,
    memo: new Map(),
    loss: (place) => losses.places[place.flat]!,
    lost: (service) => losses.services[service]!,
    earlier: (seconds) => (seconds === 0 ? when : now.earlier(seconds)),
  };
  return when;
}

/** Hard dependencies are taken to hit the same users, shared ones different ones. */
function placeLoss(world: World, place: Place, when: When): number {
  const asker: Asker = { type: 'placement', place };
  const lossOf = ({ expr }: Dependency): number => dependencyLoss(world, asker, expr, when);
  const hard = place.dependsOn
    .filter((d) => d.impact === 'down')
    .reduce((max, d) => Math.max(max, lossOf(d)), 0);
  const shared = place.dependsOn.reduce(
    (sum, d) => (typeof d.impact === 'number' ? sum + d.impact * lossOf(d) : sum),
    0,
  );
  return Math.max(hard, Math.min(1, shared));
}

function lostOf(ctx: Context, service: number, when: When): number {
  if (when.serviceDown(service)) return 1;
  return isLocal(ctx, service)
    ? localLoss(ctx, service, when, (active) => when.side(active.domain))
    : sideLoss(ctx, service, OUTSIDE, when);
}
