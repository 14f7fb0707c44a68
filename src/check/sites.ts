import type { Topology } from '../model/topology.js';

/** The innermost sites among a domain's anc*, as one text to compare; `''`: there are none. */
export function innermostSites(
  topology: Topology,
  around: ReadonlySet<number>,
  ancestors: readonly ReadonlySet<number>[],
): string {
  const sites = [...around].filter((d) => topology.domains[d]!.uplink !== null);
  const innermost = sites.filter((d) => !sites.some((other) => other !== d && ancestors[other]!.has(d)));
  return innermost.sort((a, b) => a - b).join(',');
}
