import type { Cause } from './document.js';

/** What stands in the tree: a service that is not up, a domain that is bad, a cut; with its causes in the file's order. */
export interface Caused {
  readonly id: string;
  /** Empty: the scenario injects it by name. */
  readonly causes: readonly Cause[];
}

/** The id of a cut in the tree: a domain may be down and a cut, which are two failures. */
export const cutId = (domain: string): string => `cut ${domain}`;

/** The domain of such an id. */
export const cutDomain = (id: string): string => id.slice(cutId('').length);

/**
 * The nearest cause of each, beside the nodes: breadth first from what is injected, so that following it ends there and never
 * goes round in a circle; null: none. Only causes of the worst effect count: what is down does not stand under what merely
 * degrades it. An overload is one only where nothing else explains it, since it mostly follows from what its placements suffer.
 * Linear in the causes.
 */
export function nearestCauses(nodes: readonly Caused[]): readonly (Cause | null)[] {
  const under: (Cause | null)[] = new Array(nodes.length).fill(null);
  const waiting = dependents(nodes);
  const seen = new Uint8Array(nodes.length);
  const open: number[] = [];
  for (let i = 0; i < nodes.length; i++) {
    if (nodes[i]!.causes.length > 0) continue;
    seen[i] = 1;
    open.push(i);
  }
  let nearer = 0;
  const reach = (node: number, cause: Cause): void => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    under[node] = cause;
    open.push(node);
  };
  const spread = (): void => {
    for (; nearer < open.length; nearer++) {
      for (let edge = waiting.first[open[nearer]!]!; edge >= 0; edge = waiting.next[edge]!)
        reach(waiting.node[edge]!, waiting.cause[edge]!);
    }
  };
  const root = (isRoot: (cause: Cause) => boolean): void => {
    for (let i = 0; i < nodes.length; i++) {
      const own = seen[i] === 1 ? undefined : worst(nodes[i]!.causes).find(isRoot);
      if (own) reach(i, own);
    }
    spread();
  };
  root(({ type }) => type === 'injection');
  root(({ type }) => type === 'overload');
  root(() => true);
  return under;
}

const EFFECTS: readonly Cause['effect'][] = ['down', 'partial', 'degraded'];

/** A standby that has not joined explains nothing: what it stands by for fell first. */
function worst(causes: readonly Cause[]): readonly Cause[] {
  if (causes.length < 2) return causes;
  const fell = causes.filter(({ type }) => type !== 'standby');
  const effect = EFFECTS.find((one) => fell.some((cause) => cause.effect === one));
  return effect === undefined ? causes : fell.filter((cause) => cause.effect === effect);
}

/** Edges from what is a cause to whose cause it is, in chains: by node the first, by edge the next, -1 at the end. */
interface Dependents {
  readonly first: Int32Array;
  readonly next: readonly number[];
  readonly node: readonly number[];
  readonly cause: readonly Cause[];
}

/** Numbers instead of ids, and no list for each: in 1,000 runs a million things may be down. Chains are in the nodes' order. */
function dependents(nodes: readonly Caused[]): Dependents {
  const indexOf = new Map<string, number>();
  for (let i = 0; i < nodes.length; i++) indexOf.set(nodes[i]!.id, i);
  const first = new Int32Array(nodes.length).fill(-1);
  const [next, node, cause]: [number[], number[], Cause[]] = [[], [], []];
  for (let i = nodes.length - 1; i >= 0; i--) {
    const causes = worst(nodes[i]!.causes);
    for (let c = causes.length - 1; c >= 0; c--) {
      const { type, id } = causes[c]!;
      if (type !== 'dependency' && type !== 'domain' && type !== 'cut') continue;
      const from = indexOf.get(type === 'cut' ? cutId(id) : id);
      if (from === undefined) continue;
      next.push(first[from]!);
      first[from] = node.length;
      node.push(i);
      cause.push(causes[c]!);
    }
  }
  return { first, next, node, cause };
}
