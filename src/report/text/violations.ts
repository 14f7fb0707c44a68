import type { Violation, WaiverResult } from '../../results/document.js';
import { becauseLines } from './because.js';
import { count, percent, plural } from './figures.js';
import { linesWithPlace, placeOf } from './finding.js';
import { lines, name, nameColumn, type Page, padded } from './page.js';
import { dim, type Rich, rich, widthOf } from './rich.js';

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
    ...(waiverAt(finding) === waiverAt(shown[index + 1]) ? [] : acceptedLines(page, finding.violation)),
  ]);
  const left = findings.slice(shown.length).reduce((sum, finding) => sum + 1 + finding.alike, 0);
  return left === 0 ? rows : [...rows, `${BLANK}${count(left)} more (--all)`];
}

function waiverAt(finding: Finding | undefined): string | null {
  const at = finding?.violation.waiver?.at;
  return at === undefined ? null : `${at.file}:${at.line}:${at.column}`;
}

function becauseAndFix(page: Page, violation: Violation): readonly string[] {
  const { found, baseline, waiver } = violation;
  const indent = BLANK + ' '.repeat(String(found).length + 2);
  return [
    ...(violation.service === null ? [] : becauseLines(page, violation, indent)),
    ...(baseline === 'worse' ? lines(page, rich(BLANK), rich('worse than in the baseline')) : []),
    ...(waiver === undefined ? [] : endedLines(page, waiver)),
    ...fixesOf(page, violation).flatMap((fix) => lines(page, rich(`${BLANK}fix   `), rich(name(fix)))),
  ];
}

/** Best first: one, with `--all` every one. A waiver that is over may be renewed; what it accepted is better mended. */
function fixesOf(page: Page, { fixes: all = [], waiver }: Violation): readonly string[] {
  const fixes = page.options.all ? all : all.slice(0, 1);
  if (waiver === undefined) return fixes;
  if (fixes.length === 0) return ['mend what the waiver accepted, or renew it'];
  return fixes.map((fix, index) => (index === fixes.length - 1 ? `${fix}, or renew the waiver` : fix));
}

function endedLines(page: Page, { until, days, reason, owner, at }: WaiverResult): readonly string[] {
  const ended = `waiver ended ${until} (${name(reason)}, ${name(owner)}), ${plural(-days, 'day')} ago`;
  return linesWithPlace(page, rich(BLANK), rich(ended), at);
}

/** `until 2027-03-31 for SHOP-11 by ml, 143 days left` */
function acceptedLines(page: Page, { waiver }: Violation): readonly string[] {
  if (waiver === undefined || waiver.status === 'expired') return [];
  const { until, days, reason, owner } = waiver;
  const left = days === 0 ? 'the last day' : `${plural(days, 'day')} left`;
  return lines(page, rich(BLANK), rich(`until ${until} for ${name(reason)} by ${name(owner)}, ${left}`));
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
  const { owner } = violation;
  const who = owner === undefined ? [] : rich(dim(`owner ${name(owner)}`));
  const isBeside =
    widthOf([...rich(label), ...start, ...body, ...who]) + widthOf(placeOf(violation.at)) + 4 <= page.width;
  return [
    ...linesWithPlace(
      page,
      rich(label, ...start),
      isBeside && owner !== undefined ? [...body, ...rich('  '), ...who] : body,
      violation.at,
    ),
    ...(isBeside || owner === undefined ? [] : lines(page, rich(indent), who)),
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
