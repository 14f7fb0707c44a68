import type { Activation, Dependency, Placement, Service } from '../model/topology.js';

/** A placement with what it has from its service; a service without placements has one, on nothing. */
export interface Place {
  readonly service: number;
  readonly placement: number;
  /** Its index among all places of the topology. */
  readonly flat: number;
  /** `service@placement`; the service's id for the one that is implicit. */
  readonly id: string;
  /** null: on nothing, outside every cut. */
  readonly domain: number | null;
  readonly standby: boolean;
  readonly activation: Activation | null;
  /** Domains it shares fate with: its own and its service's. */
  readonly stack: readonly number[];
  /** Its own, its service's, and a standby's activation; of every impact. */
  readonly dependsOn: readonly Dependency[];
  readonly share: number;
  /** After the limits of the scenario; 0 where none is said. */
  readonly capacity: number;
}

/** Where places start to be numbered, and what a limit leaves of a capacity in a domain. */
interface PlaceOptions {
  readonly service: number;
  readonly firstFlat: number;
  readonly limitIn: (domain: number) => number;
}

/** The places of one service, in the file's order. */
export function placesOf(service: Service, options: PlaceOptions): Place[] {
  if (service.placements.length === 0) return [implicitPlace(service, options)];
  return service.placements.map((placement, i) => placeOf(service, placement, i, options));
}

function placeOf(service: Service, placement: Placement, i: number, options: PlaceOptions): Place {
  const activation = placement.role === 'standby' ? placement.activation : null;
  return {
    service: options.service,
    placement: i,
    flat: options.firstFlat + i,
    id: `${service.id}@${placement.id}`,
    domain: placement.domain,
    standby: placement.role === 'standby',
    activation,
    stack: [...placement.stack, ...service.stack].map((entry) => entry.domain),
    dependsOn: [...placement.dependsOn, ...service.dependsOn, ...(activation?.dependsOn ?? [])],
    share: placement.share,
    capacity: (placement.capacity ?? 0) * options.limitIn(placement.domain),
  };
}

function implicitPlace(service: Service, options: PlaceOptions): Place {
  return {
    service: options.service,
    placement: 0,
    flat: options.firstFlat,
    id: service.id,
    domain: null,
    standby: false,
    activation: null,
    stack: service.stack.map((entry) => entry.domain),
    dependsOn: service.dependsOn,
    share: 1,
    capacity: 0,
  };
}
