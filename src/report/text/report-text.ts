import type { AnalysisDocument } from '../../results/document.js';
import type { ReportOptions } from '../reporter.js';
import { closingLines } from './closing.js';
import { expectationSections } from './expectations.js';
import { count } from './figures.js';
import { countLines, restsOn } from './how-sure.js';
import { leftoverSections } from './leftovers.js';
import { openingLines } from './opening.js';
import { lines, type Page, pageOf } from './page.js';
import { policySections } from './policies.js';
import { rich } from './rich.js';
import { storyHeading, storySections } from './run-story.js';
import { scenarioTable, singleBar } from './scenario-table.js';
import { groupsOf, toldRuns, untoldRuns } from './told.js';

/**
 * The page for people: did it hold, how much is lost, who and why, what held, how sure is that, what to type next.
 * A chunk a section; a run in full is made when it is asked for.
 */
export function* reportText(document: AnalysisDocument, options: ReportOptions): Generator<string> {
  const page = pageOf(document, options);
  yield block(openingLines(page));
  for (const section of figuresSection(page)) yield `\n${block(section)}`;
  yield* stories(page);
  const findings = [...policySections(page), ...expectationSections(page), ...leftoverSections(page)];
  for (const section of [...findings, ...knownSection(page)]) yield `\n${block(section)}`;
  const isShort = !isStory(page) && findings.length === 0;
  const gap = isShort ? '' : isStory(page) && document.scenarios.length > 1 ? '\n\n' : '\n';
  yield gap + block(closingLines(page, isShort));
}

/** The table of runs, or the bar of the only one; absent where policies are the story. */
function figuresSection(page: Page): readonly (readonly string[])[] {
  const [only, ...others] = page.document.scenarios;
  if (others.length > 0) return isStory(page) ? [scenarioTable(page, groupsOf(page))] : [];
  return only!.states.down + only!.states.partial > 0 ? [singleBar(page, only!)] : [];
}

function* stories(page: Page): Generator<string> {
  const single = page.document.scenarios.length === 1;
  for (const run of toldRuns(page)) {
    if (!single) yield `\n\n${block(storyHeading(page, run))}`;
    for (const section of storySections(page, run)) yield `\n${block(section)}`;
  }
  const left = untoldRuns(page);
  if (toldRuns(page).length > 0 && left > 0) yield `\n\n${block(untold(page, left))}`;
}

/** How the entries are known, once, where no run in full has said it. */
function knownSection(page: Page): readonly (readonly string[])[] {
  const told = toldRuns(page);
  if (!isStory(page) || told.some((run) => restsOn(page, run).length > 0)) return [];
  return [countLines(page)];
}

function isStory(page: Page): boolean {
  const { scenarios, policies } = page.document;
  return scenarios.length === 1 || page.options.all || policies.length === 0;
}

/** Runs that are a line in the table and no more. */
function untold(page: Page, left: number): readonly string[] {
  const what = left === 1 ? '1 more line of the table is' : `${count(left)} more lines of the table are`;
  return lines(page, [], rich(`${what} not told in full here (--all)`));
}

function block(section: readonly string[]): string {
  return section.map((line) => `${line}\n`).join('');
}
