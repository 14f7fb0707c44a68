import { printable } from '../../diagnostics/printable.js';
import type { Place } from '../../diagnostics/types.js';
import type { DiffChange, DiffDocument, DiffScenario } from '../../results/diff-document.js';
import type { ReportOptions, Style } from '../reporter.js';
import { bar, barRoom } from '../text/bar.js';
import { count, enumeration, percent, plural } from '../text/figures.js';
import { lines, name } from '../text/page.js';
import { dim, type Rich, rich } from '../text/rich.js';
import { changeText, reasonText } from './change-text.js';
import { type DiffPage, diffPage, type ListRow, listSection } from './diff-page.js';
import { comparedText, diffClosing, diffHeadline } from './headline.js';

/** The page for people: better or worse, by how much, who, what was weakened, what is new. A chunk a section. */
export function* diffText(document: DiffDocument, options: ReportOptions): Generator<string> {
  const page = diffPage(document, options);
  yield block(lines(page, [], rich(name(diffHeadline(document))), rich('  ')));
  const sections = [
    ...scenarioSections(page),
    ...changeSections(page),
    stillSection(page),
    weakenedSection(page),
    idSection(page),
  ];
  for (const section of sections) if (section.length > 0) yield `\n${block(section)}`;
  yield `\n${block(closingLines(page))}`;
}

function block(section: readonly string[]): string {
  return section.map((line) => `${line}\n`).join('');
}

/** A pair of bars for each run whose blast radius moved, the largest rise first; of the others how many. */
function scenarioSections(page: DiffPage): readonly (readonly string[])[] {
  const { scenarios } = page.document;
  const rise = (run: DiffScenario): number => run.after.blastRadius - run.before.blastRadius;
  const moved = scenarios
    .filter(({ change }) => change !== 'same')
    .toSorted(
      (a, b) =>
        Number(a.change !== 'worse') - Number(b.change !== 'worse') || Math.abs(rise(b)) - Math.abs(rise(a)),
    );
  const most = Math.min(page.rows, BARS);
  const shown = page.rows === Infinity || moved.length <= most + 1 ? moved : moved.slice(0, most);
  const left = moved.length - shown.length;
  const same = scenarios.length - moved.length;
  const rest = [
    ...(left > 0 ? [`${plural(left, 'more scenario')} moved (--all)`] : []),
    ...(same > 0 && moved.length > 0 ? [`${plural(same, 'shared scenario')} as before`] : []),
  ];
  return [...shown.map((run) => bars(page, run)), ...(rest.length > 0 ? [[`${rest.join('; ')}.`]] : [])];
}

const BARS = 6;

function bars(page: DiffPage, run: DiffScenario): readonly string[] {
  const title = run.title === null ? [] : [dim(`: ${name(run.title)}`)];
  const from = run.renamedFrom === null ? [] : [dim(` (before ${name(run.renamedFrom)})`)];
  const [before, after] = [figures(page, run.before), figures(page, run.after)];
  const width = Math.max(before.length, after.length);
  const line = (what: string, text: string, fraction: number) => {
    const start = `  ${what}  ${text.padEnd(width)}  `;
    return lines(page, [], rich(start, bar(page, fraction, Math.min(20, barRoom(page, start.length)))));
  };
  return [
    ...lines(page, [], rich(name(run.id), ...title, ...from)),
    ...line('before', before, run.before.blastRadius),
    ...line('after ', after, run.after.blastRadius),
    ...settledLine(page, run),
  ];
}

function figures(page: DiffPage, { blastRadius, lostUsers }: DiffScenario['before']): string {
  return `${percent(blastRadius).padStart(4)}  ${count(lostUsers).padStart(9)} ${page.unit}`;
}

/** Where the worst moment is the same and only the end is not, the bars would say nothing. */
function settledLine(page: DiffPage, { before, after }: DiffScenario): readonly string[] {
  if (percent(before.settledBlastRadius) === percent(after.settledBlastRadius)) return [];
  const isAtEndAlready =
    before.settledBlastRadius === before.blastRadius && after.settledBlastRadius === after.blastRadius;
  if (isAtEndAlready) return [];
  const text = `at the end ${percent(before.settledBlastRadius)} -> ${percent(after.settledBlastRadius)}`;
  return lines(page, [], rich(`  ${text}`));
}

/** By run, in the order of the document; what may not be first. */
function changeSections(page: DiffPage): readonly (readonly string[])[] {
  const { worse, better, changed, added, removed } = page.document;
  return [
    ...grouped(page, worse, 'Worse in', (change) => (change.allowed ? 'allowed' : '')),
    ...grouped(page, added, 'New, and not up in', (change) => reasonText(change.after!)),
    ...grouped(page, better, 'Better in', () => ''),
    ...grouped(page, removed, 'Gone, and was not up in', () => ''),
    ...grouped(page, changed, 'Otherwise changed in', () => ''),
  ];
}

