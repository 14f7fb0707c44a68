import type { ExplanationDocument, ServiceChange } from '../../results/explanation.js';
import { notTriedLine } from '../text/changes.js';
import { count, largest, percent } from '../text/figures.js';
import { lines, name, type Page } from '../text/page.js';
import { rich } from '../text/rich.js';

const SHOWN = 6;

/** The edits that would have saved it: what it would be, what the run would cost, where and what to edit. */
export function changeSection(page: Page, document: ExplanationDocument): readonly string[] {
  const { changes, changesNotTried, scenario, service } = document;
  const row = scenario.services.find(({ id }) => id === service.id)!;
  if (row.state === 'up') return [];
  if (changes.length === 0) {
    return lines(page, [], rich('No single edit of it, or of what it needs, would have saved it.')).concat(
      notTriedLine(page, changesNotTried),
    );
  }
  const shown = page.options.all ? changes : changes.slice(0, SHOWN);
  const states = shown.map((change) => `${fate(row.state, row.lost)} -> ${fate(change.state, change.lost)}`);
  const figures = shown.map(
    ({ blastRadius }) => `${percent(scenario.blastRadius)} -> ${percent(blastRadius)}`,
  );
  const [wide, narrow] = [states, figures].map((list) => largest(list.map(({ length }) => length)));
  const left = changes.length - shown.length;
  return [
    'One change that would have saved it, each tried',
    ...shown.flatMap((change, i) =>
      lines(
        page,
        rich(`   ${states[i]!.padEnd(wide!)}  ${figures[i]!.padEnd(narrow!)}  `),
        rich(`${name(change.service)}: ${name(change.text)}${place(page, change)}`),
      ),
    ),
    ...(left > 0 ? [`   ${count(left)} more (--all)`] : []),
    ...notTriedLine(page, changesNotTried),
  ];
}

function fate(state: string, lost: number): string {
  return state === 'partial' ? `partial ${percent(lost)}` : state;
}

function place(page: Page, { at }: ServiceChange): string {
  return at.file === page.document.topology.file ? `, line ${at.line}` : `, ${name(at.file)}:${at.line}`;
}
