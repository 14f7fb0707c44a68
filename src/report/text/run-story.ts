import type { ScenarioResult } from '../../results/document.js';
import { changeLines } from './changes.js';
import { heldLines } from './held.js';
import { howSureLines } from './how-sure.js';
import { injectedSentence } from './injected.js';
import { lossSections } from './losses.js';
import { lines, name, type Page } from './page.js';
import { dim, rich } from './rich.js';
import { runFacts } from './run-facts.js';
import { sectorLines } from './sectors.js';

/** One run in full: what was lost by sector, who and why, what held, how sure that is. A section without content is absent. */
export function storySections(page: Page, scenario: ScenarioResult): readonly (readonly string[])[] {
  const facts = runFacts(scenario);
  const { down, partial } = scenario.states;
  const sections = [
    down + partial > 0 ? sectorLines(page, scenario) : [],
    ...lossSections(page, facts),
    heldLines(page, facts),
    changeLines(page, scenario),
    howSureLines(page, scenario),
  ];
  return sections.filter((section) => section.length > 0);
}

/** `central-us-2024: Azure Central US, 18 July 2024`, and what the scenario does as a sentence. */
export function storyHeading(page: Page, scenario: ScenarioResult): readonly string[] {
  const title = scenario.title === null ? [] : [': ', dim(name(scenario.title))];
  return [
    ...lines(page, [], rich(name(scenario.id), ...title), rich('  ')),
    ...lines(page, [], rich(injectedSentence(page, scenario))),
  ];
}
