import type {
  Dependency,
  Expr,
  Group,
  Injection,
  Placement,
  Service,
  Topology,
} from '../../src/model/topology.js';

/*
 * What does not change in the course of an outage. Topologies are small here, so everything is as plain as it can be:
 * recursion, sets, and searching through lists.
 */

/** A placement as the rules speak of it: with what its service adds to it, `limit` already applied. */
export interface Place {
  readonly owner: 'placement';
  readonly service: number;
  readonly placement: number;
  /** loc(p); null: the implicit placement, on nothing. */
  readonly domain: number | null;
  readonly active: boolean;
  readonly takes: number;
  readonly activation: readonly Dependency[];
  /** Its own and its service's. */
  readonly stack: readonly number[];
  /** Its own and its service's. */
  readonly dependsOn: readonly Dependency[];
  readonly share: number;
  readonly capacity: number;
}

/** A domain, as the one who asks whether its own dependency is met. */
export interface DomainOwner {
  readonly owner: 'domain';
  readonly domain: number;
}

export type Asker = Place | DomainOwner;

export type FallBack =
  | { readonly type: 'standby'; readonly takes: number; readonly place: Place }
  | {
      readonly type: 'member';
      readonly takes: number;
      readonly asker: Asker;
      readonly group: Group;
      readonly member: Expr;
    };

export interface Facts {
  readonly topology: Topology;
  readonly places: readonly (readonly Place[])[];
  readonly domainOwners: readonly DomainOwner[];
  /** anc*: by domain, itself and all it is within. */
  readonly ancestors: readonly ReadonlySet<number>[];
  readonly failedDomains: ReadonlySet<number>;
  readonly failedServices: ReadonlySet<number>;
  /** `service/placement` */
  readonly failedPlacements: ReadonlySet<string>;
  readonly isolated: ReadonlySet<number>;
  readonly degradedDomains: ReadonlySet<number>;
  readonly degradedServices: ReadonlySet<number>;
  readonly fallBacks: readonly FallBack[];
  /** Every sum of `worksWithout` by which something can look back. */
  readonly delays: readonly number[];
  /** Services that need each other, what is needed first. */
  readonly circles: readonly (readonly number[])[];
}

export function factsOf(topology: Topology, injection: Injection): Facts {
  const ancestors = topology.domains.map((_, d) => ancestorsOf(topology, d));
  const places = topology.services.map((s, index) => placesOf(s, index, ancestors, injection));
  const domainOwners = topology.domains.map((_, domain): DomainOwner => ({ owner: 'domain', domain }));
  const asked = [
    ...places.flat().map((p) => ({ asker: p as Asker, dependencies: [...p.dependsOn, ...p.activation] })),
    ...domainOwners.map((o) => ({ asker: o as Asker, dependencies: topology.domains[o.domain]!.dependsOn })),
  ];
  return {
    topology,
    places,
    domainOwners,
    ancestors,
    failedDomains: new Set(injection.fail.flatMap((t) => (t.type === 'domain' ? [t.domain] : []))),
    failedServices: new Set(injection.fail.flatMap((t) => (t.type === 'service' ? [t.service] : []))),
    failedPlacements: new Set(
      injection.fail.flatMap((t) => (t.type === 'placement' ? [`${t.service}/${t.placement}`] : [])),
    ),
    isolated: new Set(injection.isolate),
    degradedDomains: new Set(injection.degrade.flatMap((t) => (t.type === 'domain' ? [t.domain] : []))),
    degradedServices: new Set(injection.degrade.flatMap((t) => (t.type === 'service' ? [t.service] : []))),
    fallBacks: [
      ...places
        .flat()
        .flatMap((place): FallBack[] =>
          place.active ? [] : [{ type: 'standby', takes: place.takes, place }],
        ),
      ...asked.flatMap(({ asker, dependencies }) =>
        dependencies.flatMap((d) => membersThatTakeTime(d.expr, asker)),
      ),
    ],
    delays: [...new Set(asked.flatMap((a) => a.dependencies.flatMap((d) => sumsOfDelays(d.expr))))].filter(
      (h) => h > 0,
    ),
    circles: circlesOf(places),
  };
}

/** The services that an expression names, those of nested groups included. */
export function servicesNamed(expr: Expr): number[] {
  if (expr.type === 'group') return expr.members.flatMap(servicesNamed);
  return expr.type === 'service' ? [expr.index] : [];
}

