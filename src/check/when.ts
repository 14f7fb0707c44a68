import { cutsRound } from './cuts-round.js';
import { cutCode, domainCode, placeCode, serviceCode } from './element-code.js';
import type { Place } from './place.js';
import type { Losses, World } from './world.js';

/** One instant of a world: what is so then, asked in the words of the model. */
export interface When {
  /** False before moment 0, when all was well and every dependency met. */
  readonly begun: boolean;
  /** The instant `seconds` before; this one for 0. */
  earlier(seconds: number): When;
  domainDown(domain: number): boolean;
  isCut(domain: number): boolean;
  works(place: Place): boolean;
  serviceDown(service: number): boolean;
  /** The cuts round a domain, ascending. */
  cutsRound(domain: number): readonly number[];
  /** The side a place is on, as a text to compare; `''` for what no cut is round, and for null: on nothing. */
  side(domain: number | null): string;
  /** The placements of a service that work on a side, in the file's order. */
  workingOn(service: number, side: string): readonly Place[];
  /** 0..1 of those whom the placement serves. */
  loss(place: Place): number;
  /** 0..1 of the service's users. */
  lost(service: number): number;
  domainBad(domain: number): boolean;
  placeImpaired(place: Place): boolean;
  serviceImpaired(service: number): boolean;
  /** Losses that have been worked out for this instant, by a text that names them. */
  readonly memo: Map<string, number>;
}

/** Whether what happened at (time, rank) is seen. Whoever sees one sees all with a lower (time, rank). */
export type Sight = (time: number, rank: number) => boolean;

/** The side of what has no place, and of all where there is no cut. */
export const OUTSIDE = '';

/** Everything that happened before `moment`, in a world that is complete until then. */
export function justBefore(world: World, moment: number): When {
  return settledInstant(world, (time) => time < moment);
}

/**
 * The instant that sees what `sight` sees, where nothing more will happen that it sees: what it has found it keeps.
 * A delay is added to the time of what happened, never taken from the time of who asks: the sums are then the ones that
 * made the times, and no rounding comes between.
 */
export function settledInstant(world: World, sight: Sight): When {
  const open = openInstant(world, sight);
  const cuts = countCuts(world, open);
  const losses = lossesSeen(world, sight);
  const working = new Map<string, readonly Place[]>();
  const when: When = {
    ...open,
    cutsRound: (domain) => cutsRoundOnce(world, cuts, open, domain),
    side: (domain) => sideOf(when, domain),
    workingOn: (service, side) => {
      const key = `${service} ${side}`;
      const known = working.get(key) ?? findWorking(world, when, service, side);
      working.set(key, known);
      return known;
    },
    loss: (place) => losses?.places[place.flat] ?? 0,
    lost: (service) => losses?.services[service] ?? 0,
    earlier: (seconds) => (seconds === 0 ? when : open.earlier(seconds)),
  };
  return when;
}

/** The same while things still happen that it sees: nothing is kept, but what was earlier, which is over. */
export function openInstant(world: World, sight: Sight): When {
  const { sizes } = world.ctx;
  const down = (code: number): boolean => sight(world.downSince[code]!, world.rank[code]!);
  const impaired = (code: number): boolean => sight(world.impairedSince[code]!, 0);
  const earlier = new Map<number, When>();
  const when: When = {
    begun: sight(0, Number.NEGATIVE_INFINITY),
    earlier: (seconds) => {
      if (seconds === 0) return when;
      const known =
        earlier.get(seconds) ?? settledInstant(world, (time, rank) => sight(time + seconds, rank));
      earlier.set(seconds, known);
      return known;
    },
    domainDown: (domain) => down(domainCode(domain)),
    isCut: (domain) => down(cutCode(sizes, domain)),
    works: (place) => !down(placeCode(sizes, place.flat)),
    serviceDown: (service) => down(serviceCode(sizes, service)),
    cutsRound: (domain) => cutsRoundOnce(world, countCuts(world, when), when, domain),
    side: (domain) => sideOf(when, domain),
    workingOn: (service, side) => findWorking(world, when, service, side),
    loss: (place) => lossesSeen(world, sight)?.places[place.flat] ?? 0,
    lost: (service) => lossesSeen(world, sight)?.services[service] ?? 0,
    domainBad: (domain) => impaired(domainCode(domain)),
    placeImpaired: (place) => impaired(placeCode(sizes, place.flat)),
    serviceImpaired: (service) => impaired(serviceCode(sizes, service)),
    memo: new Map(),
  };
  return when;
}

function sideOf(when: When, domain: number | null): string {
  return domain === null ? OUTSIDE : when.cutsRound(domain).join(',');
}

function findWorking(world: World, when: When, service: number, side: string): Place[] {
  return world.ctx.placesOfService[service]!.filter(
    (place) => when.works(place) && when.side(place.domain) === side,
  );
}

function lossesSeen(world: World, sight: Sight): Losses | undefined {
  return world.losses.findLast((entry) => sight(entry.time, 0));
}

/** How many of the world's cuts are seen: the first ones, since they are in order. */
function countCuts(world: World, when: When): number {
  return world.cuts.findLastIndex((domain) => when.isCut(domain)) + 1;
}

const NONE: readonly number[] = [];

/** Instants that see the same cuts share what is round a domain: there are few cuts, and many instants. */
function cutsRoundOnce(world: World, cuts: number, when: When, domain: number): readonly number[] {
  if (cuts === 0) return NONE;
  const byDomain = world.cutsRound.get(cuts) ?? new Map<number, readonly number[]>();
  world.cutsRound.set(cuts, byDomain);
  const known = byDomain.get(domain) ?? cutsRound(world.ctx, when.isCut, domain);
  byDomain.set(domain, known);
  return known;
}
