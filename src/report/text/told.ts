import type { ScenarioResult } from '../../results/document.js';
import type { Page } from './page.js';
import { type RunGroup, runGroups } from './run-groups.js';

const TOLD = 3;

/**
 * The runs that are told in full: the worst three that lose or degrade something, every one with `--all`. Where policies judge
 * many runs, their findings are the story, and none is.
 */
export function toldRuns(page: Page): readonly ScenarioResult[] {
  const { scenarios, policies } = page.document;
  if (scenarios.length === 1) return scenarios;
  if (page.options.all) return groupsOf(page).map((group) => group.first);
  if (policies.length > 0) return [];
  return hitRuns(page).slice(0, TOLD);
}

/** Runs that lose or degrade something and are a line in the table and no more. */
export function untoldRuns(page: Page): number {
  const told = new Set(toldRuns(page));
  return hitRuns(page).filter((run) => !told.has(run)).length;
}

function hitRuns(page: Page): readonly ScenarioResult[] {
  return groupsOf(page)
    .map((group) => group.first)
    .filter(({ states }) => states.down + states.partial + states.degraded > 0);
}

export function groupsOf(page: Page): readonly RunGroup[] {
  return runGroups(page.document.scenarios, page.options.all);
}
