import type { Domain, Expr, Group, Placement, Ref, Service, StackEntry } from '../topology.js';

/** A domain that nothing injects and nothing is round, for what an edit adds to a service. */
export function imaginedDomain({ at }: Service): Domain {
  return {
    id: '',
    title: null,
    kind: '',
    location: null,
    weight: 1,
    within: [],
    uplink: null,
    dependsOn: [],
    labels: new Map(),
    owner: null,
    fromCatalog: false,
    start: null,
    repair: null,
    failure: null,
    at,
  };
}

/** A dependency on it. It stands outside every cut. */
export function imaginedRef(index: number, { at }: Service): Ref {
  return { type: 'domain', index, worksWithout: 0, takes: 0, at };
}

/** The same, but reached from behind every cut. */
export function switchRef(index: number, service: Service): Ref {
  return { ...imaginedRef(index, service), everywhere: true };
}

/** One more placement, in that domain: of the largest capacity that one of the service has; for a local service a standby. */
export function imaginedPlacement(
  domain: number,
  { serving, placements, demand, at }: Service,
  stack: readonly StackEntry[],
): Placement {
  const capacity = placements.reduce((most, p) => Math.max(most, p.capacity ?? 0), 0);
  return {
    id: '',
    domain,
    role: serving === 'pooled' ? 'active' : 'standby',
    activation: null,
    stack,
    dependsOn: [],
    share: 0,
    capacity: demand === null ? null : capacity,
    evidence: 'declared',
    at,
  };
}

/** The placement with what its service's `stack` says as its own. */
export function standingOn({ stack }: Service, placement: Placement): Placement {
  if (stack.length === 0) return placement;
  const own = new Set(placement.stack.map(({ domain }) => domain));
  return { ...placement, stack: [...stack.filter(({ domain }) => !own.has(domain)), ...placement.stack] };
}

export function anyOf(members: readonly Expr[]): Group {
  return { type: 'group', form: 'anyOf', need: 1, members, worksWithout: 0, takes: 0, at: members[0]!.at };
}
