import type { Domain, Injection, Service, Target } from './topology.js';

/** What a step injects, in the making: in any order, with repetitions. */
export interface Parts {
  readonly fail: readonly Target[];
  readonly isolate: readonly Target[];
  readonly degrade: readonly Target[];
  readonly limit: Injection['limit'];
}

export const NO_PARTS: Parts = { fail: [], isolate: [], degrade: [], limit: [] };

/** Sorted and without repetitions; a limit stays as often as it is said, for several multiply. */
export function injectionOf(parts: Parts): Injection {
  return {
    fail: normalTargets(parts.fail),
    isolate: domainsOf(normalTargets(parts.isolate)),
    degrade: normalTargets(parts.degrade),
    limit: parts.limit.length > 1 ? parts.limit.toSorted((a, b) => a.domain - b.domain) : parts.limit,
  };
}

/** The domains among targets, by index. */
export function domainsOf(targets: readonly Target[]): readonly number[] {
  return targets.flatMap((target) => (target.type === 'domain' ? [target.domain] : []));
}

/** In order of index, domains, then services, then placements; no target twice. */
export function normalTargets(targets: readonly Target[]): readonly Target[] {
  if (targets.length < 2) return targets;
  const sorted = targets.toSorted(compareTargets);
  return sorted.filter((target, index) => index === 0 || compareTargets(sorted[index - 1]!, target) !== 0);
}

const RANK = { domain: 0, service: 1, placement: 2 } as const;

export function compareTargets(a: Target, b: Target): number {
  return RANK[a.type] - RANK[b.type] || first(a) - first(b) || second(a) - second(b);
}

function first(target: Target): number {
  return target.type === 'domain' ? target.domain : target.service;
}

function second(target: Target): number {
  return target.type === 'placement' ? target.placement : 0;
}

/** A domain's or service's id, `service@placement`. */
export function targetName(
  { domains, services }: { readonly domains: readonly Domain[]; readonly services: readonly Service[] },
  target: Target,
): string {
  if (target.type === 'domain') return domains[target.domain]!.id;
  const service = services[target.service]!;
  return target.type === 'service' ? service.id : `${service.id}@${service.placements[target.placement]!.id}`;
}
