import type { Dependency, Injection, Topology } from '../model/topology.js';
import { delayChains } from './delay-chains.js';
import type { Sizes } from './element-code.js';
import { type FallBacks, fallBacksOf } from './fall-backs.js';
import { type Injected, injectedBy } from './injected.js';
import { type Place, placesOf } from './place.js';
import { type Readers, readersOf } from './readers.js';
import { serviceCircles } from './service-circles.js';
import { innermostSites } from './sites.js';

/** One topology under one injection: who is where, and what of it never changes. */
export interface Context {
  readonly topology: Topology;
  readonly injected: Injected;
  readonly sizes: Sizes;
  /** anc*: a domain and all it is within, by domain. */
  readonly ancestors: readonly ReadonlySet<number>[];
  readonly places: readonly Place[];
  readonly placesOfService: readonly (readonly Place[])[];
  /** Where two placements are co-located: the same text here, or, where it is empty, the same domain. By domain. */
  readonly siteKeys: readonly string[];
  readonly fallBacks: FallBacks;
  readonly readers: Readers;
  /** Circles and single services, what is needed first. */
  readonly circles: readonly (readonly number[])[];
  /** True iff some circle hands on a loss late, so that a sustained outage only tends to its end. */
  readonly circlesLate: boolean;
  /** The distinct ways in which delays add up, the innermost first. */
  readonly delays: readonly (readonly number[])[];
}

/** Everything `check` reads of a topology again and again. Linear in the topology and its ancestors. */
export function contextOf(topology: Topology, injection: Injection): Context {
  const ancestors = topology.domains.map((_, d) => ancestorsOf(topology, d));
  const placesOfService = allPlaces(topology, injection, ancestors);
  const places = placesOfService.flat();
  const sizes = {
    domains: topology.domains.length,
    places: places.length,
    services: topology.services.length,
  };
  const base = { topology, sizes, places, placesOfService };
  const { circles, late } = serviceCircles(base);
  return {
    ...base,
    injected: injectedBy(injection, placesOfService),
    ancestors,
    siteKeys: ancestors.map((of) => innermostSites(topology, of, ancestors)),
    fallBacks: fallBacksOf(base),
    readers: readersOf(base),
    circles,
    circlesLate: late,
    delays: delayChains(allDependencies(topology, places)),
  };
}

function ancestorsOf(topology: Topology, domain: number): Set<number> {
  const found = new Set([domain]);
  // A Set is walked in the order of insertion, what is added on the way too.
  for (const d of found) for (const parent of topology.domains[d]!.within) found.add(parent);
  return found;
}

function allPlaces(topology: Topology, injection: Injection, ancestors: readonly Set<number>[]): Place[][] {
  const limitIn = (domain: number): number =>
    injection.limit.reduce(
      (left, limit) => (ancestors[domain]!.has(limit.domain) ? left * limit.factor : left),
      1,
    );
  let firstFlat = 0;
  return topology.services.map((service, i) => {
    const places = placesOf(service, { service: i, firstFlat, limitIn });
    firstFlat += places.length;
    return places;
  });
}

function allDependencies(topology: Topology, places: readonly Place[]): Dependency[] {
  return [...topology.domains, ...places].flatMap((one) => one.dependsOn);
}
