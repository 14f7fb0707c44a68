import type { Place } from '../../diagnostics/types.js';
import type { Cause, EvidenceCounts, ScenarioResult, ServiceResult } from '../../results/document.js';
import { count, enumeration, largest, percent, plural } from './figures.js';
import { lines, name, type Page } from './page.js';
import { dim, rich } from './rich.js';

type NotDeclared = EvidenceCounts['notDeclared'][number];

/** What of the result rests on what nobody declared; absent where nothing does. */
export function howSureLines(page: Page, scenario: ScenarioResult): readonly string[] {
  const entries = restsOn(page, scenario);
  if (entries.length === 0) return [];
  const shown = entries.length <= page.rows + 1 ? entries : entries.slice(0, page.rows);
  const width = largest(shown.map((entry) => entry.evidence.length));
  const rows = shown.flatMap((entry) => [
    ...lines(page, rich('   ', dim(entry.evidence.padEnd(width)), '  '), rich(sentence(page, entry))),
    ...withoutLines(page, scenario, entry, ' '.repeat(width + 5)),
  ]);
  const left = entries.length - shown.length;
  return [...countLines(page), ...rows, ...(left > 0 ? [`   ${count(left)} more (--all)`] : [])];
}

/** `without it: 9%, not 64%`, where the figure rests on it. */
function withoutLines(
  page: Page,
  scenario: ScenarioResult,
  entry: NotDeclared,
  indent: string,
): readonly string[] {
  const without = withoutIt(scenario, entry);
  if (without === undefined) return [];
  const [figure, now] = [percent(without.blastRadius), percent(scenario.blastRadius)];
  const text =
    figure === now
      ? `${count(without.lostUsers)} ${page.unit}, not ${count(scenario.lostUsers)}`
      : `${figure}, not ${now}`;
  return lines(page, rich(indent), rich(`without it: ${text}`));
}

/** What the run costs without the entry, where that was tried and is another figure. */
function withoutIt({ id, lostUsers }: ScenarioResult, { without = [] }: NotDeclared) {
  return without.find((one) => one.scenario === id && one.lostUsers !== lostUsers);
}

/** How the topology's entries are known: `11 dependencies and 18 placements; 27 declared, 1 assumed, 1 hindsight`. */
export function countLines(page: Page): readonly string[] {
  const { dependencies, placements, byEvidence } = page.document.topology.evidence;
  const what = `${plural(dependencies, 'dependency', 'dependencies')} and ${plural(placements, 'placement')}`;
  const kinds = (['declared', 'observed', 'assumed', 'hindsight'] as const).filter(
    (kind) => byEvidence[kind] > 0,
  );
  const known = kinds.map((kind) => `${count(byEvidence[kind])} ${kind}`).join(', ');
  const all = kinds.length === 1 ? `, all ${kinds[0]}` : `; ${known}`;
  return lines(page, rich('How sure: '), rich(`${what}${kinds.length === 0 ? '' : all}`), rich('   '));
}

/** Entries that are a stated cause of something that is not up, or without which the run costs something else. Linear in entries and causes. */
export function restsOn(page: Page, scenario: ScenarioResult): readonly NotDeclared[] {
  const { notDeclared } = page.document.topology.evidence;
  const asked = new Set(notDeclared.map((entry) => entry.service));
  const causes = new Map<string, ReadonlySet<string>>();
  for (const service of scenario.services)
    if (asked.has(service.id)) causes.set(service.id, causeKeys(service));
  return notDeclared.filter((entry) => {
    const { service, kind, on, evidence } = entry;
    const keys = causes.get(service);
    if (withoutIt(scenario, entry) !== undefined) return true;
    return on.some(
      (id) => keys?.has(keyOf(VIA[kind], id, evidence)) || keys?.has(keyOf(VIA[kind], id, undefined)),
    );
  });
}

const VIA = { dependency: 'dependsOn', placement: 'in', stack: 'stack', activation: 'activation' } as const;

/** A cause without evidence may be any entry of its kind that names the same. */
function causeKeys(service: ServiceResult): ReadonlySet<string> {
  const causes = [...service.causes, ...service.placements.flatMap((placement) => placement.causes)];
  return new Set(causes.map((cause) => keyOf(cause.via, cause.id, cause.evidence)));
}

function keyOf(via: Cause['via'], id: string, evidence: string | undefined): string {
  return `${via} ${evidence ?? ''} ${id}`;
}

function sentence(page: Page, entry: NotDeclared): string {
  const what = enumeration(entry.on.map(name), page.options.all ? Infinity : 3);
  return `${subjectAndVerb(entry)} ${what}, ${placeText(page, entry.at)}`;
}

function subjectAndVerb(entry: NotDeclared): string {
  const service = name(entry.service);
  switch (entry.kind) {
    case 'dependency':
      return `${service} needs`;
    case 'placement':
      return `${service} is placed in`;
    case 'stack':
      return `${service} runs`;
    case 'activation':
      return `${service}'s standby needs`;
  }
}

/** `line 13`, or with the file where it is another than the first. */
function placeText(page: Page, at: Place): string {
  return at.file === page.document.topology.file ? `line ${at.line}` : `${name(at.file)}:${at.line}`;
}
