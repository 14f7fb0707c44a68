import { count, plural } from './figures.js';
import { verb } from './outcome.js';
import { name, type Page } from './page.js';
import { rich, type Span } from './rich.js';

/** null: nothing was required, so nothing can fail. */
export type Verdict = 'pass' | 'fail' | 'empty' | null;

export function verdictOf(page: Page): Verdict {
  const { policies, expectations, verdict } = page.document;
  const { exit, notes } = page.options;
  const failed =
    policies.some((policy) => policy.verdict === 'fail') || expectations.some((one) => !one.holds);
  if (failed || exit === 1) return 'fail';
  if (exit === 3 || policies.some((policy) => policy.verdict === 'empty'))
    return verdict === 'fail' && exit === 0 ? 'fail' : 'empty';
  return policies.length + expectations.length + notes.length === 0 ? null : 'pass';
}

/** `FAIL`, `PASS`, `NOTHING CHECKED`: the word in its colour. */
export function verdictWord(verdict: Exclude<Verdict, null>): Span {
  if (verdict === 'pass') return { text: 'PASS', style: 'up' };
  if (verdict === 'fail') return { text: 'FAIL', style: 'down' };
  return { text: 'NOT CHECKED', style: 'degraded' };
}

/** `FAIL: 2 of 3 policies are violated, 1 of 4 expectations fails.`; null where nothing was required. */
export function verdictLine(page: Page): readonly Span[] | null {
  const verdict = verdictOf(page);
  if (verdict === null) return null;
  const sentence = verdict === 'pass' ? holding(page) : violated(page);
  return rich(verdictWord(verdict), `: ${sentence}.`);
}

function holding(page: Page): string {
  const { policies, expectations } = page.document;
  const parts = [
    counted(policies.length, 'policy', 'policies'),
    counted(expectations.length, 'expectation', 'expectations'),
  ];
  const required = parts.filter((part) => part !== '');
  if (required.length === 0) return 'the state that was asked not to be reached is not reached';
  return `${required.join(' and ')} ${verb(policies.length + expectations.length, 'holds', 'hold')}`;
}

function violated(page: Page): string {
  const { policies, expectations } = page.document;
  const violations = policies.filter((policy) => policy.verdict === 'fail').length;
  const empty = policies.filter((policy) => policy.verdict === 'empty').length;
  const failing = expectations.filter((expectation) => !expectation.holds).length;
  const parts: string[] = [];
  if (violations > 0) {
    const of = plural(policies.length, 'policy', 'policies');
    parts.push(`${count(violations)} of ${of} ${verb(violations, 'is', 'are')} violated`);
  }
  if (failing > 0) {
    const of = plural(expectations.length, 'expectation');
    parts.push(`${count(failing)} of ${of} ${verb(failing, 'fails', 'fail')}`);
  }
  if (parts.length === 0) parts.push(...firstNote(page));
  if (empty > 0) parts.push(`${plural(empty, 'policy', 'policies')} checked nothing`);
  return parts.length > 0 ? parts.join(', ') : 'what was asked for was not evaluated';
}

/** What else makes the verdict, where no policy and no expectation does. */
function firstNote(page: Page): readonly string[] {
  const [first, ...others] = ownNotes(page);
  if (first === undefined) return [];
  return [name(first).replace(/\.$/, '') + (others.length > 0 ? `, and ${count(others.length)} more` : '')];
}

/** Sentences of the command, without those about policies that checked nothing: each has a section of its own. */
export function ownNotes(page: Page): readonly string[] {
  const empty = page.document.policies.filter((policy) => policy.verdict === 'empty');
  return page.options.notes.filter(
    (note) => !empty.some((policy) => note.startsWith(`Policy ${policy.id} `)),
  );
}

function counted(number: number, one: string, many: string): string {
  return number === 0 ? '' : plural(number, one, many);
}
