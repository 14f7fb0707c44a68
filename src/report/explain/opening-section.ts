import type { ExplanationDocument } from '../../results/explanation.js';
import { count, duration, percent } from '../text/figures.js';
import { fallsWithIt, injectedClause } from '../text/injected.js';
import { lines, name, type Page } from '../text/page.js';
import { dim, rich } from '../text/rich.js';
import { comeback } from '../text/run-facts.js';

/** `core-ledger is down in central-us-2024: azure/centralus fails for 24h20m.`, and what that costs. */
export function openingSection(page: Page, document: ExplanationDocument): readonly string[] {
  const { service, scenario } = document;
  const row = scenario.services.find(({ id }) => id === service.id)!;
  const title = service.title === null ? [] : [' ', dim(name(service.title))];
  const share = row.state === 'partial' ? ` ${percent(row.lost)}` : '';
  const back = comeback(row, percent);
  const state = [{ text: row.state, style: row.state }, share, back === '' ? '' : `, ${back},`];
  const falls = fallsWithIt(page, scenario);
  return [
    ...lines(
      page,
      [],
      rich(
        name(service.id),
        ...title,
        ' is ',
        ...state,
        ` in ${name(scenario.id)}: ${injectedClause(page, scenario)}.`,
      ),
      rich('  '),
    ),
    ...(falls === '' ? [] : lines(page, [], rich(`${falls}.`))),
    ...lines(page, [], rich(costText(page, document, row.users * row.lost))),
  ];
}

function costText(page: Page, { service, scenario }: ExplanationDocument, lost: number): string {
  const all = `${percent(scenario.blastRadius)} of all ${page.unit}`;
  const until = scenario.durationSeconds === null ? '' : ` in ${duration(scenario.durationSeconds)}`;
  if (page.unit === 'services') return `The run costs ${all}${until}.`;
  if (service.users === 0) return `It has no users of its own. The run costs ${all}.`;
  return `It loses ${count(lost)} of its ${count(service.users)} users; the run costs ${all}.`;
}
