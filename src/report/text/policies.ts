import type { PolicyResult } from '../../results/document.js';
import { count, duration, percent, plural } from './figures.js';
import { linesWithPlace } from './finding.js';
import { verb } from './outcome.js';
import { lines, name, nameColumn, type Page, padded, type State } from './page.js';
import { dim, type Rich, rich } from './rich.js';
import { violationLines } from './violations.js';

/** Each policy that does not hold, with what was found; with `--all` those that hold as a line each. */
export function policySections(page: Page): readonly (readonly string[])[] {
  const { policies } = page.document;
  const failing = policies.filter((policy) => policy.verdict !== 'pass');
  const holding = page.options.all ? policies.filter((policy) => policy.verdict === 'pass') : [];
  const column = nameColumn([...failing, ...holding].map((policy) => policy.id));
  const sections = failing.map((policy) => [
    ...heading(page, policy, column),
    ...(policy.verdict === 'empty' ? emptyLines(page, policy) : failLines(page, policy)),
  ]);
  if (holding.length > 0) sections.push(holding.flatMap((policy) => heading(page, policy, column)));
  return sections;
}

function heading(page: Page, policy: PolicyResult, column: number): readonly string[] {
  const state = policy.verdict === 'pass' ? 'up' : 'down';
  const start = rich({ text: page.glyphs.marks[state], style: state }, ' ');
  return linesWithPlace(
    page,
    start,
    rich(`${padded(name(policy.id), column)}  ${resultOf(policy)}`),
    policy.at,
  );
}

/** `2 of 9 checks fail`, `1 of 3 runs fails`, `9 checks hold`, `checked nothing` */
function resultOf(policy: PolicyResult): string {
  if (policy.verdict === 'empty') return 'checked nothing';
  const one = policy.require.maxState === null ? 'run' : 'check';
  if (policy.verdict === 'pass')
    return `${plural(policy.checks, one)} ${verb(policy.checks, 'holds', 'hold')}`;
  const failed = policy.violations.length;
  return `${count(failed)} of ${plural(policy.checks, one)} ${verb(failed, 'fails', 'fail')}`;
}

function failLines(page: Page, policy: PolicyResult): readonly string[] {
  return [
    ...lines(page, rich('  allowed: '), rich(allowed(page, policy))),
    ...violationLines(page, policy.violations),
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

/** A selector that matches nothing is not a pass: what it asked for, and where it helps what there is. */
function emptyLines(page: Page, policy: PolicyResult): readonly string[] {
  if (policy.services > 0)
    return lines(page, rich('  '), rich('none of the runs that were judged is one of its own'));
  const selector = name(policy.selector);
  return lines(
    page,
    rich('  '),
    rich(`services ${selector} matches no service`, ...sectorHint(page, policy)),
  );
}

function sectorHint(page: Page, policy: PolicyResult): Rich {
  const sectors = Object.keys(page.document.scenarios[0]?.sectors ?? {}).filter((sector) => sector !== '');
  if (!/\bsector\b/.test(policy.selector) || sectors.length === 0 || sectors.length > page.rows) return [];
  return [dim(`; the sectors are: ${sectors.map(name).join(', ')}`)];
}
