import type { Dependency, Domain, Service, Topology } from '../../src/model/topology.js';
import type { Layered } from './graph.js';

const at = { file: 0, start: 0, end: 0 };
const evidence = 'declared' as const;

/** A graph as a topology in memory: services without placements, every dependency hard. */
export function topologyOf({ count, fanOut, target }: Layered): Topology {
  const services: Service[] = [];
  for (let s = 0; s < count; s++) {
    const dependsOn: Dependency[] = [];
    for (let k = 0; k < fanOut; k++) {
      const index = target[s * fanOut + k]!;
      if (index < 0) continue;
      const expr = { type: 'service' as const, index, worksWithout: 0, takes: 0, at };
      dependsOn.push({ expr, impact: 'down', evidence, at });
    }
    services.push(service(s, dependsOn));
  }
  return {
    name: 'bench',
    description: null,
    domains: [] as Domain[],
    services,
    scenarios: [],
    policies: [],
    waivers: [],
    hasUsers: false,
    catalogVersion: '',
  };
}

const NO_LABELS: ReadonlyMap<string, string> = new Map();

function service(s: number, dependsOn: readonly Dependency[]): Service {
  return {
    id: `s${s}`,
    title: null,
    sector: null,
    tier: null,
    users: 1,
    owner: null,
    labels: NO_LABELS,
    serving: 'pooled',
    stack: [],
    placements: [],
    minAvailable: 1,
    desired: 1,
    demand: null,
    overload: 'shed',
    dependsOn,
    slo: null,
    start: null,
    failure: null,
    at,
  };
}
