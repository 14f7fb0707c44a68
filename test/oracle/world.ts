import type { Expr } from '../../src/model/topology.js';
import type { Asker, Facts, FallBack, Place } from './facts.js';

export const TOLERANCE = 1e-9;

/** Everything that is so from `time` on, until the next snapshot. */
export interface Snapshot {
  readonly time: number;
  domainDown: boolean[];
  cut: boolean[];
  /** By domain: the cuts round it. */
  round: ReadonlySet<number>[];
  /** By service and placement. */
  works: boolean[][];
  serviceDown: boolean[];
  loss: number[][];
  lost: number[];
  bad: boolean[];
  impaired: boolean[][];
  serviceImpaired: boolean[];
}

/** One outage with one set of fall-backs that have joined. */
export interface World {
  readonly facts: Facts;
  readonly joined: ReadonlySet<FallBack>;
  /** Ascending; the last is being worked out while the rules are applied. */
  readonly history: Snapshot[];
}

export function allWell(facts: Facts, time: number): Snapshot {
  const { domains, services } = facts.topology;
  return {
    time,
    domainDown: domains.map(() => false),
    cut: domains.map(() => false),
    round: domains.map(() => new Set<number>()),
    works: facts.places.map((own) => own.map(() => true)),
    serviceDown: services.map(() => false),
    loss: facts.places.map((own) => own.map(() => 0)),
    lost: services.map(() => 0),
    bad: domains.map(() => false),
    impaired: facts.places.map((own) => own.map(() => false)),
    serviceImpaired: services.map(() => false),
  };
}

/** How it is at `time`; null: before 0, when all was well. A change at a moment is seen at that moment. */
export function stateAt(world: World, time: number): Snapshot | null {
  return world.history.findLast((snapshot) => snapshot.time <= time) ?? null;
}

export function hasJoined(world: World, asker: Asker, member: Expr): boolean {
  return [...world.joined].some((f) => f.type === 'member' && f.asker === asker && f.member === member);
}

/** The cuts round a place as one word: two places are on the same side iff it is the same; '' is outside every cut. */
export function sideOf(seen: Snapshot, domain: number | null): string {
  return domain === null ? '' : [...seen.round[domain]!].sort((a, b) => a - b).join();
}

/** The placements of a service that work on a side. */
export function workingOn(world: World, seen: Snapshot, service: number, side: string): Place[] {
  return world.facts.places[service]!.filter(
    (p) => seen.works[service]![p.placement]! && sideOf(seen, p.domain) === side,
  );
}

/** Who can take the users of `active` on a side: standbys there that work, with `nearest` any other placement too. */
export function standInsOn(world: World, seen: Snapshot, active: Place, side: string): Place[] {
  const nearest = world.facts.topology.services[active.service]!.serving === 'nearest';
  return workingOn(world, seen, active.service, side).filter((p) => !p.active || (nearest && p !== active));
}
