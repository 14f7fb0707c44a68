import type { DomainPlace } from '../../results/document.js';
import type { PictureNode } from '../picture/picture.js';

/** A domain with the nodes that are in it alone. `id` null: what is in none. */
export interface Cluster {
  readonly id: string | null;
  /** Indices of nodes. */
  readonly members: number[];
  readonly children: Cluster[];
}

/**
 * Nodes by containment: a domain in its own cluster, a service in the innermost domain that holds all its placements. A domain
 * that is within several stands in the first of them, as Graphviz draws trees. Only clusters with something in them.
 */
export function clustersOf(
  domains: readonly DomainPlace[],
  nodes: readonly PictureNode[],
): readonly Cluster[] {
  const outer = new Map(domains.map(({ id, within }) => [id, within[0] ?? null]));
  const clusters = new Map<string | null, Cluster>([[null, { id: null, members: [], children: [] }]]);
  const roots = [clusters.get(null)!];
  for (const [index, node] of nodes.entries()) clusterOf(homeOf(node, outer)).members.push(index);
  return roots;

  /** Makes those around it as well; a circle, which no valid topology has, ends at the root. */
  function clusterOf(id: string | null): Cluster {
    let at = id;
    let inner: Cluster | null = null;
    for (;;) {
      const known = clusters.get(at);
      const cluster: Cluster = known ?? { id: at, members: [], children: [] };
      if (inner !== null) cluster.children.push(inner);
      if (known !== undefined) break;
      clusters.set(at, cluster);
      inner = cluster;
      at = outer.get(at!) ?? null;
    }
    return clusters.get(id)!;
  }
}

function homeOf(
  { kind, id, service }: PictureNode,
  outer: ReadonlyMap<string, string | null>,
): string | null {
  if (kind !== 'service') return outer.has(id) ? id : null;
  const [first, ...others] = service?.placements ?? [];
  if (first === undefined || !outer.has(first.in)) return null;
  let common = around(first.in, outer);
  for (const placement of others) {
    const theirs = new Set(around(placement.in, outer));
    common = common.filter((domain) => theirs.has(domain));
  }
  return common[0] ?? null;
}

/** It and what is around it, innermost first. */
function around(domain: string, outer: ReadonlyMap<string, string | null>): readonly string[] {
  const found = new Set<string>();
  for (let at: string | null = domain; at !== null && !found.has(at); at = outer.get(at) ?? null)
    found.add(at);
  return [...found];
}
