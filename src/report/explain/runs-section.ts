import type { ExplainedRun, ExplanationDocument } from '../../results/explanation.js';
import { count, duration, percent, plural } from '../text/figures.js';
import { lines, name, type Page } from '../text/page.js';
import { type Rich, rich } from '../text/rich.js';

interface Alike {
  readonly first: ExplainedRun;
  readonly others: number;
}

/** How it fares in every run, worst first; runs of one scenario that are alike share a line. Absent where there is only one. */
export function runsSection(page: Page, { runs, service }: ExplanationDocument): readonly string[] {
  if (runs.length === 1) return [];
  const groups = grouped(page, runs);
  const shown = groups.length <= page.rows + 1 ? groups : groups.slice(0, page.rows);
  const hidden = groups.slice(shown.length).reduce((sum, { others }) => sum + 1 + others, 0);
  return [
    ...lines(page, [], rich(`How ${name(service.id)} fares in ${plural(runs.length, 'run')}`)),
    ...shown.flatMap((group) =>
      lines(page, rich('   ', ...stateCells(page, group.first)), rich(runText(group))),
    ),
    ...(hidden > 0 ? [`   ${count(hidden)} more (--all)`] : []),
  ];
}

const WORST = ['down', 'partial', 'degraded', 'up'];

function grouped(page: Page, runs: readonly ExplainedRun[]): readonly Alike[] {
  const groups = new Map<string, { first: ExplainedRun; others: number }>();
  for (const [index, run] of runs.entries()) {
    const { scenario, state, lost, settled, backSeconds } = run;
    const key = page.options.all
      ? String(index)
      : JSON.stringify([scenario, state, lost, settled, backSeconds]);
    const known = groups.get(key);
    if (known) known.others += 1;
    else groups.set(key, { first: run, others: 0 });
  }
  return [...groups.values()].sort(
    (a, b) => WORST.indexOf(a.first.state) - WORST.indexOf(b.first.state) || b.first.lost - a.first.lost,
  );
}

function stateCells({ glyphs }: Page, { state }: ExplainedRun): Rich {
  const blanks = ' '.repeat('degraded'.length - state.length + 2);
  if (state === 'up') return rich({ text: glyphs.marks.up, style: state }, ` ${state}${blanks}`);
  return rich({ text: `${glyphs.marks[state]} ${state}`, style: state }, blanks);
}

function runText({ first, others }: Alike): string {
  const alike = others === 0 ? '' : ` and ${count(others)} alike`;
  const share = first.state === 'partial' ? `  ${percent(first.lost)} lost` : '';
  const back = first.backSeconds === null ? '' : `  better after ${duration(first.backSeconds)}`;
  return `${name(first.id)}${alike}${share}${back}`;
}
