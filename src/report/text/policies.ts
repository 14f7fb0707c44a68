import type { PolicyResult, Violation } from '../../results/document.js';
import { isAccepted } from '../../results/is-accepted.js';
import { count, duration, percent, plural } from './figures.js';
import { linesWithPlace } from './finding.js';
import { verb } from './outcome.js';
import { lines, name, nameColumn, type Page, padded, type State } from './page.js';
import { rich, type Span } from './rich.js';
import { violationLines } from './violations.js';

/** Each policy that does not simply hold, with what was found; with `--all` those that hold as a line each. */
export function policySections(page: Page): readonly (readonly string[])[] {
  const { policies } = page.document;
  const failing = policies.filter((policy) => policy.verdict !== 'pass');
  const holding = page.options.all ? policies.filter((policy) => policy.verdict === 'pass') : [];
  const column = nameColumn([...failing, ...holding].map((policy) => policy.id));
  const sections = failing.map((policy) => [
    ...heading(page, policy, column),
    ...(policy.verdict === 'empty' ? emptyLines(page, policy) : foundLines(page, policy)),
  ]);
  if (holding.length > 0) sections.push(holding.flatMap((policy) => heading(page, policy, column)));
  return sections;
}

function heading(page: Page, policy: PolicyResult, column: number): readonly string[] {
  const body = rich(`${padded(name(policy.id), column)}  ${resultOf(policy)}`);
  return linesWithPlace(page, rich(markOf(page, policy), ' '), body, policy.at);
}

function markOf({ glyphs }: Page, { verdict }: PolicyResult): Span {
  if (verdict === 'waived') return { text: '!', style: 'degraded' };
  const state = verdict === 'pass' ? 'up' : 'down';
  return { text: glyphs.marks[state], style: state };
}

/** `2 of 9 checks fail`, `1 of 3 runs fails, waived`, `9 checks hold`, `checked nothing` */
function resultOf(policy: PolicyResult): string {
  if (policy.verdict === 'empty') return 'checked nothing';
  const one = policy.require.maxState === null ? 'run' : 'check';
  if (policy.verdict === 'pass' && policy.nothing !== undefined) return 'checked nothing, which it may';
  if (policy.verdict === 'pass')
    return `${plural(policy.checks, one)} ${verb(policy.checks, 'holds', 'hold')}`;
  const failed = policy.violations.length;
  const found = `${count(failed)} of ${plural(policy.checks, one)} ${verb(failed, 'fails', 'fail')}`;
  return [found, ...standing(policy)].join(', ');
}

/** `waived`, `2 waived`, `3 known`, `waiver over` */
function standing({ violations }: PolicyResult): readonly string[] {
  const { open, waived, known } = parted(violations);
  const parts: string[] = [];
  const say = (list: readonly Violation[], what: string) => {
    if (list.length > 0)
      parts.push(list.length === violations.length ? what : `${count(list.length)} ${what}`);
  };
  say(waived, 'waived');
  say(known, 'known');
  if (open.some(({ waiver }) => waiver?.status === 'expired')) parts.push('waiver over');
  return parts;
}

/** What fails, what a waiver accepts, what only the baseline does. */
function parted(violations: readonly Violation[]) {
  const open = violations.filter((violation) => !isAccepted(violation));
  const accepted = violations.filter(isAccepted);
  const isWaived = ({ waiver }: Violation) => waiver !== undefined && waiver.status !== 'expired';
  return { open, waived: accepted.filter(isWaived), known: accepted.filter((one) => !isWaived(one)) };
}

function foundLines(page: Page, policy: PolicyResult): readonly string[] {
  const { open, waived, known } = parted(policy.violations);
  const allowedLine = open.length === 0 ? [] : lines(page, rich('  allowed: '), rich(allowed(page, policy)));
  return [
    ...allowedLine,
    ...violationLines(page, open, 'found'),
    ...violationLines(page, waived, 'waived'),
    ...violationLines(page, known, 'known'),
  ];
}

/** `degraded or better after 30m; 50% of users` */
function allowed(page: Page, { require }: PolicyResult): string {
  const parts: string[] = [];
  if (require.maxState !== null) parts.push(stateAllowed(require.maxState) + within(require.withinSeconds));
  if (require.maxLost !== null) parts.push(`${percent(require.maxLost)} of ${page.unit} lost`);
  return parts.join('; ');
}

function stateAllowed(state: State): string {
  return state === 'up' ? 'up' : `${state} or better`;
}

function within(seconds: number): string {
  return seconds > 0 ? ` after ${duration(seconds)}` : '';
}

/** A policy that judged nothing is not a pass: why, and where it helps what there is. */
function emptyLines(page: Page, { nothing = '' }: PolicyResult): readonly string[] {
  return [
    ...(nothing === '' ? [] : lines(page, rich('  '), rich(name(nothing)))),
    ...lines(page, rich('  fix      '), rich('name what there is, or say allowEmpty: true')),
  ];
}