/** In the same domain, or with the same innermost sites, at least one. What is on nothing is co-located with nothing. */
export function coLocated(facts: Facts, a: Place, b: Place): boolean {
  if (a.domain === null || b.domain === null) return false;
  if (a.domain === b.domain) return true;
  const sitesOfA = innermostSites(facts, a.domain);
  const sitesOfB = innermostSites(facts, b.domain);
  return sitesOfA.length > 0 && sitesOfA.join() === sitesOfB.join();
}

/** Ascending: the sites a domain is in, without those that another of them is within. */
function innermostSites(facts: Facts, domain: number): number[] {
  const sites = [...facts.ancestors[domain]!].filter((d) => facts.topology.domains[d]!.uplink !== null);
  return sites
    .filter((site) => !sites.some((other) => other !== site && facts.ancestors[other]!.has(site)))
    .sort((a, b) => a - b);
}

function ancestorsOf(topology: Topology, domain: number): Set<number> {
  const parents = topology.domains[domain]!.within;
  return new Set([domain, ...parents.flatMap((parent) => [...ancestorsOf(topology, parent)])]);
}

function placesOf(
  service: Service,
  index: number,
  ancestors: readonly ReadonlySet<number>[],
  injection: Injection,
): Place[] {
  if (service.placements.length === 0) return [implicitPlace(service, index)];
  return service.placements.map((placement, i) => ({
    owner: 'placement',
    service: index,
    placement: i,
    domain: placement.domain,
    active: placement.role === 'active',
    takes: placement.activation?.takes ?? 0,
    activation: placement.activation?.dependsOn ?? [],
    stack: [...placement.stack, ...service.stack].map((entry) => entry.domain),
    dependsOn: [...placement.dependsOn, ...service.dependsOn],
    share: placement.share,
    capacity: limitedCapacity(placement, ancestors, injection),
  }));
}

function implicitPlace(service: Service, index: number): Place {
  return {
    owner: 'placement',
    service: index,
    placement: 0,
    domain: null,
    active: true,
    takes: 0,
    activation: [],
    stack: service.stack.map((entry) => entry.domain),
    dependsOn: service.dependsOn,
    share: 1,
    capacity: 0,
  };
}

function limitedCapacity(
  placement: Placement,
  ancestors: readonly ReadonlySet<number>[],
  injection: Injection,
): number {
  const limits = injection.limit.filter((limit) => ancestors[placement.domain]!.has(limit.domain));
  return limits.reduce((capacity, limit) => capacity * limit.factor, placement.capacity ?? 0);
}

function membersThatTakeTime(expr: Expr, asker: Asker): FallBack[] {
  if (expr.type !== 'group') return [];
  const own = expr.members.filter((member) => member.takes > 0);
  return [
    ...own.map((member): FallBack => ({ type: 'member', takes: member.takes, asker, group: expr, member })),
    ...expr.members.flatMap((member) => membersThatTakeTime(member, asker)),
  ];
}

/**
 * Sums of `worksWithout` along every stretch of nesting, from any group down to anything in it: whether a member is needed
 * looks at its group's members without the delays round them.
 */
function sumsOfDelays(expr: Expr): number[] {
  return expr.type === 'group'
    ? [...sumsFromTop(expr), ...expr.members.flatMap(sumsOfDelays)]
    : sumsFromTop(expr);
}

function sumsFromTop(expr: Expr): number[] {
  const inner = expr.type === 'group' ? expr.members.flatMap(sumsFromTop) : [];
  return [expr.worksWithout, ...inner.map((h) => expr.worksWithout + h)];
}

/** Strongly connected components over hard and shared dependencies, activations included; needed ones first. */
function circlesOf(places: readonly (readonly Place[])[]): number[][] {
  const reaches = places.map((own) => new Set(own.flatMap(servicesThatPassLoss)));
  for (const via of places.keys()) {
    for (const from of reaches) {
      if (from.has(via)) for (const to of reaches[via]!) from.add(to);
    }
  }
  const inCircle = (a: number, b: number) => a === b || (reaches[a]!.has(b) && reaches[b]!.has(a));
  const all = [...places.keys()];
  const circles = all
    .filter((s) => all.find((other) => inCircle(s, other)) === s)
    .map((s) => all.filter((other) => inCircle(s, other)));
  // A circle that needs another reaches everything that one reaches, and that one too: fewer services reached, earlier.
  const size = (circle: number[]) => new Set([...reaches[circle[0]!]!, ...circle]).size;
  return circles.sort((a, b) => size(a) - size(b));
}

function servicesThatPassLoss(place: Place): number[] {
  const passing = place.dependsOn.filter((d) => d.impact !== 'degraded');
  return [...passing, ...place.activation].flatMap((d) => servicesNamed(d.expr));
}
