import type { AnalysisDocument } from '../../results/document.js';
import { markdownText } from '../escape/markdown.js';
import { findingsOf } from '../finding/findings.js';
import { type Headline, headlineOf } from '../finding/headline.js';
import { plainPage } from '../finding/plain-page.js';
import { sourcePath } from '../finding/source-path.js';
import { worstFirst } from '../finding/worst-first.js';
import type { ReportOptions } from '../reporter.js';
import { count } from '../text/figures.js';
import type { Page } from '../text/page.js';
import { worstRun } from '../text/run-groups.js';
import { groupsOf } from '../text/told.js';
import { budgetOf } from './budget.js';
import { causes, pictureBlock } from './causes.js';
import { findingItem } from './finding-item.js';
import { changeItems, runRows, sectorRows } from './tables.js';

/** Rows of a list on a page that somebody reads on a phone. */
const ROWS = 20;

/** What the counts of the last lines take at most. */
const RESERVE = 2_000;

/**
 * A comment for a pull request: verdict first, what is violated and its fix, the loss by run and sector, and folded the causes and
 * a picture. Below GitHub's limit whatever the document holds, and what is left out is counted.
 */
export function* reportMarkdown(document: AnalysisDocument, options: ReportOptions): Generator<string> {
  const page = plainPage(document, options);
  const headline = headlineOf(page);
  const head = opening(headline, options);
  const said = notesText(headline.notes);
  const budget = budgetOf(head.length + said.length + RESERVE);
  const rows = options.all ? Infinity : ROWS;
  const left: string[] = [];
  const leave = (number: number, what: string) => {
    if (number > 0) left.push(`${count(number)} more ${what}`);
  };
  const section = (title: string, head: string, items: Iterable<string>, what: string): string => {
    const { text, left: more } = budget.fit(items, rows);
    leave(more, what);
    return text === '' ? '' : `\n${title}\n\n${head}${text}`;
  };

  yield head;
  const findings = worstFirst([...findingsOf(document, options)]);
  const items = (isAccepted: boolean) =>
    findings
      .filter(({ accepted }) => (accepted !== null) === isAccepted)
      .map((one) => findingItem(one, options));
  yield section('#### Violations', '', items(false), 'violations');
  yield section('#### Accepted', '', items(true), 'accepted violations');
  yield runsSection(page, section);
  const worst = worstRun(document.scenarios);
  yield section(`#### Sectors, ${inRun(page)}`, SECTORS, sectorRows(page, worst), 'sectors');
  yield section('#### One change that would have saved most', '', changeItems(page, worst), 'changes');
  let untold = 0;
  for (const { first } of groupsOf(page).slice(0, options.all ? Infinity : 3)) {
    const { states } = first;
    if (states.down + states.partial + states.degraded === 0) continue;
    const block = causes(page, first);
    if (budget.take(block)) yield block;
    else untold += 1;
  }
  leave(untold, 'runs with their causes');
  const picture = pictureBlock(worst);
  if (budget.take(picture)) yield picture;
  else leave(1, 'picture');
  yield said;
  yield closing(page, headline, left);
}

/** What the action that posts it finds the comment again by to update it; nothing in it can end a comment of HTML. */
function markerOf({ command }: ReportOptions): string {
  return sourcePath({ file: command.file.split(/[\\/]/).at(-1)! }, command)
    .slice(0, 200)
    .replace(/[^A-Za-z0-9._-]+/g, '-');
}

function inRun(page: Page): string {
  return page.document.scenarios.length > 1 ? 'in the worst run' : 'by loss';
}

const SECTORS = '| Lost | Sector | Services |\n| ---: | --- | --- |\n';
const RUNS = '| Lost | Run | Services |\n| ---: | --- | --- |\n';

function runsSection(
  page: Page,
  section: (title: string, head: string, items: Iterable<string>, what: string) => string,
): string {
  return page.document.scenarios.length === 1 ? '' : section('#### Runs', RUNS, runRows(page), 'runs');
}

function opening({ verdict, verdictText, worst }: Headline, options: ReportOptions): string {
  const mark = verdict === null ? '' : MARKS[verdict];
  const lines = [`<!-- blast-radius:${markerOf(options)} -->`, `### ${mark}${markdownText(verdictText)}`, ''];
  return [...lines, worst.map(markdownText).join(' '), ''].join('\n');
}

const MARKS = { pass: '✓ ', fail: '✗ ', empty: '! ' };

function notesText(notes: readonly string[]): string {
  const shown = notes.slice(0, 5).map((note) => `\nNote: ${markdownText(note)}\n`);
  const left = notes.length - shown.length;
  return shown.join('') + (left > 0 ? `\n${count(left)} more notes.\n` : '');
}

function closing(page: Page, { checked, verdict }: Headline, left: readonly string[]): string {
  const unit = page.unit === 'users' ? ' Someone who uses two services counts twice.' : '';
  const cut =
    left.length === 0 ? '' : `\n**Left out here:** ${left.join(', ')}; the JSON and HTML reports hold all.\n`;
  const code = verdict === null ? '' : ` Exit code ${page.options.exit}.`;
  return `${cut}\n${markdownText(checked)}${code}${unit}\n`;
}
