import type { ScenarioResult, ServiceResult } from '../../results/document.js';
import { escapeXml } from '../escape/xml.js';
import { count, percent } from '../text/figures.js';
import type { Page } from '../text/page.js';
import { comeback, runFacts } from '../text/run-facts.js';
import { groupsOf } from '../text/told.js';

/** A row a run, worst first, with a bar; runs that are alike in one row. */
export function* runsTable(page: Page, most: number): Generator<string> {
  const groups = groupsOf(page);
  yield '<h2>Runs</h2>\n<div class="scroll"><table>\n<caption>Worst first</caption>\n';
  yield headRow(['Lost', ...users(page, 'Users'), 'Run', 'Down', 'In part', 'Degraded', ''], NUMBERS);
  for (const { first, others } of groups.slice(0, most)) {
    const { states } = first;
    const alike = others === 0 ? '' : ` and ${count(others)} alike`;
    yield `<tr>${number(percent(first.blastRadius))}${users(page, number(count(first.lostUsers))).join('')}`;
    yield `<th scope="row"><code>${escapeXml(first.id)}</code>${alike}</th>`;
    yield `${number(count(states.down))}${number(count(states.partial))}${number(count(states.degraded))}<td>${bar(first.blastRadius)}</td></tr>\n`;
  }
  yield '</tbody></table></div>\n';
  if (groups.length > most) yield `<p>${count(groups.length - most)} more (--all)</p>\n`;
}

export function* sectorTable(page: Page, run: ScenarioResult): Generator<string> {
  const sectors = Object.entries(run.sectors);
  if (sectors.length < 2) return;
  yield '<h3>Sectors</h3>\n<div class="scroll"><table>\n<caption>Loss in the worst moment, services by their worst state</caption>\n';
  yield headRow(
    ['Lost', ...users(page, 'Users lost'), 'Sector', 'Down', 'In part', 'Degraded', 'Up', ''],
    NUMBERS,
  );
  for (const [id, result] of sectors.sort(([, a], [, b]) => b.lostUsers - a.lostUsers)) {
    const share = result.users > 0 ? percent(result.blastRadius) : '-';
    yield `<tr>${number(share)}${users(page, number(`${count(result.lostUsers)} of ${count(result.users)}`)).join('')}`;
    yield `<th scope="row">${id === '' ? 'no sector' : escapeXml(id)}</th>`;
    yield `${[result.down, result.partial, result.degraded, result.up].map((value) => number(count(value))).join('')}<td>${result.users > 0 ? bar(result.blastRadius) : ''}</td></tr>\n`;
  }
  yield '</tbody></table></div>\n';
}

/** The picture as a table: each service that is not up, with its nearest cause, in the file's order. */
export function* servicesTable(page: Page, run: ScenarioResult, most: number): Generator<string> {
  const bad = run.services.filter(({ state }) => state !== 'up');
  const facts = runFacts(run);
  const isOwned = bad.some(({ owner }) => owner !== null);
  yield '<h3>Services that are not up</h3>\n<div class="scroll"><table>\n<caption>Worst state on the way; users lost in the worst moment</caption>\n';
  yield headRow(
    [
      'State',
      'Service',
      ...users(page, 'Users lost'),
      'Under',
      'Placements left',
      ...(isOwned ? ['Owner'] : []),
    ],
    NUMBERS,
  );
  for (const service of bad.slice(0, most)) yield serviceRow(page, service, facts.lostThen(service), isOwned);
  yield '</tbody></table></div>\n';
  if (bad.length > most) yield `<p>${count(bad.length - most)} more (--all)</p>\n`;
}

function serviceRow(page: Page, service: ServiceResult, lost: number, isOwned: boolean): string {
  const { id, title, state, redundancy, owner, under } = service;
  const back = comeback(service, percent);
  const name = title === null ? '' : ` ${escapeXml(title)}`;
  const share = state === 'partial' ? `, ${percent(service.lost)} lost` : '';
  const cells = [
    `<td><span class="state ${state}">${state}</span>${escapeXml(share)}${back === '' ? '' : `, ${escapeXml(back)}`}</td>`,
    `<th scope="row"><code>${escapeXml(id)}</code>${name}</th>`,
    ...users(page, number(service.users === 0 ? '-' : count(service.users * lost))),
    `<td>${under === null ? '' : `<code>${escapeXml(under.id)}</code>`}</td>`,
    number(`${count(redundancy.working)} of ${count(redundancy.of)}`),
    ...(isOwned ? [`<td>${escapeXml(owner ?? '')}</td>`] : []),
  ];
  return `<tr>${cells.join('')}</tr>\n`;
}

const NUMBERS = new Set([
  'Lost',
  'Users',
  'Users lost',
  'Down',
  'In part',
  'Degraded',
  'Up',
  'Placements left',
]);

function headRow(titles: readonly string[], numbers: ReadonlySet<string>): string {
  const cells = titles.map((title) =>
    title === ''
      ? '<td></td>'
      : `<th scope="col"${numbers.has(title) ? ' class="number"' : ''}>${title}</th>`,
  );
  return `<thead><tr>${cells.join('')}</tr></thead>\n<tbody>\n`;
}

/** A column that is there where the file says users. */
function users(page: Page, cell: string): readonly string[] {
  return page.unit === 'users' ? [cell] : [];
}

function number(text: string): string {
  return `<td class="number">${escapeXml(text)}</td>`;
}

function bar(fraction: number): string {
  return `<meter min="0" max="1" value="${fraction}">${escapeXml(percent(fraction))}</meter>`;
}
