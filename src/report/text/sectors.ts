import type { ScenarioResult, SectorResult, ServiceResult } from '../../results/document.js';
import { bar, barRoom } from './bar.js';
import { count, enumeration, largest, percent } from './figures.js';
import { afterAll } from './outcome.js';
import { lines, name, nameColumn, type Page, padded } from './page.js';
import { paint, rich, widthOf, wrap } from './rich.js';

/** Loss by sector, worst first, then in the file's order. Absent where there is one sector: the headline says it all. */
export function sectorLines(page: Page, scenario: ScenarioResult): readonly string[] {
  const sectors = Object.entries(scenario.sectors).map(([id, result]) => ({ id, result }));
  if (sectors.length < 2) return [];
  const spared = page.options.all ? [] : sectors.filter(({ result }) => result.up === result.services);
  const together = spared.length > 1 ? spared : [];
  const sorted = sectors.filter((sector) => !together.includes(sector)).sort(byLost);
  const shown = sorted.length <= page.rows + 1 ? sorted : sorted.slice(0, page.rows);
  const labels = shown.map(({ id }) => labelOf(id));
  const nameWidth = nameColumn(shown.map(({ id }) => (id === '' ? 'no sector' : id)));
  const users = usersCells(
    page,
    shown.map(({ result }) => result),
  );
  const states = shown.map(({ id, result }) => statesOf(result, membersOf(scenario, id)));
  const rows = shown.flatMap(({ result }, index) => {
    const share = result.users > 0 ? percent(result.blastRadius) : '-';
    const start = `  ${share.padStart(4)}  ${padded(labels[index]!, nameWidth)}  ${users[index]}`;
    if (widthOf(labels[index]!) > nameWidth)
      return lines(
        page,
        rich(`  ${share.padStart(4)}  `),
        rich(`${labels[index]}  ${users[index]}${states[index]}`),
      );
    return row(page, start, states, index, result);
  });
  return [
    'Sectors',
    ...rows,
    ...cut(sorted.slice(shown.length).map(({ result }) => result)),
    ...sparedLines(page, together),
  ];
}

interface Sector {
  readonly id: string;
  readonly result: SectorResult;
}

function byLost(a: Sector, b: Sector): number {
  return b.result.lostUsers - a.result.lostUsers;
}

/** Sectors that nothing happened to share a line. */
function sparedLines(page: Page, sectors: readonly Sector[]): readonly string[] {
  if (sectors.length === 0) return [];
  const names = sectors.map(({ id }) => labelOf(id));
  return lines(page, rich('    0%  '), rich(`${enumeration(names, 6)}: all up`));
}

/** The counts wrap in their own column where a bar stands behind it; where there is no room for that, the bar gives way. */
function row(
  page: Page,
  start: string,
  states: readonly string[],
  index: number,
  result: SectorResult,
): readonly string[] {
  const text = states[index]!;
  const fraction = result.users > 0 ? result.blastRadius : null;
  if (!page.barsInline) return narrowRow(page, start, text, fraction);
  const startWidth = widthOf(start);
  const longest = largest(states.map((state) => state.length));
  const width = Math.min(longest, Math.max(16, page.width - startWidth - 2 - 2 * 9));
  const room = barRoom(page, startWidth + width + 2);
  const wrapped = wrap(rich(start), rich(text), startWidth + width);
  const end = fraction === null || room === 0 ? '' : bar(page, fraction, room);
  return wrapped.map((line, at) => {
    const plain = paint(line, page.options.style);
    return at === 0 && end !== '' ? `${padded(plain, startWidth + width)}  ${end}` : plain;
  });
}

function narrowRow(page: Page, start: string, text: string, fraction: number | null): readonly string[] {
  const counts = wrap(rich('        '), rich(text), page.width).map((line) =>
    paint(line, page.options.style),
  );
  const bars = fraction === null ? [] : [`        ${bar(page, fraction, 20)}`];
  return [start.trimEnd(), ...counts, ...bars];
}

const NO_USERS = 'no users of its own';

function usersCells(page: Page, sectors: readonly SectorResult[]): readonly string[] {
  if (page.unit === 'services') return sectors.map(() => '');
  const lost = sectors.map((sector) => count(sector.lostUsers));
  const all = sectors.map((sector) => count(sector.users));
  const lostWidth = largest(lost.map((text) => text.length));
  const allWidth = largest(all.map((text) => text.length));
  const cells = sectors.map((sector, index) =>
    sector.users === 0
      ? NO_USERS
      : `${lost[index]!.padStart(lostWidth)} of ${all[index]!.padStart(allWidth)}`,
  );
  const width = largest(cells.map((cell) => cell.length));
  return cells.map((cell) => `${padded(cell, width)}  `);
}

/** `3 down, 1 degraded`, `3 down, 2 of them back after 1h`. */
function statesOf(sector: SectorResult, members: readonly ServiceResult[]): string {
  const parts: string[] = [];
  if (sector.down > 0) parts.push(`${count(sector.down)} down`);
  const back = members.filter(comesBack);
  if (back.length > 0)
    parts.push(`${back.length === sector.down ? 'all' : back.length} of them back ${afterAll(back)}`);
  if (sector.partial > 0) parts.push(`${count(sector.partial)} in part`);
  if (sector.degraded > 0) parts.push(`${count(sector.degraded)} degraded`);
  if (sector.up > 0) parts.push(`${count(sector.up)} up`);
  return parts.join(', ');
}

function comesBack(service: ServiceResult): boolean {
  return service.state === 'down' && (service.settled.state === 'up' || service.settled.state === 'degraded');
}

function membersOf(scenario: ScenarioResult, sector: string): readonly ServiceResult[] {
  return scenario.services.filter((service) => (service.sector ?? '') === sector);
}

function labelOf(sector: string): string {
  return sector === '' ? 'no sector' : name(sector);
}

function cut(left: readonly SectorResult[]): readonly string[] {
  if (left.length === 0) return [];
  const lost = left.reduce((sum, sector) => sum + sector.lostUsers, 0);
  return [`        ${count(left.length)} more (--all)${lost > 0 ? `, ${count(lost)} lost` : ''}`];
}
