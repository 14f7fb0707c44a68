import type { ScenarioResult, SectorResult, ServiceResult } from '../../results/document.js';
import { bar, barRoom } from './bar.js';
import { count, enumeration, largest, percent } from './figures.js';
import { afterAll } from './outcome.js';
import { lines, name, nameColumn, type Page, padded } from './page.js';
import { paint, rich, widthOf, wrap } from './rich.js';

/** Loss by sector, worst first, then in the file's order. Absent where there is one sector: the headline says it all. */
export function sectorLines(page: Page, scenario: ScenarioResult): readonly string[] {
  const sectors = sectorsOf(scenario);
  if (sectors.length < 2) return [];
  const spared = page.options.all ? [] : sectors.filter(isSpared);
  const told = spared.length > 1 ? sectors.filter((sector) => !isSpared(sector)) : sectors;
  const sorted = [...told].sort((a, b) => b.result.lostUsers - a.result.lostUsers);
  const shown = sorted.length <= page.rows + 1 ? sorted : sorted.slice(0, page.rows);
  return [
    'Sectors',
    ...rows(page, shown),
    ...cut(sorted.slice(shown.length)),
    ...(spared.length > 1 ? sparedLines(page, spared) : []),
  ];
}

interface Sector {
  readonly label: string;
  readonly result: SectorResult;
  readonly members: readonly ServiceResult[];
}

function sectorsOf(scenario: ScenarioResult): readonly Sector[] {
  const members = new Map<string, ServiceResult[]>();
  for (const service of scenario.services) {
    const known = members.get(service.sector ?? '');
    if (known === undefined) members.set(service.sector ?? '', [service]);
    else known.push(service);
  }
  return Object.entries(scenario.sectors).map(([id, result]) => ({
    label: id === '' ? 'no sector' : id,
    result,
    members: members.get(id) ?? [],
  }));
}

function isSpared({ result }: Sector): boolean {
  return result.up === result.services;
}

/** Sectors that nothing happened to share a line. */
function sparedLines(page: Page, sectors: readonly Sector[]): readonly string[] {
  const names = sectors.map(({ label }) => name(label));
  return lines(page, rich('    0%  '), rich(`${enumeration(names, 6)}: all up`));
}

function rows(page: Page, sectors: readonly Sector[]): readonly string[] {
  const users = usersCells(page, sectors);
  const states = sectors.map(statesOf);
  const room = page.width - (page.barsInline ? 26 : 8) - largest(users.map((cell) => cell.length));
  const column = nameColumn(
    sectors.map(({ label }) => label),
    room,
  );
  return sectors.flatMap(({ label, result }, index) => {
    const share = `  ${(result.users > 0 ? percent(result.blastRadius) : '-').padStart(4)}  `;
    const text = name(label);
    if (widthOf(text) > column)
      return lines(page, rich(share), rich(`${text}  ${users[index]}${states[index]}`));
    return row(page, `${share}${padded(text, column)}  ${users[index]}`, states, index, result);
  });
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

function usersCells(page: Page, sectors: readonly Sector[]): readonly string[] {
  if (page.unit === 'services') return sectors.map(() => '');
  const lost = sectors.map(({ result }) => count(result.lostUsers));
  const all = sectors.map(({ result }) => count(result.users));
  const lostWidth = largest(lost.map((text) => text.length));
  const allWidth = largest(all.map((text) => text.length));
  const cells = sectors.map(({ result }, index) =>
    result.users === 0
      ? NO_USERS
      : `${lost[index]!.padStart(lostWidth)} of ${all[index]!.padStart(allWidth)}`,
  );
  const width = largest(cells.map((cell) => cell.length));
  return cells.map((cell) => `${padded(cell, width)}  `);
}

/** `3 down, 1 degraded`, `3 down, 2 of them back after 1h`. */
function statesOf({ result, members }: Sector): string {
  const { down, partial, degraded, up } = result;
  const parts: string[] = [];
  if (down > 0) parts.push(`${count(down)} down`);
  const back = members.filter(comesBack);
  if (back.length > 0)
    parts.push(`${back.length === down ? 'all' : count(back.length)} of them back ${afterAll(back)}`);
  if (partial > 0) parts.push(`${count(partial)} in part`);
  if (degraded > 0) parts.push(`${count(degraded)} degraded`);
  if (up > 0) parts.push(`${count(up)} up`);
  return parts.join(', ');
}

function comesBack({ state, settled }: ServiceResult): boolean {
  return state === 'down' && (settled.state === 'up' || settled.state === 'degraded');
}

function cut(left: readonly Sector[]): readonly string[] {
  if (left.length === 0) return [];
  const lost = left.reduce((sum, { result }) => sum + result.lostUsers, 0);
  return [`        ${count(left.length)} more (--all)${lost > 0 ? `, ${count(lost)} lost` : ''}`];
}
