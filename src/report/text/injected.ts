import type { ScenarioResult } from '../../results/document.js';
import { duration, enumeration, percent } from './figures.js';
import { name, type Page } from './page.js';

/** `azure/centralus fails for 24h20m`: what a run does and for how long, in one clause without a full stop. */
export function injectedClause(page: Page, scenario: ScenarioResult): string {
  const what = whatFails(page, scenario);
  return scenario.durationSeconds === null ? what : `${what} for ${duration(scenario.durationSeconds)}`;
}

/** `azure/centralus fails`, `a and b fail and c is cut off`. */
export function whatFails(page: Page, scenario: ScenarioResult): string {
  const { fail, isolate, degrade, limit } = scenario.injected;
  const clauses = [
    clause(page, fail, 'fails', 'fail'),
    clause(page, isolate, 'is cut off', 'are cut off'),
    clause(page, degrade, 'is degraded', 'are degraded'),
    ...limit.map(({ id, capacity }) => `${name(id)} has ${percent(capacity)} of its capacity`),
  ].filter((text) => text !== '');
  return clauses.length === 0 ? 'nothing is injected' : enumeration(clauses, limited(page, 3));
}

/** What else went down or lost its way out, each a sentence; empty where nothing did. */
export function fallsWithIt(page: Page, scenario: ScenarioResult): string {
  const { fail, isolate } = scenario.injected;
  const sentences = [
    clause(page, without(scenario.domainsDown, fail), 'falls with it', 'fall with it', true),
    clause(page, without(scenario.domainsCut, isolate), 'is cut off by it', 'are cut off by it', true),
  ];
  return sentences.filter((text) => text !== '').join('. ');
}

/** `, without end` where a scenario is sustained: a reader of "fails" alone may think that it comes back. */
export function injectedSentence(page: Page, scenario: ScenarioResult): string {
  const end = scenario.durationSeconds === null ? ', without end' : '';
  const falls = fallsWithIt(page, scenario);
  return `${injectedClause(page, scenario)}${end}.${falls === '' ? '' : ` ${falls}.`}`;
}

function clause(page: Page, ids: readonly string[], one: string, many: string, hint = false): string {
  if (ids.length === 0) return '';
  const more = hint ? 'more (--all)' : 'more';
  return `${enumeration(ids.map(name), limited(page, 3), more)} ${ids.length === 1 ? one : many}`;
}

function limited(page: Page, limit: number): number {
  return page.options.all ? Infinity : limit;
}

function without(ids: readonly string[], known: readonly string[]): readonly string[] {
  const set = new Set(known);
  return ids.filter((id) => !set.has(id));
}
