import type { ScenarioResult } from '../../results/document.js';
import { bar, barRoom } from './bar.js';
import { count, largest, percent, plural } from './figures.js';
import { lines, name, nameColumn, type Page, padded } from './page.js';
import { dim, rich, type Span, widthOf } from './rich.js';
import type { RunGroup } from './run-groups.js';

/** One line a run or group of runs, worst first, with a bar; and what the users are counted of. */
export function scenarioTable(page: Page, groups: readonly RunGroup[]): readonly string[] {
  const shown = groups.length <= page.rows + 1 ? groups : groups.slice(0, page.rows);
  const figures = shown.map((group) => figuresOf(page, group.first));
  const usersWidth = largest(figures.map((row) => row.users.length));
  const statesWidth = largest(figures.map((row) => row.states.text.length));
  const starts = figures.map((row) => rich(...start(page, row, usersWidth, statesWidth)));
  const names = shown.map(groupName);
  const nameWidth = nameColumn(names);
  const room = barRoom(page, widthOf(starts[0]!) + nameWidth + 2);
  const rows = shown.flatMap((group, index) => {
    const label = name(names[index]!);
    const cells = bar(page, group.first.blastRadius, page.barsInline ? room : 20);
    const inline = page.barsInline && widthOf(label) <= nameWidth;
    const body = inline && cells !== '' ? `${padded(label, nameWidth)}  ${cells}` : label;
    const row = lines(page, starts[index]!, rich(body));
    return page.barsInline ? row : [...row, ...lines(page, rich('        '), rich(cells))];
  });
  return [...rows, ...cut(groups.length - shown.length), ...unitNote(page)];
}

/** One run: its figures and the bar under the sentence. */
export function singleBar(page: Page, run: ScenarioResult): readonly string[] {
  const { users } = page.document.topology;
  const figures =
    page.unit === 'users'
      ? `  ${percent(run.blastRadius).padStart(4)}  ${count(run.lostUsers)} of ${count(users)} users`
      : `  ${percent(run.blastRadius).padStart(4)}  of ${plural(users, 'service')}`;
  const room = page.barsInline ? barRoom(page, widthOf(figures) + 2) : 20;
  const cells = bar(page, run.blastRadius, room);
  const bars = page.barsInline ? [`${figures}  ${cells}`.trimEnd()] : [figures, `        ${cells}`];
  return page.unit === 'users' ? [...bars, ...lines(page, rich('        '), rich(dim(TWICE)))] : bars;
}

const TWICE = 'someone who uses two services counts twice';

interface Figures {
  readonly percent: string;
  readonly users: string;
  readonly states: Span;
}

function figuresOf(page: Page, run: ScenarioResult): Figures {
  return {
    percent: percent(run.blastRadius).padStart(4),
    users: page.unit === 'users' ? `${count(run.lostUsers)} users` : '',
    states: worstState(run),
  };
}

function worstState({ states }: ScenarioResult): Span {
  if (states.down > 0) return { text: `${count(states.down)} down`, style: 'down' };
  if (states.partial > 0) return { text: `${count(states.partial)} in part`, style: 'partial' };
  if (states.degraded > 0) return { text: `${count(states.degraded)} degraded`, style: 'degraded' };
  return { text: 'all up' };
}

function start(page: Page, row: Figures, usersWidth: number, statesWidth: number): (string | Span)[] {
  const users = page.unit === 'users' ? `  ${row.users.padStart(usersWidth)}` : '';
  const gap = ' '.repeat(statesWidth - row.states.text.length);
  return [`  ${row.percent}${users}  `, row.states, `${gap}  `];
}

function groupName({ first, others }: RunGroup): string {
  return others === 0 ? first.id : `${first.id} and ${count(others)} alike`;
}

function cut(left: number): readonly string[] {
  return left === 0 ? [] : [`        ${count(left)} more (--all)`];
}

function unitNote(page: Page): readonly string[] {
  const { users } = page.document.topology;
  if (page.unit === 'services')
    return lines(page, rich('        '), rich(dim(`of ${plural(users, 'service')}`)));
  return lines(page, rich('        '), rich(dim(`of ${count(users)}; ${TWICE}`)));
}
