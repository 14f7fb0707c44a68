import type { Place } from '../../diagnostics/types.js';
import type { DiffChange, DiffDocument, DiffScenario, Weakening } from '../../results/diff-document.js';
import { markdownCode, markdownCodeInTable, markdownText } from '../escape/markdown.js';
import { budgetOf } from '../markdown/budget.js';
import type { ReportOptions } from '../reporter.js';
import { count, percent, plural } from '../text/figures.js';
import { changeText, reasonText } from './change-text.js';
import { comparedText, diffHeadline } from './headline.js';

/** Rows of a list on a page that somebody reads on a phone. */
const ROWS = 20;

/** What the first and last lines take at most. */
const RESERVE = 14_000;

/** A short comment for a pull request: verdict, blast radii, who got worse, what was weakened; the rest folded. */
export function* diffMarkdown(document: DiffDocument, options: ReportOptions): Generator<string> {
  const budget = budgetOf(RESERVE);
  const rows = options.all ? Infinity : ROWS;
  const left: string[] = [];
  const list = (items: Iterable<string>, what: string): string => {
    const all = [...items];
    const { text, shown } = budget.fit(all, rows);
    if (shown < all.length) left.push(`${count(all.length - shown)} more ${what}`);
    return text;
  };
  const titled = (title: string, text: string): string => (text === '' ? '' : `\n#### ${title}\n\n${text}`);
  const folded = (title: string, text: string): string =>
    text === '' ? '' : `\n<details><summary>${title}</summary>\n\n${text}\n</details>\n`;

  yield `<!-- blast-radius:diff -->\n### ${document.verdict === 'fail' ? '✗' : '✓'} ${markdownText(diffHeadline(document))}\n`;
  const runs = list(scenarioRows(document), 'scenarios');
  if (runs !== '') yield `\n| Scenario | Before | After |\n| --- | ---: | ---: |\n${runs}`;
  yield titled('Worse', list(document.worse.map(changeItem), 'services that got worse'));
  yield titled('New, and not up', list(document.added.map(changeItem), 'new services that are not up'));
  yield titled('Weakened', list(document.weakened.map(weakenedItem), 'weakened entries'));
  const { better, renames, services, runs: only } = document;
  yield folded(
    `Better: ${plural(better.length, 'service')}`,
    list(better.map(changeItem), 'services that got better'),
  );
  const ids = [
    ...renames.map(({ before, after }) => `- ${markdownCode(before)} is now ${markdownCode(after)}\n`),
    ...services.added.map(({ id }) => `- new service ${markdownCode(id)}\n`),
    ...services.removed.map(({ id }) => `- service ${markdownCode(id)} is gone\n`),
    ...only.added.map(({ id }) => `- scenario ${markdownCode(id)} is new\n`),
    ...only.removed.map(({ id }) => `- scenario ${markdownCode(id)} is gone\n`),
  ];
  yield folded('New, gone, renamed', list(ids, 'entries that are new, gone or renamed'));
  yield closing(document, options, left);
}

function* scenarioRows({ scenarios }: DiffDocument): Generator<string> {
  for (const { id, before, after, change, allowed } of scenarios) {
    if (change === 'same') continue;
    const mark = allowed ? '' : ' ✗';
    yield `| ${markdownCodeInTable(id)} | ${figures(before)} | ${figures(after)}${mark} |\n`;
  }
}

function figures({ blastRadius, lostUsers }: DiffScenario['before']): string {
  return `${markdownText(percent(blastRadius))} (${markdownText(count(lostUsers))})`;
}

function changeItem(change: DiffChange): string {
  const reason = change.after === null ? '' : reasonText(change.after);
  const why = reason === '' ? '' : `: ${markdownText(reason)}`;
  const allowed = change.allowed ? '' : ' ✗';
  const where = `in ${markdownCode(change.scenario)}`;
  return `- ${markdownCode(change.service)} ${markdownText(changeText(change))} ${where}${why}${allowed}\n`;
}

function weakenedItem({ on, text, before, after }: Weakening): string {
  const places = [
    after === null ? '' : placeCode(after),
    before === null ? 'new' : `was ${placeCode(before)}`,
  ];
  return `- ${markdownCode(on.id)}: ${markdownText(text)} (${places.filter((place) => place !== '').join(', ')})\n`;
}

function placeCode({ file, line, column }: Place): string {
  return markdownCode(`${file}:${line}:${column}`);
}

function closing(document: DiffDocument, options: ReportOptions, left: readonly string[]): string {
  const notes = options.notes.slice(0, 3).map((note) => `\n${markdownText(note.slice(0, 1000))}\n`);
  const cut =
    left.length === 0 ? '' : `\n**Left out here:** ${left.join(', ')}; the JSON report holds all.\n`;
  return `${notes.join('')}${cut}\n${markdownText(comparedText(document))} Exit code ${options.exit}.\n`;
}
