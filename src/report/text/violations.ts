import type { Violation } from '../../results/document.js';
import { becauseLines } from './because.js';
import { count, percent } from './figures.js';
import { linesWithPlace } from './finding.js';
import { lines, name, nameColumn, type Page, padded } from './page.js';
import { type Rich, rich } from './rich.js';

const FOUND = '  found:   ';
const BLANK = ' '.repeat(FOUND.length);

interface Finding {
  readonly violation: Violation;
  /** Runs of the same scenario with the same finding. */
  readonly alike: number;
}

/** What was found, in the document's order; the same finding in other runs of a scenario shares its line. */
export function violationLines(page: Page, violations: readonly Violation[]): readonly string[] {
  const findings = page.options.all
    ? violations.map((violation) => ({ violation, alike: 0 }))
    : findingsOf(page, violations);
  const shown = findings.length <= page.rows + 1 ? findings : findings.slice(0, page.rows);
  const services = nameColumn(shown.map(({ violation }) => violation.service ?? ''));
  const rows = shown.flatMap((finding, index) =>
    findingLines(page, finding, index === 0 ? FOUND : BLANK, services),
  );
  const left = findings.slice(shown.length).reduce((sum, finding) => sum + 1 + finding.alike, 0);
  return left === 0 ? rows : [...rows, `${BLANK}${count(left)} more (--all)`];
}

function findingsOf(page: Page, violations: readonly Violation[]): readonly Finding[] {
  const scenarioOf = new Map(page.document.scenarios.map((run) => [run.id, run.scenario]));
  const findings = new Map<string, { violation: Violation; alike: number }>();
  for (const violation of violations) {
    const scenario = scenarioOf.get(violation.scenario) ?? violation.scenario.replace(/\[.*$/s, '');
    const key = JSON.stringify([
      scenario,
      violation.service,
      violation.found,
      violation.lostUsers ?? null,
      violation.because?.type ?? null,
    ]);
    const known = findings.get(key);
    if (known === undefined) findings.set(key, { violation, alike: 0 });
    else known.alike += 1;
  }
  return [...findings.values()];
}

function findingLines(
  page: Page,
  { violation, alike }: Finding,
  label: string,
  services: number,
): readonly string[] {
  const run = name(violation.scenario) + (alike > 0 ? ` and ${count(alike)} alike` : '');
  if (violation.service === null) {
    const { start, body } = lossFinding(page, violation, run);
    return lines(page, rich(label, ...start), body);
  }
  const { start, body } = stateFinding(violation, run, services);
  const indent = BLANK + ' '.repeat(String(violation.found).length + 2);
  return [
    ...linesWithPlace(page, rich(label, ...start), body, violation.at),
    ...becauseLines(page, violation, indent),
  ];
}

function stateFinding(
  { found, service }: Violation,
  run: string,
  services: number,
): { start: Rich; body: Rich } {
  const text = typeof found === 'number' ? percent(found) : found;
  const state = typeof found === 'number' ? {} : { style: found };
  return { start: rich({ text, ...state }, '  '), body: rich(`${padded(name(service!), services)}  ${run}`) };
}

function lossFinding(
  page: Page,
  { found, lostUsers, users }: Violation,
  run: string,
): { start: Rich; body: Rich } {
  const share = typeof found === 'number' ? percent(found) : found;
  const figures =
    page.unit === 'services' || lostUsers === undefined || users === undefined
      ? ''
      : `${count(lostUsers)} of ${count(users)}  `;
  return { start: rich(`${share.padEnd(4)}  `), body: rich(figures + run) };
}
