import type { Dependency, Placement, Service, Topology } from '../topology.js';
import type { DependencyAt, Edit } from './edit.js';
import { anyOf, imaginedDomain, imaginedPlacement, imaginedRef, standingOn } from './imagined.js';

/**
 * The topology with one edit, valid as the one it is made from; all that the edit does not touch is the same object.
 * Indices of domains and services stay: what an edit imagines comes last. Linear in the number of services.
 * @returns null: without that placement the rest could not serve, so there is nothing to run
 */
export function applyEdit(topology: Topology, edit: Edit): Topology | null {
  switch (edit.type) {
    case 'soften':
      return withDependency(topology, edit.at, (entry) => ({ ...entry, impact: 'degraded' }));
    case 'ride-out':
      return withDependency(topology, edit.at, (entry) => ({
        ...entry,
        expr: { ...entry.expr, worksWithout: edit.seconds },
      }));
    case 'alternative':
      return withAlternative(topology, edit.at);
    case 'placement':
      return withPlacement(topology, edit.service, edit.withoutStack);
    case 'free':
      return withoutActivation(topology, edit.service, edit.placement, edit.dependencies);
    case 'remove':
      return without(topology, edit.what, edit.at);
  }
}

function withService(topology: Topology, s: number, change: (service: Service) => Service): Topology {
  const services = topology.services.slice();
  services[s] = change(services[s]!);
  return { ...topology, services };
}

type Owner = Pick<Service | Placement, 'dependsOn' | 'stack'>;

/** Changes the service, or one of its placements. */
function withOwner(
  topology: Topology,
  { service, placement }: DependencyAt,
  change: (owner: Owner) => Owner,
): Topology {
  return withService(topology, service, (one) => {
    if (placement === null) return { ...one, ...change(one) };
    const placements = one.placements.map((p, i) => (i === placement ? { ...p, ...change(p) } : p));
    return { ...one, placements };
  });
}

function withDependency(
  topology: Topology,
  at: DependencyAt,
  change: (entry: Dependency) => Dependency,
): Topology {
  return withOwner(topology, at, ({ dependsOn, stack }) => ({
    stack,
    dependsOn: dependsOn.map((entry, i) => (i === at.index ? change(entry) : entry)),
  }));
}

function withAlternative(topology: Topology, at: DependencyAt): Topology {
  const service = topology.services[at.service]!;
  const other = imaginedRef(topology.domains.length, service);
  const edited = withDependency(topology, at, (entry) => ({ ...entry, expr: anyOf([entry.expr, other]) }));
  return { ...edited, domains: [...topology.domains, imaginedDomain(service)] };
}

function withPlacement(topology: Topology, s: number, withoutStack: boolean): Topology {
  const edited = withService(topology, s, (service) => {
    const moved = withoutStack ? service.placements.map((p) => standingOn(service, p)) : service.placements;
    const more = imaginedPlacement(topology.domains.length, service, []);
    return { ...service, stack: withoutStack ? [] : service.stack, placements: [...moved, more] };
  });
  return { ...edited, domains: [...topology.domains, imaginedDomain(topology.services[s]!)] };
}

function withoutActivation(
  topology: Topology,
  s: number,
  index: number,
  dependencies: readonly number[],
): Topology {
  return withService(topology, s, (service) => ({
    ...service,
    placements: service.placements.map((p, i) => (i === index ? freed(p, dependencies) : p)),
  }));
}

function freed(placement: Placement, dependencies: readonly number[]): Placement {
  const { activation } = placement;
  if (activation === null) return placement;
  const dependsOn = activation.dependsOn.filter((_, i) => !dependencies.includes(i));
  return { ...placement, activation: { ...activation, dependsOn } };
}

function without(
  topology: Topology,
  what: 'dependency' | 'stack' | 'activation' | 'placement',
  at: DependencyAt,
): Topology | null {
  const { service, placement, index } = at;
  if (what === 'placement') return withoutPlacement(topology, service, index);
  if (what === 'activation') return withoutActivation(topology, service, placement!, [index]);
  return withOwner(topology, at, ({ dependsOn, stack }) =>
    what === 'stack'
      ? { dependsOn, stack: stack.filter((_, i) => i !== index) }
      : { stack, dependsOn: dependsOn.filter((_, i) => i !== index) },
  );
}

/** Only where the other active placements can give what the service asks of them; local users are shared out anew. */
function withoutPlacement(topology: Topology, s: number, index: number): Topology | null {
  const service = topology.services[s]!;
  const placements = service.placements.filter((_, i) => i !== index);
  const active = placements.filter(({ role }) => role === 'active');
  const capacity = active.reduce((sum, p) => sum + (p.capacity ?? 0), 0);
  const isTooFew = active.length < Math.max(1, service.desired);
  if (isTooFew || (service.demand !== null && capacity < service.demand - 1e-9)) return null;
  const left = active.reduce((sum, { share }) => sum + share, 0);
  return withService(topology, s, (one) => ({
    ...one,
    placements:
      service.serving === 'pooled' ? placements : placements.map((p) => ({ ...p, share: p.share / left })),
  }));
}
