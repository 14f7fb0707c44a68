import type { Topology } from '../model/topology.js';
import type { Places } from './places.js';

/** Placements of all services in one numbering; a service without any has an implicit active one on nothing. */
export interface Layout {
  readonly start: Int32Array;
  readonly service: Int32Array;
  readonly domain: Int32Array;
  readonly active: Uint8Array;
  readonly cls: Int32Array;
  readonly share: Float64Array;
  readonly capacity: Float64Array;
}

export function layout(topology: Topology, places: Places): Layout {
  const { services } = topology;
  const start = new Int32Array(services.length + 1);
  for (const [s, service] of services.entries())
    start[s + 1] = start[s]! + Math.max(1, service.placements.length);
  const count = start[services.length]!;
  const result: Layout = {
    start,
    service: new Int32Array(count),
    domain: new Int32Array(count).fill(-1),
    active: new Uint8Array(count).fill(1),
    cls: new Int32Array(count),
    share: new Float64Array(count),
    capacity: new Float64Array(count),
  };
  for (const [s, service] of services.entries()) {
    result.service.fill(s, start[s]!, start[s + 1]!);
    if (service.placements.length === 0) result.share[start[s]!] = 1;
    for (const [i, placement] of service.placements.entries()) {
      const p = start[s]! + i;
      result.domain[p] = placement.domain;
      result.active[p] = placement.role === 'active' ? 1 : 0;
      result.cls[p] = places.classOf[placement.domain]!;
      result.share[p] = placement.share;
      result.capacity[p] = placement.capacity ?? 0;
    }
  }
  return result;
}
