import type { Injection, Topology } from '../model/topology.js';
import type { Compiled } from './types.js';

/** An injection as an engine takes it. */
export interface CompiledInjection {
  /** Down gates that fire at 0. */
  readonly down: readonly number[];
  /** Gates of the net of what is impaired that fire at 0. */
  readonly bad: readonly number[];
  /** Capacity of every placement under the injection's limits; null: no limit. */
  readonly capacity: Float64Array | null;
}

/** Linear in what is injected; with `limit`, in the placements. */
export function inject(topology: Topology, compiled: Compiled, injection: Injection): CompiledInjection {
  const down: number[] = [];
  for (const target of injection.fail) {
    if (target.type === 'domain') down.push(compiled.domainGate[target.domain]!);
    else {
      const start = compiled.placementStart[target.service]!;
      const end = compiled.placementStart[target.service + 1]!;
      const only = target.type === 'placement' ? start + target.placement : -1;
      for (let p = start; p < end; p++) if (only < 0 || p === only) down.push(compiled.placementGate[p]!);
    }
  }
  for (const d of injection.isolate) down.push(compiled.cutGate[d]!);
  return { down, bad: degraded(compiled, injection), capacity: limited(topology, compiled, injection) };
}

function degraded({ bad, placementStart }: Compiled, { degrade }: Injection): number[] {
  const gates: number[] = [];
  if (bad === null) return gates;
  for (const target of degrade) {
    if (target.type === 'domain') gates.push(bad.domain[target.domain]!);
    else {
      gates.push(bad.service[target.service]!);
      const end = placementStart[target.service + 1]!;
      for (let p = placementStart[target.service]!; p < end; p++) gates.push(bad.placement[p]!);
    }
  }
  return gates;
}

function limited(topology: Topology, compiled: Compiled, { limit }: Injection): Float64Array | null {
  if (limit.length === 0) return null;
  const capacity = compiled.placementCapacity.slice();
  for (const { domain, factor } of limit) {
    const inside = within(topology, domain);
    for (const [p, d] of compiled.placementDomain.entries()) if (d >= 0 && inside[d]) capacity[p]! *= factor;
  }
  return capacity;
}

/** By domain: it is that domain or within it. */
function within(topology: Topology, outer: number): Uint8Array {
  const { domains } = topology;
  const children: number[][] = domains.map(() => []);
  for (const [d, domain] of domains.entries()) for (const o of domain.within) children[o]!.push(d);
  const inside = new Uint8Array(domains.length);
  const open = [outer];
  inside[outer] = 1;
  for (const d of open) {
    for (const child of children[d]!) {
      if (inside[child]) continue;
      inside[child] = 1;
      open.push(child);
    }
  }
  return inside;
}
