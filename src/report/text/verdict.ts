import { count, plural } from './figures.js';
import { verb } from './outcome.js';
import type { Page } from './page.js';
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
    parts.push(
      `${count(violations)} of ${plural(policies.length, 'policy', 'policies')} ${verb(violations, 'is', 'are')} violated`,
    );
  }
  if (failing > 0)
    parts.push(
      `${count(failing)} of ${plural(expectations.length, 'expectation')} ${verb(failing, 'fails', 'fail')}`,
    );
  if (empty > 0) parts.push(`${plural(empty, 'policy', 'policies')} checked nothing`);
  if (parts.length > 0) return parts.join(', ');
  return page.options.notes.length > 0
    ? page.options.notes.map(withoutStop).join('; ')
    : 'what was asked for was not evaluated';
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

function counted(number: number, one: string, many: string): string {
  return number === 0 ? '' : plural(number, one, many);
}
