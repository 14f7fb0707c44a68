import { OutOfWork, type Work } from '../engines/index.js';
import type { Dependency, Expr, Run, Target, Topology } from '../model/topology.js';
import { PER_DOWN } from './evaluate.js';

/**
 * Elementary steps (a fifth of a microsecond each where things are well, up to one where much is down) that may be taken
 * without being asked for. Enough for 300 sites with 40 local services each, one run a site; a file made to take for ever ends here.
 */
export const DEFAULT_WORK = 5_000_000;

/** Where the steps that can be told before anything is computed would go. */
export interface Estimate {
  /** Of one run or event: everything is looked at once. */
  readonly perStep: number;
  readonly steps: number;
  /** Of all runs together: what is in the domains that fail, and down with them. */
  readonly inside: number;
  /** Once: what runs inject, what placements ask for, and what each side sees of the services that can stand in for it. */
  readonly once: number;
}

/** A lower bound of what `runs` take, from counts alone. Linear in what the topology's placements ask. */
export function estimate(topology: Topology, runs: readonly Run[]): Estimate {
  const { domains, services } = topology;
  const placements = services.reduce((sum, one) => sum + Math.max(1, one.placements.length), 0);
  const isolated = new Set<number>();
  const insideOf = inside(topology);
  let steps = 0;
  let targets = 0;
  let down = 0;
  for (const run of runs) {
    steps += run.steps.length;
    for (const { fail, isolate, degrade, limit } of run.steps) {
      down += downWith(fail, insideOf);
      targets += fail.length + isolate.length + degrade.length + limit.length;
      for (const d of isolate) isolated.add(d);
    }
  }
  const cuts = cutsRound(topology, isolated);
  return {
    perStep: domains.length + services.length + placements,
    steps,
    inside: PER_DOWN * down,
    once: targets + askWork(topology) + cuts.work + (cuts.classes > 0 ? viewWork(topology, cuts) : 0),
  };
}

/** At least so many things go down with what fails: the largest of its domains with all that is in it. */
function downWith(fail: readonly Target[], insideOf: Float64Array): number {
  let most = 0;
  for (const target of fail) if (target.type === 'domain') most = Math.max(most, insideOf[target.domain]!);
  return most;
}

/** By domain: itself, domains within it and placements there, each counted along one way only. */
function inside({ domains, services }: Topology): Float64Array {
  const count = new Float64Array(domains.length).fill(1);
  for (const { placements } of services) for (const { domain } of placements) count[domain]!++;
  const inwardsFirst = outwardsLast(domains).toReversed();
  for (const d of inwardsFirst) {
    const outer = domains[d]!.within[0];
    if (outer !== undefined) count[outer]! += count[d]!;
  }
  return count;
}

function totalWork({ perStep, steps, inside, once }: Estimate): number {
  return perStep * steps + inside + once;
}

/**
 * What `compute` gives, or the sentence why it was not done, or not to the end: nothing is told by halves. What is done once is
 * not counted again while it is done.
 */
export function withinWork<T extends object>(
  needed: Estimate,
  limit: number,
  compute: (work: Work) => T,
): T | string {
  if (totalWork(needed) > limit) return tooMuch(needed, limit);
  try {
    return compute({ left: limit - needed.once });
  } catch (error) {
    if (error instanceof OutOfWork) return tooMuch(needed, limit);
    throw error;
  }
}

/** Both together. */
export function bothOf(a: Estimate, b: Estimate): Estimate {
  const steps = a.steps + b.steps;
  return {
    perStep: Math.ceil((a.perStep * a.steps + b.perStep * b.steps) / Math.max(1, steps)),
    steps,
    inside: a.inside + b.inside,
    once: a.once + b.once,
  };
}

