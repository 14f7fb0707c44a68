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
 * The nearest cause of each: breadth first from what is injected, so that following it ends there and never goes round in a
 * circle. Only causes of the worst effect count: what is down does not stand under what merely degrades it. An overload is one
 * only where nothing else explains it, since it mostly follows from what its placements suffer. Linear in the causes.
 */
export function nearestCauses(nodes: readonly Caused[]): ReadonlyMap<string, Cause> {
  const under = new Map<string, Cause>();
  const waiting = dependents(nodes);
  const open = nodes.filter(({ causes }) => causes.length === 0).map(({ id }) => id);
  const seen = new Set(open);
  let nearer = 0;
  const reach = (id: string, cause: Cause): void => {
    if (seen.has(id)) return;
    seen.add(id);
    under.set(id, cause);
    open.push(id);
  };
  const spread = (): void => {
    for (; nearer < open.length; nearer++) {
      for (const { id, cause } of waiting.get(open[nearer]!) ?? []) reach(id, cause);
    }
  };
  const root = (isRoot: (cause: Cause) => boolean): void => {
    for (const { id, causes } of nodes) {
      const own = seen.has(id) ? undefined : worst(causes).find(isRoot);
      if (own) reach(id, own);
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

/** By what is a cause: whose cause it is. */
function dependents(nodes: readonly Caused[]): ReadonlyMap<string, { id: string; cause: Cause }[]> {
  const waiting = new Map<string, { id: string; cause: Cause }[]>();
  for (const { id, causes } of nodes) {
    for (const cause of worst(causes)) {
      if (cause.type !== 'dependency' && cause.type !== 'domain' && cause.type !== 'cut') continue;
      const key = cause.type === 'cut' ? cutId(cause.id) : cause.id;
      const list = waiting.get(key);
      if (list) list.push({ id, cause });
      else waiting.set(key, [{ id, cause }]);
    }
  }
  return waiting;
}
