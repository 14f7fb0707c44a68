import type { Topology } from '../model/topology.js';
import { cutCode, domainCode, placeCode, type Sizes, serviceCode } from './element-code.js';
import type { Place } from './place.js';
import { refsIn } from './refs.js';

/** Whose rules read an element, at once or later; a cut may be read by any. As codes. */
export interface Readers {
  readonly ofDomain: readonly (readonly number[])[];
  /** Of the service, and of each of its placements. */
  readonly ofService: readonly (readonly number[])[];
}

/** Linear in the topology, where service-wide dependencies count once a placement. */
export function readersOf(base: { topology: Topology; places: readonly Place[]; sizes: Sizes }): Readers {
  const { domains, services } = base.topology;
  const ofDomain = domains.map(() => new Set<number>());
  const ofService = services.map(() => new Set<number>());
  const reads = (reader: number, one: Pick<Place, 'dependsOn'>): void => {
    for (const ref of one.dependsOn.flatMap((d) => refsIn(d.expr))) {
      (ref.type === 'domain' ? ofDomain : ofService)[ref.index]!.add(reader);
    }
  };
  domains.forEach((domain, d) => {
    for (const parent of domain.within) ofDomain[parent]!.add(domainCode(d));
    for (const uplink of domain.uplink ?? []) ofDomain[uplink]!.add(cutCode(base.sizes, d));
    reads(domainCode(d), domain);
  });
  for (const place of base.places) {
    const code = placeCode(base.sizes, place.flat);
    for (const domain of restsOn(place)) ofDomain[domain]!.add(code);
    ofService[place.service]!.add(serviceCode(base.sizes, place.service));
    reads(code, place);
  }
  return { ofDomain: ofDomain.map((set) => [...set]), ofService: ofService.map((set) => [...set]) };
}

/** The domains whose end is a placement's end: where it runs, and what it shares fate with. */
export function restsOn(place: Place): readonly number[] {
  return place.domain === null ? place.stack : [place.domain, ...place.stack];
}
