import { count, percent, plural } from './figures.js';
import { nextLines } from './next.js';
import { runsText } from './opening.js';
import { lines, name, type Page } from './page.js';
import { rich } from './rich.js';
import { worstRun } from './run-groups.js';
import { saidNotes, type Verdict, verdictOf, verdictWord } from './verdict.js';

/** The last lines: verdict and exit code, the worst figure unless it stands right above, what was counted, what to type next. */
export function closingLines(page: Page, isShort: boolean): readonly string[] {
  const verdict = verdictOf(page);
  const { exit } = page.options;
  const checked = checkedText(page);
  if (verdict === null) {
    const nothing = `${nothingRequired(page)} (exit ${exit}).`;
    const figures = `${worstText(page)} ${checked}`;
    return [
      ...noteLines(page),
      ...lines(page, [], rich(nothing)),
      ...lines(page, [], rich(figures)),
      ...nextLines(page),
    ];
  }
  const code = rich(verdictWord(verdict), ` (exit ${exit}). ${emptyText(page, verdict)}${checked}`);
  const worst = isShort ? [] : lines(page, [], rich(worstText(page)));
  return [...noteLines(page), ...lines(page, [], code, rich('  ')), ...worst, ...nextLines(page)];
}

/** Why there is no verdict, without the full stop. */
export function nothingRequired(page: Page): string {
  const { document } = page;
  const isOfFile = document.scenarios.some((run) => run.at !== null);
  const why =
    isOfFile && document.checked.policiesLeftOut === undefined
      ? 'the file has no policies'
      : 'no policy was judged';
  return `Nothing required: ${why}, so this cannot fail`;
}

/** What the command has to say besides, and the first line has not said yet. */
function noteLines(page: Page): readonly string[] {
  const notes = page.options.notes.filter((note) => !saidNotes(page).includes(note));
  const shown = notes.length <= page.rows + 1 ? notes : notes.slice(0, page.rows);
  const left = notes.length - shown.length;
  const said = shown.flatMap((note) => lines(page, [], rich(name(note)), rich('  ')));
  return left === 0 ? said : [...said, `${count(left)} more (--all)`];
}

/** `Worst: 64%, central-us-2024.` */
function worstText(page: Page): string {
  const worst = worstRun(page.document.scenarios);
  if (worst.states.down + worst.states.partial === 0) return 'Worst: 0%, nothing is lost.';
  return `Worst: ${percent(worst.blastRadius)}${page.unit === 'services' ? ' of services' : ''}, ${name(worst.id)}.`;
}

/** `Checked 3 policies x 3 scenarios x 5 services as of 2026-11-08.` */
export function checkedText(page: Page): string {
  const { policies, expectations, services } = page.document.checked;
  const required = [
    policies > 0 ? plural(policies, 'policy', 'policies') : '',
    expectations > 0 ? plural(expectations, 'expectation') : '',
  ].filter((part) => part !== '');
  const factors = [required.join(' and '), runsText(page), plural(services, 'service')].filter(
    (part) => part !== '',
  );
  const { asOf } = page.document;
  const today = asOf === undefined ? '' : ` as of ${asOf}`;
  return `Checked ${factors.join(' x ')}${today}.`;
}

/** A policy that checked nothing is no pass, also where another one fails. Where nothing fails, the first line says it. */
function emptyText(page: Page, verdict: Verdict): string {
  const { policies } = page.document;
  const empty = policies.filter((policy) => policy.verdict === 'empty').length;
  if (empty === 0 || verdict !== 'fail') return '';
  return `${plural(empty, 'policy', 'policies')} checked nothing; alone that would be exit 3. `;
}
