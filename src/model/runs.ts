import { domainsOf, injectionOf, NO_PARTS, normalTargets, type Parts, targetName } from './injection.js';
import type { Matched } from './selector.js';
import type { Injection, Run, Target, Topology } from './topology.js';

/** More runs than this in all scenarios and policies together is an error of the file: the list alone takes a second. */
export const MAX_RUNS = 100_000;

/** What an `each` varies, and where. */
export interface Each {
  readonly key: 'fail' | 'isolate' | 'degrade';
  readonly matches: readonly Target[];
  readonly order: number;
}

/** How many combinations of `order` members there are. */
export function combinationCount(members: number, order: number): number {
  let count = 1;
  for (let taken = 0; taken < order; taken++) count = (count * (members - taken)) / (taken + 1);
  return Math.max(0, Math.round(count));
}

/** What the runs of one `each` are called, and how long each lasts. */
export interface RunsHead {
  readonly id: string;
  readonly title: string | null;
  readonly duration: number;
}

/**
 * One run for each combination of the matches, on top of what every run injects, in the order of the matches. Ids are
 * `id[a]`, `id[a+b]`. The caller keeps `combinationCount` within MAX_RUNS.
 */
export function eachRuns(matched: Matched, each: Each, head: RunsHead, base: Parts = NO_PARTS): Run[] {
  const names = each.matches.map((target) => targetName(matched, target));
  const step = stepMaker(each.key, base);
  const runs: Run[] = [];
  forCombinations(names.length, each.order, (chosen) => {
    let name = names[chosen[0]!]!;
    for (let k = 1; k < chosen.length; k++) name += `+${names[chosen[k]!]!}`;
    const steps = [step(chosen.map((index) => each.matches[index]!))];
    runs.push({ id: `${head.id}[${name}]`, title: head.title, steps, duration: head.duration });
  });
  return runs;
}

/** What a run injects beside its own targets is put in order once, not 100,000 times. */
function stepMaker(key: Each['key'], base: Parts): (targets: readonly Target[]) => Injection {
  const common = injectionOf(base);
  if (base[key].length > 0) return (targets) => injectionOf({ ...base, [key]: [...base[key], ...targets] });
  return (targets) => withTargets(common, key, normalTargets(targets));
}

function withTargets({ fail, isolate, degrade, limit }: Injection, key: Each['key'], own: readonly Target[]) {
  if (key === 'fail') return { fail: own, isolate, degrade, limit };
  if (key === 'degrade') return { fail, isolate, degrade: own, limit };
  return { fail, isolate: domainsOf(own), degrade, limit };
}

/** Index tuples i < j < k, lexicographic; `use` gets the same array each time. */
function forCombinations(members: number, order: number, use: (chosen: readonly number[]) => void): void {
  const chosen = Array.from({ length: order }, (_, index) => index);
  while (order <= members) {
    use(chosen);
    let last = order - 1;
    while (last >= 0 && chosen[last] === members - order + last) last--;
    if (last < 0) return;
    chosen[last]!++;
    for (let next = last + 1; next < order; next++) chosen[next] = chosen[next - 1]! + 1;
  }
}

/** What the runs of a file without scenarios are called after. */
export const DEFAULT_SCENARIO = 'fail';

/** For a file without scenarios: each domain that a placement is in or shares fate with fails alone, without an end. */
export function defaultRuns(topology: Matched): Run[] {
  const bound = boundDomains(topology);
  const matches = [...bound].toSorted((a, b) => a - b).map((domain): Target => ({ type: 'domain', domain }));
  const each: Each = { key: 'fail', matches, order: 1 };
  return eachRuns(topology, each, { id: DEFAULT_SCENARIO, title: null, duration: Number.POSITIVE_INFINITY });
}

/** Domains something is bound to, by location or stack; a service's stack counts where it has placements or not. */
export function boundDomains({ services }: Pick<Topology, 'services'>): Set<number> {
  const bound = new Set<number>();
  for (const { stack, placements } of services) {
    for (const { domain } of stack) bound.add(domain);
    for (const placement of placements) {
      bound.add(placement.domain);
      for (const { domain } of placement.stack) bound.add(domain);
    }
  }
  return bound;
}
