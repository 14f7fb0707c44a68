import { injectionOf, NO_PARTS, type Parts, targetName } from './injection.js';
import type { Matched } from './selector.js';
import type { Run, Target, Topology } from './topology.js';

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

/**
 * One run for each combination of the matches, on top of what every run injects, in the order of the matches. Ids are
 * `id[a]`, `id[a+b]`. The caller keeps `combinationCount` within MAX_RUNS.
 */
export function eachRuns(
  matched: Matched,
  each: Each,
  scenario: { readonly id: string; readonly title: string | null; readonly duration: number },
  base: Parts = NO_PARTS,
): Run[] {
  const names = each.matches.map((target) => targetName(matched, target));
  const runs: Run[] = [];
  for (const chosen of combinations(each.matches.length, each.order)) {
    const targets = chosen.map((index) => each.matches[index]!);
    const step = injectionOf({ ...base, [each.key]: [...base[each.key], ...targets] });
    const id = `${scenario.id}[${chosen.map((index) => names[index]).join('+')}]`;
    runs.push({ id, title: scenario.title, steps: [step], duration: scenario.duration });
  }
  return runs;
}

/** Index tuples i < j < k, lexicographic. */
function* combinations(members: number, order: number): Generator<readonly number[]> {
  const chosen = Array.from({ length: order }, (_, index) => index);
  while (order <= members) {
    yield [...chosen];
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