/** The sentence for whoever has to wait longer than they asked to. */
function tooMuch(needed: Estimate, limit: number): string {
  const { perStep, steps, inside, once } = needed;
  const total = totalWork(needed);
  const more = [
    ...(inside > perStep ? [`${digits(inside)} for what is in the domains that fail`] : []),
    ...(once > perStep ? [`${digits(once)} for what they ask of each other`] : []),
  ];
  const each = `${digits(steps)} ${steps === 1 ? 'run' : 'runs and events'} x ${digits(perStep)} domains, services and placements`;
  const parts = [each, ...more].join(', and ');
  const least =
    total > limit
      ? `takes at least ${digits(total)} steps (${parts})`
      : `takes more steps (${parts}, some of them again and again)`;
  // What is counted beforehand is the least it can take.
  const next = total > limit ? 2 * total : 10 * limit;
  return `Incomplete: ${steps === 1 ? 'nothing was analysed' : `none of the ${digits(steps)} runs and events was analysed`}. The analysis ${least}, and ${digits(limit)} are allowed. Narrow the selectors or the order, or allow more with --max-work ${next}.`;
}

function digits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Every placement asks for itself, and shares fate with each of its stack. */
function askWork({ services }: Topology): number {
  let work = 0;
  for (const { placements, dependsOn, stack } of services) {
    work += Math.max(1, placements.length) * (leaves(dependsOn) + stack.length);
    for (const placement of placements)
      work +=
        leaves(placement.dependsOn) + placement.stack.length + leaves(placement.activation?.dependsOn ?? []);
  }
  return work;
}

const leavesOf = new WeakMap<readonly Dependency[], number>();

/** Domains and services that dependencies name. Placements of one `each` share their list. */
function leaves(dependencies: readonly Dependency[]): number {
  let count = leavesOf.get(dependencies);
  if (count === undefined) {
    count = 0;
    const waiting: Expr[] = dependencies.map(({ expr }) => expr);
    for (let expr = waiting.pop(); expr !== undefined; expr = waiting.pop()) {
      if (expr.type === 'group') for (const member of expr.members) waiting.push(member);
      else count++;
    }
    leavesOf.set(dependencies, count);
  }
  return count;
}

/** Steps for each potential cut in the lists that each place has of those round it, and of the sites round it. */
const PER_CUT = 5;

/**
 * How many potential cuts are directly round each domain; counted along each way, so more than there are where ways meet again.
 * `classes`: at most so many places see different cuts. `direct`: by domain, 0 where none can be cut off. `inner`: by domain, the
 * innermost cut round it where these are a tree, OUT where there is none, NO_TREE. `outer`: by cut, the next one outwards.
 */
function cutsRound({ domains }: Topology, isolated: ReadonlySet<number>) {
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
function outwardsLast(domains: Topology['domains']): readonly number[] {
  const waiting = domains.map(({ within, uplink }) => within.length + (uplink?.length ?? 0));
  const readers: number[][] = domains.map(() => []);
  for (const [d, { within, uplink }] of domains.entries())
    for (const outer of [...within, ...(uplink ?? [])]) readers[outer]!.push(d);
  const order = [...domains.keys()].filter((d) => waiting[d] === 0);
  for (const d of order) for (const reader of readers[d]!) if (--waiting[reader]! === 0) order.push(reader);
  return order;
}

/** Steps for a placement as one side sees it: a gate that parts them, one for either, and both again in the net of what is impaired. */
const PER_VIEW = 7;

/** The same where a service is outside every cut: one gate for all its placements. */
const BEYOND = 3;

/** Steps for a place of a `nearest` service, and for each between it and the outside, where cuts are a tree: it is told from a few gates. */
const STAR = 8;

/** Services that stand in for each other's placements, or are asked for from behind cuts, are looked at from each side. */
function viewWork({ services }: Topology, cuts: ReturnType<typeof cutsRound>): number {
  const { classes, direct, inner } = cuts;
  const isStar = services.map(
    ({ serving, placements }) =>
      serving === 'nearest' && placements.every(({ domain }) => inner[domain] !== NO_TREE),
  );
  const lookers = new Float64Array(services.length);
  let sides = 0;
  for (const [s, { serving, placements }] of services.entries()) {
    if (isStar[s]) sides += STAR * (placements.length + cutsOutwards(placements, cuts));
    else if (
      serving === 'nearest' ||
      (serving === 'local' && placements.some(({ role }) => role === 'standby'))
    )
      lookers[s] = placements.length;
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