function grouped(
  page: DiffPage,
  changes: readonly DiffChange[],
  heading: string,
  tail: (change: DiffChange) => string,
): readonly (readonly string[])[] {
  const byRun = new Map<string, DiffChange[]>();
  for (const change of changes) byRun.set(change.scenario, [...(byRun.get(change.scenario) ?? []), change]);
  const runs = [...byRun];
  const shown = runs.length <= RUNS + 1 || page.rows === Infinity ? runs : runs.slice(0, RUNS);
  const sections = shown.map(([scenario, list]) =>
    listSection(
      page,
      `${heading} ${name(scenario)}`,
      list.map((change) => rowOf(change, tail(change))),
    ),
  );
  const left = runs.slice(shown.length);
  if (left.length === 0) return sections;
  const rows = left.reduce((sum, [, list]) => sum + list.length, 0);
  return [
    ...sections,
    [`${heading} ${plural(left.length, 'more scenario')}, ${plural(rows, 'service')} (--all)`],
  ];
}

const RUNS = 4;

function rowOf(change: DiffChange, tail: string): ListRow {
  const state = (change.after ?? change.before!).state;
  const reason = change.worse.length > 0 && change.after !== null ? reasonText(change.after) : '';
  const said = [reason, tail].filter((part) => part !== '').join('; ');
  return { mark: [{ text: changeText(change), style: state }], name: change.service, tail: said };
}

/** Where the change helps, what it does not help. */
function stillSection(page: DiffPage): readonly string[] {
  const { still, better, scenarios } = page.document;
  const helped = new Set([
    ...better.map(({ scenario }) => scenario),
    ...scenarios.filter(({ change }) => change === 'better').map(({ id }) => id),
  ]);
  const rows = still
    .filter(({ scenario }) => helped.has(scenario))
    .map(({ scenario, service, after }) => ({
      mark: rich(name(scenario)),
      name: service,
      tail: `still ${reasonText(after!)}`,
    }));
  return listSection(page, 'Not saved: down before and after', rows);
}

function weakenedSection(page: DiffPage): readonly string[] {
  const { weakened } = page.document;
  if (weakened.length === 0) return [];
  const shown = weakened.length <= page.rows + 1 ? weakened : weakened.slice(0, page.rows);
  const left = weakened.length - shown.length;
  const heading = 'Weakened: a result that is better through these alone is no better';
  return [
    ...lines(page, [], rich(heading)),
    ...shown.flatMap(({ on, text, before, after }) => [
      ...lines(page, rich('  '), rich(`${name(on.id)}: ${printable(text)}`), rich('    ')),
      ...lines(page, rich('      '), rich(dim(placesText(before, after)))),
    ]),
    ...(left > 0 ? [`  ${count(left)} more (--all)`] : []),
  ];
}

/** Both places, the one to look at first. */
function placesText(before: Place | null, after: Place | null): string {
  if (after === null) return `was ${placeText(before!)}`;
  return before === null ? `${placeText(after)}, new` : `${placeText(after)}, was ${placeText(before)}`;
}

export function placeText({ file, line, column }: Place): string {
  return `${name(file)}:${line}:${column}`;
}

/** What is on one side only, and what has another name. */
function idSection(page: DiffPage): readonly string[] {
  const { renames, services, runs } = page.document;
  const limit = page.rows === Infinity ? Infinity : 8;
  const list = (label: string, ids: readonly string[]) =>
    ids.length === 0
      ? []
      : lines(page, rich(`${label}: `), rich(`${enumeration(ids.map(name), limit)}.`), rich('  '));
  return [
    ...list(
      'Renamed',
      renames.map(({ before, after }) => `${before} -> ${after}`),
    ),
    ...list(
      'New services',
      services.added.map(({ id }) => id),
    ),
    ...list(
      'Services gone',
      services.removed.map(({ id }) => id),
    ),
    ...list(
      'Only after',
      runs.added.map(({ id }) => id),
    ),
    ...list(
      'Only before',
      runs.removed.map(({ id }) => id),
    ),
  ];
}

function closingLines(page: DiffPage): readonly string[] {
  const { document, options } = page;
  const style: keyof Style | undefined = document.verdict === 'fail' ? 'down' : undefined;
  const word: Rich = [{ text: diffClosing(document), style }];
  const notes = options.notes.flatMap((note) => lines(page, [], rich(name(note)), rich('  ')));
  return [
    ...notes,
    ...lines(page, [], [...word, { text: ` (exit ${options.exit}). ${comparedText(document)}` }]),
  ];
}
