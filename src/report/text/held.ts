import type { ScenarioResult, ServiceResult } from '../../results/document.js';
import { count, largest, plural } from './figures.js';
import { heldReason, isTouched } from './held-reason.js';
import { lines, name, nameColumn, type Page, padded, type State } from './page.js';
import { dim, type Rich, rich, widthOf } from './rich.js';
import type { RunFacts } from './run-facts.js';

/** What is not down: services that felt it, with what carries them; the untouched are counted. */
export function heldLines(page: Page, facts: RunFacts): readonly string[] {
  const { scenario } = facts;
  const kept = (service: ServiceResult) => service.users * (1 - facts.lostThen(service));
  const touched = scenario.services.filter((service) => service.state !== 'down' && isTouched(service));
  const listed = touched.sort((a, b) => RANK[b.state] - RANK[a.state] || kept(b) - kept(a));
  const shown = listed.length <= page.rows + 1 ? listed : listed.slice(0, page.rows);
  const hidden = listed.slice(shown.length);
  const untouched = scenario.services.filter((service) => service.state === 'up' && !isTouched(service));
  const rest = [
    ...(hidden.length > 0
      ? [{ users: sum(hidden, kept), text: `${count(hidden.length)} more (--all)` }]
      : []),
    ...(untouched.length > 0 && listed.length > 0
      ? [{ users: sum(untouched, kept), text: `${count(untouched.length)} more, untouched` }]
      : []),
  ];
  const figures = [
    ...shown.map((service) => usersCell(service.users, kept(service))),
    ...rest.map(({ users }) => usersCell(users, users)),
  ];
  const column = page.unit === 'users' ? 1 + largest(figures.map((text) => text.length)) : 0;
  const cell = (index: number) => (page.unit === 'users' ? `${figures[index]!.padStart(column)}  ` : '  ');
  return [
    ...lines(page, [], rich(heading(page, scenario, listed.length === 0)), rich('  ')),
    ...rows(page, facts, shown, cell),
    ...rest.flatMap(({ text }, index) => lines(page, rich(cell(shown.length + index)), rich(text))),
  ];
}

const RANK: Readonly<Record<State, number>> = { up: 0, degraded: 1, partial: 2, down: 3 };

function heading(page: Page, { states }: ScenarioResult, allUntouched: boolean): string {
  const held = states.up + states.degraded;
  const services = plural(page.document.topology.services, 'service');
  if (held === 0 && states.partial === 0) return `Held: none of ${services}`;
  const untouched = allUntouched && held > 0 ? ', untouched' : '';
  const part = states.partial === 0 ? '' : `${untouched}, and a part of ${count(states.partial)} more`;
  return `Held: ${count(held)} of ${services}${part === '' ? untouched : part}`;
}

function rows(
  page: Page,
  facts: RunFacts,
  shown: readonly ServiceResult[],
  cell: (index: number) => string,
): readonly string[] {
  if (shown.length === 0) return [];
  const words = largest(shown.map((service) => service.state.length));
  const reasons = shown.map((service) => heldReason(page, facts, service));
  const used = widthOf(cell(0)) + words + 4;
  const { names, column } = nameCells(shown, reasons, page.width - used);
  return shown.flatMap((service, index) => {
    const start = rich(cell(index), ...stateWord(page, service.state, words + 2));
    const [label, reason] = [names[index]!, reasons[index]!];
    const isColumn = widthOf(label) <= column && used + column + 22 <= page.width;
    if (!isColumn) return lines(page, start, rich(`${label}  `, dim(reason)));
    return lines(page, rich(...start, `${padded(label, column)}  `), rich(dim(reason)));
  });
}

/** Mark and word; what is up is green on its mark alone. */
function stateWord(page: Page, state: State, width: number): Rich {
  const mark = page.glyphs.marks[state];
  const blanks = ' '.repeat(width - state.length);
  if (state === 'up') return rich({ text: mark, style: state }, ` ${state}${blanks}`);
  return rich({ text: `${mark} ${state}`, style: state }, blanks);
}

/** Ids, with titles where every row then still fits into `room` cells. */
function nameCells(
  shown: readonly ServiceResult[],
  reasons: readonly string[],
  room: number,
): { readonly names: readonly string[]; readonly column: number } {
  const titled = shown.map(labelOf);
  const column = largest(titled.map(widthOf));
  if (column <= 40 && column + 2 + largest(reasons.map(widthOf)) <= room) return { names: titled, column };
  const ids = shown.map((service) => service.id);
  return { names: ids.map(name), column: nameColumn(ids) };
}

function labelOf(service: ServiceResult): string {
  return service.title === null ? name(service.id) : `${name(service.id)} ${name(service.title)}`;
}

function usersCell(users: number, kept: number): string {
  return users === 0 ? '-' : count(kept);
}

function sum(services: readonly ServiceResult[], kept: (service: ServiceResult) => number): number {
  return services.reduce((total, service) => total + kept(service), 0);
}
