import type { Violation } from '../../results/document.js';
import { becauseLines } from './because.js';
import { count, percent, plural } from './figures.js';
import { linesWithPlace } from './finding.js';
import { lines, name, nameColumn, type Page, padded } from './page.js';
import { type Rich, rich } from './rich.js';

/** What is known of the violations: `found` fail, the others are accepted. */
const LABELS = { found: '  found:   ', waived: '  waived:  ', known: '  known:   ' } as const;
const BLANK = ' '.repeat(LABELS.found.length);

type Kind = keyof typeof LABELS;

interface Finding {
  readonly violation: Violation;
  /** Runs of the same scenario with the same finding. */
  readonly alike: number;
}

/** What was found, in the document's order; the same finding in other runs of a scenario shares its line. */
export function violationLines(page: Page, violations: readonly Violation[], kind: Kind): readonly string[] {
  const findings = page.options.all
    ? violations.map((violation) => ({ violation, alike: 0 }))
    : findingsOf(page, violations);
  const shown = findings.length <= page.rows + 1 ? findings : findings.slice(0, page.rows);
  const services = nameColumn(shown.map(({ violation }) => violation.service ?? ''));
  const rows = shown.flatMap((finding, index) => [
    ...findingLines(page, finding, index === 0 ? LABELS[kind] : BLANK, services),
    ...(kind === 'found' ? becauseAndFix(page, finding.violation) : []),
    // One waiver for several findings in a row is told once.
    ...(waiverAt(finding) === waiverAt(shown[index + 1]) ? [] : waiverLines(page, finding.violation)),
  ]);
  const left = findings.slice(shown.length).reduce((sum, finding) => sum + 1 + finding.alike, 0);
  return left === 0 ? rows : [...rows, `${BLANK}${count(left)} more (--all)`];
}

function waiverAt(finding: Finding | undefined): string | null {
  const at = finding?.violation.waiver?.at;
  return at === undefined ? null : `${at.file}:${at.line}:${at.column}`;
}

function becauseAndFix(page: Page, violation: Violation): readonly string[] {
  const { found, fixes = [], baseline } = violation;
  const indent = BLANK + ' '.repeat(String(found).length + 2);
  const known = baseline === 'worse' ? lines(page, rich(BLANK), rich('worse than in the baseline')) : [];
  return [
    ...(violation.service === null ? [] : becauseLines(page, violation, indent)),
    ...known,
    ...fixes.flatMap((fix) => lines(page, rich(`${BLANK}fix   `), rich(name(fix)))),
  ];
}

/** `until 2027-03-31 for SHOP-11 by ml, 143 days left`; one that is over is a part of the finding. */
function waiverLines(page: Page, { waiver, fixes = [] }: Violation): readonly string[] {
  if (waiver === undefined) return [];
  const { until, days, at } = waiver;
  const [reason, owner] = [name(waiver.reason), name(waiver.owner)];
  if (waiver.status !== 'expired') {
    const left = days === 0 ? 'the last day' : `${plural(days, 'day')} left`;
    return lines(page, rich(BLANK), rich(`until ${until} for ${reason} by ${owner}, ${left}`));
  }
  const ended = `waiver ended ${until} (${reason}, ${owner}), ${plural(-days, 'day')} ago`;
  const renew = fixes.length > 0 ? 'or renew the waiver' : 'mend what it accepted, or renew it';
  return [
    ...linesWithPlace(page, rich(BLANK), rich(ended), at),
    ...lines(page, rich(`${BLANK}fix   `), rich(renew)),
  ];
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
      violation.waiver?.at ?? null,
      violation.fixes ?? null,
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
  return linesWithPlace(page, rich(label, ...start), body, violation.at);
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
