import type { PolicyResult, WaiverResult } from '../../results/document.js';
import { count, enumeration, plural } from './figures.js';
import { verb } from './outcome.js';
import { name, type Page } from './page.js';
import { rich, type Span } from './rich.js';

/** null: nothing was required, so nothing can fail. */
export type Verdict = 'pass' | 'fail' | 'empty' | null;

export function verdictOf(page: Page): Verdict {
  const { policies, expectations, verdict } = page.document;
  const { exit, notes } = page.options;
  if (verdict === 'fail' || exit === 1) return 'fail';
  // What was asked for and matched nothing; what reached a state of --fail-on has failed above.
  if (exit === 3 || notes.length > 0 || policies.some((policy) => policy.verdict === 'empty')) return 'empty';
  return policies.length + expectations.length === 0 ? null : 'pass';
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
  const holds = verb(policies.length + expectations.length, 'holds', 'hold');
  return [`${required.join(' and ')} ${holds}`, ...acceptedParts(page)].join(', ');
}

/** `1 with a waiver (search, until 2027-03-31)`, `2 with the baseline`, `1 checked nothing, which it may` */
function acceptedParts({ document }: Page): readonly string[] {
  const empty = document.policies.filter((policy) => policy.nothing !== undefined).length;
  const waived = document.policies.filter((policy) => policy.verdict === 'waived');
  const byWaiver = waived.filter((policy) => waiversOf(policy).length > 0);
  const waivers = byWaiver.flatMap(waiversOf);
  const parts: string[] = [];
  if (byWaiver.length > 0) {
    const services = [
      ...new Set(waivers.map(({ service }) => (service === null ? 'as a whole' : name(service)))),
    ];
    const first = waivers.reduce((a, { until }) => (until < a ? until : a), waivers[0]!.until);
    const a = waivers.length === 1 ? 'a waiver' : 'waivers';
    parts.push(`${count(byWaiver.length)} with ${a} (${enumeration(services, 3)}, until ${first})`);
  }
  const byBaseline = waived.length - byWaiver.length;
  if (byBaseline > 0) parts.push(`${count(byBaseline)} with the baseline`);
  if (empty > 0) parts.push(`${count(empty)} checked nothing, which ${verb(empty, 'it', 'they')} may`);
  return parts;
}

/** The waivers that accept violations of a policy, each once. */
function waiversOf({ violations }: PolicyResult): readonly WaiverResult[] {
  const used = new Map<string, WaiverResult>();
  for (const { waiver } of violations) {
    if (waiver === undefined || waiver.status === 'expired') continue;
    used.set(`${waiver.at.file}:${waiver.at.line}:${waiver.at.column}`, waiver);
  }
  return [...used.values()];
}

function violated(page: Page): string {
  const { policies, expectations, waivers = [], baseline } = page.document;
  const violations = policies.filter((policy) => policy.verdict === 'fail').length;
  const empty = policies.filter((policy) => policy.verdict === 'empty').length;
  const failing = expectations.filter((expectation) => !expectation.holds).length;
  const unused = waivers.filter((waiver) => waiver.status === 'unused').length;
  const stale = baseline === undefined || baseline.allowStale ? 0 : baseline.stale.length;
  const parts: string[] = [];
  if (violations > 0) {
    const of = plural(policies.length, 'policy', 'policies');
    parts.push(`${count(violations)} of ${of} ${verb(violations, 'is', 'are')} violated`);
  }
  if (failing > 0) {
    const of = plural(expectations.length, 'expectation');
    parts.push(`${count(failing)} of ${of} ${verb(failing, 'fails', 'fail')}`);
  }
  if (unused > 0) parts.push(`${plural(unused, 'waiver')} ${verb(unused, 'names', 'name')} no violation`);
  if (stale > 0)
    parts.push(`${plural(stale, 'entry', 'entries')} of the baseline ${verb(stale, 'is', 'are')} stale`);
  if (parts.length === 0) parts.push(...firstNote(page));
  if (empty > 0) parts.push(`${plural(empty, 'policy', 'policies')} checked nothing`);
  return parts.length > 0 ? parts.join(', ') : 'what was asked for was not evaluated';
}

/** What else makes the verdict, where nothing in the document does. */
function firstNote(page: Page): readonly string[] {
  const [first, ...others] = page.options.notes;
  if (first === undefined) return [];
  return [name(first).replace(/\.$/, '') + (others.length > 0 ? `, and ${count(others.length)} more` : '')];
}

/** The notes that the first line has told already. */
export function saidNotes(page: Page): readonly string[] {
  const [first] = page.options.notes;
  if (first === undefined || verdictOf(page) === null) return [];
  return violated(page).startsWith(name(first).replace(/\.$/, '')) ? [first] : [];
}

function counted(number: number, one: string, many: string): string {
  return number === 0 ? '' : plural(number, one, many);
}
