import type { ScenarioResult, SectorResult } from '../../results/document.js';
import { markdownCodeInTable, markdownText } from '../escape/markdown.js';
import { count, percent } from '../text/figures.js';
import type { Page } from '../text/page.js';
import type { RunGroup } from '../text/run-groups.js';

/** A row a run, worst first, runs that are alike in one. */
export function* runRows(groups: readonly RunGroup[], page: Page): Generator<string> {
  for (const { first, others } of groups) {
    const name = markdownCodeInTable(first.id) + (others > 0 ? ` and ${count(others)} alike` : '');
    yield `| ${lossText(page, first.blastRadius, first.lostUsers)} | ${name} | ${statesText(first.states)} |\n`;
  }
}

/** A row a sector, worst first. */
export function* sectorRows(page: Page, run: ScenarioResult): Generator<string> {
  const sectors = Object.entries(run.sectors);
  for (const [id, result] of sectors.sort(([, a], [, b]) => b.lostUsers - a.lostUsers)) {
    const loss = result.users > 0 ? lossText(page, result.blastRadius, result.lostUsers) : '-';
    const name = id === '' ? 'no sector' : markdownText(id);
    yield `| ${loss} | ${name} | ${statesText(result)} |\n`;
  }
}

/** `64% -> 9% core-ledger: one more placement, outside azure/centralus` */
export function* changeItems(run: ScenarioResult): Generator<string> {
  for (const { service, text, blastRadius } of run.changes ?? []) {
    const saved = `${percent(run.blastRadius)} → ${percent(blastRadius)}`;
    yield `- **${saved.replaceAll('>', '&gt;').replaceAll('<', '&lt;')}** ${markdownText(`${service}: ${text}`)}\n`;
  }
}

function lossText(page: Page, share: number, users: number): string {
  const bold = `**${markdownText(percent(share))}**`;
  return page.unit === 'users' && users > 0 ? `${bold} ${markdownText(count(users))}` : bold;
}

function statesText({
  down,
  partial,
  degraded,
  up,
}: Pick<SectorResult, 'down' | 'partial' | 'degraded' | 'up'>): string {
  const parts = [
    [down, 'down'],
    [partial, 'in part'],
    [degraded, 'degraded'],
    [up, 'up'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${count(number)} ${word}`)
    .join(', ');
}
