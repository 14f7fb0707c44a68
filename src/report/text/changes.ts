import type { ChangeResult, ScenarioResult } from '../../results/document.js';
import { count, largest, percent, plural } from './figures.js';
import { lines, name, type Page } from './page.js';
import { rich } from './rich.js';

const SHOWN = 3;

/** `64% -> 9%   core-ledger: a standby that needs nothing in azure/centralus`; absent where no single edit would have saved anything. */
export function changeLines(page: Page, scenario: ScenarioResult): readonly string[] {
  const { changes = [], changesNotTried = 0 } = scenario;
  if (changes.length === 0 && changesNotTried === 0) return [];
  const shown = changes.slice(0, page.options.all ? Infinity : SHOWN);
  return [
    ...lines(page, [], rich('One change that would have saved most, each tried')),
    ...changeRows(page, scenario, shown),
    ...notTriedLine(page, changesNotTried),
  ];
}

/** A row each: the blast radius before and after, the service, the edit. */
export function changeRows(
  page: Page,
  before: Pick<ScenarioResult, 'blastRadius' | 'lostUsers'>,
  changes: readonly ChangeResult[],
): readonly string[] {
  const figures = changes.map((change) => figure(before, change));
  const width = largest(figures.map(({ length }) => length));
  return changes.flatMap(({ service, text }, index) =>
    lines(page, rich(`   ${figures[index]!.padEnd(width)}  `), rich(`${name(service)}: ${name(text)}`)),
  );
}

/** Users where whole percents would not show the difference. */
function figure(before: Pick<ScenarioResult, 'blastRadius' | 'lostUsers'>, after: ChangeResult): string {
  const [from, to] = [percent(before.blastRadius), percent(after.blastRadius)];
  return from === to ? `${count(before.lostUsers)} -> ${count(after.lostUsers)}` : `${from} -> ${to}`;
}

/** What was cut off is said. */
export function notTriedLine(page: Page, notTried: number): readonly string[] {
  if (notTried === 0) return [];
  const where = plural(notTried, 'more service', 'more services');
  return lines(page, rich('   '), rich(`at ${where} nothing was tried: each try runs the topology again`));
}
