import type { AnalysisDocument, ScenarioResult } from '../../results/document.js';
import { markdownText } from '../escape/markdown.js';
import type { Finding } from '../finding/finding.js';
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
const TOLD = 3;
const CHANGES = 3;

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
  const left: string[] = [];
  const leave = (number: number, what: string) => {
    if (number > 0) left.push(`${count(number)} more ${what}`);
  };
  const section = (title: string, items: Iterable<string>, of: number, what: string, most = ROWS): string => {
    const { text, shown } = budget.fit(items, options.all ? Infinity : most);
    leave(of - shown, what);
    return text === '' || title === '' ? text : `\n${title}\n${text}`;
  };

  yield head;
  const findings = worstFirst([...findingsOf(document, options)]);
  const violations = findings.filter(({ accepted }) => accepted === null);
  const accepted = findings.filter((one) => one.accepted !== null);
  yield section('#### Violations\n', findingItems(violations, options), violations.length, 'violations');
  yield section('#### Accepted\n', findingItems(accepted, options), accepted.length, 'accepted violations');
  const groups = groupsOf(page);
  if (document.scenarios.length > 1)
    yield section(`#### Runs\n\n${tableHead('Run')}`, runRows(groups, page), groups.length, 'runs');
  const worst = worstRun(document.scenarios);
  const sectors = Object.keys(worst.sectors).length;
  const which = document.scenarios.length > 1 ? ', in the worst run' : '';
  if (sectors > 1)
    yield section(
      `#### Sectors${which}\n\n${tableHead('Sector')}`,
      sectorRows(page, worst),
      sectors,
      'sectors',
    );
  const changes = worst.changes?.length ?? 0;
  yield section(
    '#### One change that would have saved most\n',
    changeItems(worst),
    changes,
    'changes',
    CHANGES,
  );
  const hit = groups.filter(({ first: { states } }) => states.down + states.partial + states.degraded > 0);
  const told = causesOf(
    hit.map(({ first }) => first),
    page,
  );
  yield section(
    '',
    told,
    options.all ? hit.length : Math.min(hit.length, TOLD),
    'runs with their causes',
    TOLD,
  );
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

function tableHead(what: string): string {
  return `| Lost | ${what} | Services |\n| ---: | --- | --- |`;
}

function* findingItems(findings: readonly Finding[], options: ReportOptions): Generator<string> {
  for (const finding of findings) yield findingItem(finding, options);
}

function* causesOf(runs: readonly ScenarioResult[], page: Page): Generator<string> {
  for (const run of runs) yield causes(page, run);
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
