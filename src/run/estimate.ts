import type { Dependency, Expr, Run, Target, Topology } from '../model/topology.js';
import { cutsRound, outwardsLast, viewWork } from './cut-work.js';
import { PER_DOWN, PER_TOLD } from './evaluate.js';
import type { Estimate } from './work.js';

/**
 * A lower bound of what `runs` take, from counts alone. Linear in what the topology's placements ask.
 * @param isJudged which services will be told of; without it nothing is counted for telling
 */
export function estimate(
  topology: Topology,
  runs: readonly Run[],
  isJudged: (service: number) => boolean = () => false,
): Estimate {
  const { domains, services } = topology;
  const placements = services.reduce((sum, one) => sum + Math.max(1, one.placements.length), 0);
  const isolated = new Set<number>();
  const insideOf = inside(topology);
  const behindOf = behind(topology, isJudged);
  let steps = 0;
  let targets = 0;
  let down = 0;
  for (const run of runs) {
    steps += run.steps.length;
    for (const { fail, isolate, degrade, limit } of run.steps) {
      down += downWith(fail, insideOf, behindOf);
      targets += fail.length + isolate.length + degrade.length + limit.length;
      for (const d of isolate) isolated.add(d);
    }
  }
  const cuts = cutsRound(topology, isolated);
  return {
    perStep: domains.length + services.length + placements,
    steps,
    inside: down,
    once: targets + askWork(topology) + cuts.work + (cuts.classes > 0 ? viewWork(topology, cuts) : 0),
  };
}

/** At least so much goes down with what fails: the largest of its domains with all that is in it, or what needs one of its services. */
function downWith(fail: readonly Target[], insideOf: Float64Array, behindOf: Float64Array): number {
  let most = 0;
  for (const target of fail) {
    if (target.type === 'domain') most = Math.max(most, PER_DOWN * insideOf[target.domain]!);
    if (target.type === 'service') most = Math.max(most, behindOf[target.service]!);
  }
  return most;
}

/**
 * By service: steps for it and for all that is down with it since it needs it, in every placement and without any time. Each is
 * counted behind the first that it needs so, and what goes round in a circle is not counted further.
 */
function behind({ services }: Topology, isJudged: (service: number) => boolean): Float64Array {
  const work = Float64Array.from(services, (_, s) => PER_DOWN + (isJudged(s) ? PER_TOLD : 0));
  const first = Int32Array.from(services, ({ dependsOn }) => firstNeeded(dependsOn));
  const waiting = new Int32Array(services.length);
  for (const s of first) if (s >= 0) waiting[s]!++;
  const open = [...services.keys()].filter((s) => waiting[s] === 0);
  for (const s of open) {
    const next = first[s]!;
    if (next < 0) continue;
    work[next]! += work[s]!;
    if (--waiting[next]! === 0) open.push(next);
  }
  return work;
}

function firstNeeded(dependencies: readonly Dependency[]): number {
  for (const { expr, impact } of dependencies)
    if (impact === 'down' && expr.type === 'service' && expr.worksWithout === 0) return expr.index;
  return -1;
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
