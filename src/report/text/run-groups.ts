import type { ScenarioResult } from '../../results/document.js';
import { answerOf, worstFirst } from '../../results/run-order.js';

/** Runs that share a line: the same scenario of the file with the same answer. */
export interface RunGroup {
  readonly first: ScenarioResult;
  readonly others: number;
}

/** Groups of the runs, worst first by users lost, then in the file's order. With `all` every run stands alone. */
export function runGroups(scenarios: readonly ScenarioResult[], all: boolean): readonly RunGroup[] {
  const groups = new Map<string, { first: ScenarioResult; others: number }>();
  scenarios.forEach((run, index) => {
    const key = all ? String(index) : answerOf(run);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: run, others: 0 });
    else group.others += 1;
  });
  return [...groups.values()].sort((a, b) => worstFirst(a.first, b.first));
}

/** The run of which the first and the last line speak; of equals the first. */
export function worstRun(scenarios: readonly ScenarioResult[]): ScenarioResult {
  return [...scenarios].sort(worstFirst)[0]!;
}
