import { matchesGlob } from './glob.js';
import type { SelectorFields } from './shape/selector.js';
import type { Domain, Placement, Service, Target } from './topology.js';

/** What must hold, key by key; of several values one is enough. Ids are kept as text: selectors match what is there. */
export interface Selector {
  readonly id?: readonly string[];
  readonly kind?: readonly string[];
  readonly within?: readonly string[];
  readonly labels?: readonly (readonly [key: string, values: readonly string[]])[];
  readonly sector?: readonly string[];
  readonly tier?: readonly number[];
  readonly owner?: readonly string[];
  readonly role?: readonly Placement['role'][];
  readonly evidence?: readonly Placement['evidence'][];
}

/** What selectors look at: a topology, or one in the making. */
export interface Matched {
  readonly domains: readonly Domain[];
  readonly services: readonly Service[];
}

export const DOMAIN_KEYS = ['kind', 'within'] as const;
export const SERVICE_KEYS = ['sector', 'tier'] as const;
export const PLACEMENT_KEYS = ['role', 'evidence'] as const;

export function selectorOf(draft: SelectorFields): Selector {
  const { within, labels, ...rest } = draft;
  const { id, kind, sector, tier, owner, role, evidence } = rest;
  const given = Object.entries({ id, kind, sector, tier, owner, role, evidence }).filter(
    ([, value]) => value,
  );
  return {
    ...(Object.fromEntries(given) as Selector),
    ...(within && { within: within.map(({ text }) => text) }),
    ...(labels && { labels: labels.map(({ key, value }) => [key.text, value] as const) }),
  };
}

/**
 * Everything that matches, in order of index: with `role` or `evidence` placements, else domains and services. A domain
 * has no sector or tier, a service no kind and is within nothing. A placement has its service's sector, tier, owner and id
 * (also as `service@placement`), its domain's kind, the labels of both, and is within its domain.
 */
export function matchSelector(matched: Matched, selector: Selector): Target[] {
  if (PLACEMENT_KEYS.some((key) => selector[key] !== undefined)) return matchPlacements(matched, selector);
  const { domains, services } = targetsOf(matched);
  const targets: Target[] = [];
  for (const domain of matchDomains(matched.domains, selector)) targets.push(domains[domain]!);
  for (const service of matchServices(matched.services, selector)) targets.push(services[service]!);
  return targets;
}

type Targets = Readonly<Record<keyof Matched, readonly Target[]>>;

const known = new WeakMap<Matched, Targets>();

/** Everything there is as a target: 1,000 selectors that match 1,000 things each are not a million objects. */
function targetsOf(matched: Matched): Targets {
  let targets = known.get(matched);
  if (targets === undefined) {
    targets = {
      domains: matched.domains.map((_, domain): Target => ({ type: 'domain', domain })),
      services: matched.services.map((_, service): Target => ({ type: 'service', service })),
    };
    known.set(matched, targets);
  }
  return targets;
}

/** Domains by index, ascending. Linear in the topology. */
export function matchDomains(domains: readonly Domain[], selector: Selector): number[] {
  if ([...SERVICE_KEYS, ...PLACEMENT_KEYS].some((key) => selector[key] !== undefined)) return [];
  const { id, kind, owner, within, labels } = selector;
  const inside = within && belowAny(domains, within);
  const isMatch = (domain: Domain, index: number) =>
    (inside === undefined || inside[index] === BELOW) &&
    (kind === undefined || includes(kind, domain.kind)) &&
    (owner === undefined || includes(owner, domain.owner)) &&
    (id === undefined || globs(id, domain.id)) &&
    (labels === undefined || hasLabels(selector, domain.labels));
  return indicesOf(domains, isMatch);
}

/** Services by index, ascending. */
export function matchServices(services: readonly Service[], selector: Selector): number[] {
  if ([...DOMAIN_KEYS, ...PLACEMENT_KEYS].some((key) => selector[key] !== undefined)) return [];
  const { id, labels } = selector;
  return indicesOf(
    services,
    (service) =>
      isOfService(selector, service) &&
      (id === undefined || globs(id, service.id)) &&
      (labels === undefined || hasLabels(selector, service.labels)),
  );
}

function matchPlacements({ domains, services }: Matched, selector: Selector): Target[] {
  const inside = selector.within && belowAny(domains, selector.within);
  const targets: Target[] = [];
  for (const [service, candidate] of services.entries()) {
    if (!isOfService(selector, candidate)) continue;
    for (const [placement, { id, domain, role, evidence }] of candidate.placements.entries()) {
      const place = domains[domain]!;
      const isMatch =
        (inside === undefined || inside[domain] !== OUTSIDE) &&
        includes(selector.role, role) &&
        includes(selector.evidence, evidence) &&
        includes(selector.kind, place.kind) &&
        (globs(selector.id, candidate.id) || globs(selector.id, `${candidate.id}@${id}`)) &&
        hasLabels(selector, candidate.labels, place.labels);
      if (isMatch) targets.push({ type: 'placement', service, placement });
    }
  }
  return targets;
}

type Labels = ReadonlyMap<string, string>;

function isOfService({ sector, tier, owner }: Selector, service: Service): boolean {
  return (
    (sector === undefined || includes(sector, service.sector)) &&
    (tier === undefined || includes(tier, service.tier)) &&
    (owner === undefined || includes(owner, service.owner))
  );
}

function indicesOf<T>(all: readonly T[], isMatch: (one: T, index: number) => boolean): number[] {
  const indices: number[] = [];
  for (let index = 0; index < all.length; index++) if (isMatch(all[index]!, index)) indices.push(index);
  return indices;
}

function includes<T>(values: readonly T[] | undefined, value: T | null): boolean {
  return values === undefined || (value !== null && values.includes(value));
}

function globs(patterns: readonly string[] | undefined, id: string): boolean {
  return patterns === undefined || patterns.some((pattern) => matchesGlob(pattern, id));
}

/** In the labels of either. */
function hasLabels({ labels }: Selector, own: Labels, further: Labels = own): boolean {
  if (labels === undefined) return true;
  return labels.every(([key, values]) =>
    [own, further].some((given) => values.includes(given.get(key) ?? '') && given.has(key)),
  );
}

const OUTSIDE = 0;
const SELF = 1;
const BELOW = 2;

/** For each domain whether it is one of `ids` or within one, at any depth. One walk down, linear. */
function belowAny(domains: readonly Domain[], ids: readonly string[]): Uint8Array {
  const inside = new Uint8Array(domains.length);
  const children: number[][] = domains.map(() => []);
  const queue: number[] = [];
  for (const [index, { id, within }] of domains.entries()) {
    for (const parent of within) children[parent]?.push(index);
    if (ids.includes(id)) {
      inside[index] = SELF;
      queue.push(index);
    }
  }
  for (const parent of queue) {
    for (const child of children[parent]!) {
      if (inside[child] === OUTSIDE) queue.push(child);
      inside[child] = BELOW;
    }
  }
  return inside;
}
