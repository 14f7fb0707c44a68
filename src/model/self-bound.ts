import type { Dependency, Expr, Placement, Service } from './topology.js';

/** The services each service cannot do without, and how many steps may still be taken to follow them. */
export interface Requirers {
  readonly services: readonly Service[];
  readonly vital: Map<number, readonly number[]>;
  budget: number;
}

/** Two million steps bound the walks; beyond that a standby is not warned about, which is no error. */
export function newRequirers(services: readonly Service[]): Requirers {
  return { services, vital: new Map(), budget: 2_000_000 };
}

/**
 * Whether the activation of a standby surely needs its own service, while the loss of one active placement takes that
 * down: then it can never make that loss good. Follows only what is vital at once: hard, no worksWithout, no choice.
 */
export function isStandbySelfBound(requirers: Requirers, service: number, standby: Placement): boolean {
  if (standby.role !== 'standby' || standby.activation === null) return false;
  if (!diesWithOneLoss(requirers.services[service]!)) return false;
  const queue = vitalServices(standby.activation.dependsOn);
  const seen = new Set(queue);
  for (const needed of queue) {
    if (needed === service) return true;
    for (const next of vitalOf(requirers, needed)) {
      if (requirers.budget-- <= 0) return false;
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return false;
}

function diesWithOneLoss({ serving, minAvailable, placements }: Service): boolean {
  const active = placements.filter(({ role }) => role === 'active').length;
  const standbys = placements.length - active;
  return standbys === 1 && (serving === 'pooled' ? active === minAvailable : active === 1);
}

function vitalOf(requirers: Requirers, service: number): readonly number[] {
  const known = requirers.vital.get(service);
  if (known !== undefined) return known;
  const vital = vitalServices(requirers.services[service]!.dependsOn);
  requirers.vital.set(service, vital);
  return vital;
}

function vitalServices(dependencies: readonly Dependency[]): number[] {
  const found: number[] = [];
  for (const { expr, impact } of dependencies) if (impact === 'down') addVital(found, expr);
  return found;
}

function addVital(found: number[], expr: Expr): void {
  if (expr.worksWithout > 0) return;
  if (expr.type === 'service') found.push(expr.index);
  if (expr.type !== 'group' || expr.need < expr.members.length) return;
  for (const member of expr.members) addVital(found, member);
}
