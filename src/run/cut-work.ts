import type { Dependency, Expr, Service, Topology } from '../model/topology.js';

/* What cuts add to the work: counted beforehand, as compile/ builds it. */

/** Steps for each potential cut in the lists that each place has of those round it, and of the sites round it. */
const PER_CUT = 8;

/**
 * How many potential cuts are directly round each domain; counted along each way, so more than there are where ways meet again.
 * `classes`: at most so many places see different cuts. `direct`: by domain, 0 where none can be cut off. `inner`: by domain, the
 * innermost cut round it where these are a tree, OUT where there is none, NO_TREE. `outer`: by cut, the next one outwards.
 */
export function cutsRound({ domains }: Topology, isolated: ReadonlySet<number>) {
  const direct = new Float64Array(domains.length);
  const inner = new Int32Array(domains.length).fill(NO_TREE);
  const outer = new Int32Array(domains.length).fill(OUT);
  let classes = 0;
  let work = 0;
  for (const d of outwardsLast(domains)) {
    const { within, uplink } = domains[d]!;
    const isCut = (uplink !== null && uplink.length > 0) || isolated.has(d);
    for (const around of within) direct[d]! += direct[around]!;
    const around = within.reduce((one, next) => sameCut(one, inner[next]!), OUT);
    inner[d] = isCut ? d : around;
    if (isCut) {
      outer[d] = outwards(around, uplink?.length === 1 ? inner[uplink[0]!]! : OUT);
      if (outer[d] === NO_TREE) inner[d] = NO_TREE;
      classes++;
      direct[d]!++;
    }
    // Where nothing is added, what is inside has the list of what is outside.
    if ((isCut || within.length > 1) && direct[d]! > 1) work += PER_CUT * direct[d]!;
  }
  return { classes, work, direct, inner, outer };
}

const OUT = -1;
const NO_TREE = -2;

/** The innermost cut round what is within both; where they differ the tree of cuts is not followed further. */
function sameCut(a: number, b: number): number {
  if (a === OUT || a === b) return b;
  return b === OUT ? a : NO_TREE;
}

/** What is outside a cut: what it is within; or the side of its single uplink, which may not be another one. */
function outwards(around: number, uplink: number): number {
  if (around === OUT) return uplink;
  return uplink === OUT || uplink === around ? around : NO_TREE;
}

/** Domains after what they are within and what their uplinks are; neither leads back. */
export function outwardsLast(domains: Topology['domains']): readonly number[] {
  const waiting = domains.map(({ within, uplink }) => within.length + (uplink?.length ?? 0));
  const readers: number[][] = domains.map(() => []);
  for (const [d, { within, uplink }] of domains.entries())
    for (const outer of [...within, ...(uplink ?? [])]) readers[outer]!.push(d);
  const order = [...domains.keys()].filter((d) => waiting[d] === 0);
  for (const d of order) for (const reader of readers[d]!) if (--waiting[reader]! === 0) order.push(reader);
  return order;
}

/** Steps for a placement as one side sees it: a gate that parts them, one for either, and both again in the net of what is impaired. */
const PER_VIEW = 14;

/** The same where a service is outside every cut: one gate for all its placements. */
const BEYOND = 3;

/**
 * Steps for a place of a service whose placements stand in for each other, and for each cut between it and the outside, where cuts are
 * a tree: it is told from a few gates.
 */
const STAR = 8;

/** Steps for a standby and a placement that it stands by for. */
const PER_STANDBY = 3;

/** Services that stand in for each other's placements, or are asked for from behind cuts, are looked at from each side. */
export function viewWork({ services }: Topology, cuts: ReturnType<typeof cutsRound>): number {
  const { classes, direct, inner } = cuts;
  const isStar = services.map(
    (service) => mayStandIn(service) && service.placements.every(({ domain }) => inner[domain] !== NO_TREE),
  );
  const lookers = new Float64Array(services.length);
  let sides = 0;
  for (const [s, service] of services.entries()) {
    if (!mayStandIn(service)) continue;
    const { placements } = service;
    const standbys = placements.filter(({ role }) => role === 'standby').length;
    sides += PER_STANDBY * standbys * (placements.length - standbys);
    if (isStar[s]) sides += STAR * (placements.length + cutsOutwards(placements, cuts));
    else lookers[s] = placements.length;
  }
  for (const { placements, dependsOn } of services) {
    const behind = placements.filter(({ domain }) => direct[domain]! > 0);
    const own = new Set(placements.map((placement) => placement.dependsOn));
    for (const s of askedBy([dependsOn, ...own].flat())) {
      const { serving, placements: asked } = services[s]!;
      if (serving === 'pooled') lookers[s]! += behind.length;
      else if (serving === 'nearest' && !isStar[s]) lookers[s]! += placements.length;
      else lookers[s]! += placements.filter(({ domain }) => !isThere(asked, domain)).length;
    }
  }
  return services.reduce((sum, { serving, placements }, s) => {
    const isOutside = serving === 'pooled' && placements.every(({ domain }) => direct[domain] === 0);
    return sum + Math.min(classes, lookers[s]!) * (isOutside ? BEYOND : PER_VIEW * placements.length);
  }, sides);
}

const mayStandIn = ({ serving, placements }: Service): boolean =>
  serving === 'nearest' || (serving === 'local' && placements.some(({ role }) => role === 'standby'));

/** How many cuts are between some places and the outside. */
function cutsOutwards(
  placements: readonly { readonly domain: number }[],
  { inner, outer }: ReturnType<typeof cutsRound>,
): number {
  const found = new Set<number>();
  for (const { domain } of placements)
    for (let cut = inner[domain]!; cut >= 0 && !found.has(cut); cut = outer[cut]!) found.add(cut);
  return found.size;
}

const placesOf = new WeakMap<readonly unknown[], ReadonlySet<number>>();

function isThere(placements: readonly { readonly domain: number }[], domain: number): boolean {
  let places = placesOf.get(placements);
  if (places === undefined)
    placesOf.set(placements, (places = new Set(placements.map((placement) => placement.domain))));
  return places.has(domain);
}

function askedBy(dependencies: readonly Dependency[]): ReadonlySet<number> {
  const found = new Set<number>();
  const waiting: Expr[] = dependencies.map(({ expr }) => expr);
  for (let expr = waiting.pop(); expr !== undefined; expr = waiting.pop()) {
    if (expr.type === 'service') found.add(expr.index);
    else if (expr.type === 'group') for (const member of expr.members) waiting.push(member);
  }
  return found;
}
