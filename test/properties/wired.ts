import type { Expr, Service, Topology } from '../../src/model/topology.js';

const at = { file: 0, start: 0, end: 0 };

/**
 * A large topology of services alone, wired as told, straight to the model: s0, s1, … and one scenario that fails some.
 * @param needs by service, the services it needs hard
 */
export function wired(needs: readonly (readonly number[])[], failed: readonly number[]): Topology {
  const fail = failed.map((service) => ({ type: 'service', service }) as const);
  const run = {
    id: 'lost',
    title: null,
    steps: [{ fail, isolate: [], degrade: [], limit: [] }],
    duration: Number.POSITIVE_INFINITY,
  };
  return {
    name: 'wired',
    description: null,
    domains: [],
    services: needs.map((on, s) => service(`s${s}`, on)),
    scenarios: [{ id: 'lost', title: null, runs: [run], expect: [], refused: null, at }],
    policies: [],
    waivers: [],
    hasUsers: false,
    catalogVersion: '',
  };
}

function service(id: string, needs: readonly number[]): Service {
  const ref = (index: number): Expr => ({ type: 'service', index, worksWithout: 0, takes: 0, at });
  return {
    id,
    title: null,
    sector: null,
    tier: null,
    users: 1,
    owner: null,
    labels: new Map(),
    serving: 'pooled',
    stack: [],
    placements: [],
    minAvailable: 1,
    desired: 1,
    demand: null,
    overload: 'shed',
    dependsOn: needs.map((n) => ({ expr: ref(n), impact: 'down', evidence: 'declared', at })),
    slo: null,
    start: null,
    failure: null,
    at,
  };
}
