import type { Injection, Target } from '../model/topology.js';
import type { Place } from './place.js';

/** What the scenario injects at moment 0, as sets of indices; places by their flat index. */
export interface Injected {
  readonly failedDomains: ReadonlySet<number>;
  readonly failedServices: ReadonlySet<number>;
  readonly failedPlaces: ReadonlySet<number>;
  readonly isolated: ReadonlySet<number>;
  readonly degradedDomains: ReadonlySet<number>;
  readonly degradedServices: ReadonlySet<number>;
}

/** Limits are not here: they are in the places' capacities. */
export function injectedBy(injection: Injection, placesOfService: readonly (readonly Place[])[]): Injected {
  return {
    failedDomains: domainsIn(injection.fail),
    failedServices: servicesIn(injection.fail),
    failedPlaces: new Set(
      injection.fail.flatMap((t) =>
        t.type === 'placement' ? [placesOfService[t.service]![t.placement]!.flat] : [],
      ),
    ),
    isolated: new Set(injection.isolate),
    degradedDomains: domainsIn(injection.degrade),
    degradedServices: servicesIn(injection.degrade),
  };
}

function domainsIn(targets: readonly Target[]): Set<number> {
  return new Set(targets.flatMap((t) => (t.type === 'domain' ? [t.domain] : [])));
}

function servicesIn(targets: readonly Target[]): Set<number> {
  return new Set(targets.flatMap((t) => (t.type === 'service' ? [t.service] : [])));
}
