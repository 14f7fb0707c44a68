import type { Cause } from './document.js';

/** What stands in the tree: a service that is not up, with its causes in the file's order. */
export interface Caused {
  readonly id: string;
  readonly causes: readonly Cause[];
}

/**
 * The nearest cause of each: breadth first from what has a cause of its own (a failed domain, a cut, an injection, overload),
 * so that following it ends at an injected failure and never goes round in a circle. Linear in the causes.
 */
export function nearestCauses(services: readonly Caused[]): ReadonlyMap<string, Cause> {
  const under = new Map<string, Cause>();
  const waiting = new Map<string, Caused[]>();
  const open: string[] = [];
  for (const service of services) {
    const own = worst(service.causes.filter((c) => c.type !== 'dependency' && c.type !== 'standby'));
    if (own) {
      under.set(service.id, own);
      open.push(service.id);
      continue;
    }
    for (const cause of service.causes) {
      if (cause.type !== 'dependency') continue;
      const list = waiting.get(cause.id);
      if (list) list.push(service);
      else waiting.set(cause.id, [service]);
    }
  }
  for (const id of open) {
    for (const service of waiting.get(id) ?? []) {
      if (under.has(service.id)) continue;
      under.set(service.id, service.causes.find((c) => c.type === 'dependency' && c.id === id)!);
      open.push(service.id);
    }
  }
  for (const { id, causes } of services) if (!under.has(id) && causes.length > 0) under.set(id, causes[0]!);
  return under;
}

const WORST: readonly Cause['effect'][] = ['down', 'partial', 'degraded'];

function worst(causes: readonly Cause[]): Cause | undefined {
  for (const effect of WORST) {
    const found = causes.find((c) => c.effect === effect);
    if (found) return found;
  }
  return undefined;
}
