import { printable } from '../diagnostics/printable.js';
import type { Host } from '../host/types.js';
import { analyze } from '../run/analyze.js';
import { type BaselineOutcome, pruneBaseline, writeBaseline } from '../run/baseline.js';
import type { AnalyzeOutcome } from '../run/types.js';
import { asTyped } from './as-typed.js';
import { baselineLines } from './baseline-lines.js';
import { CommandError } from './command-error.js';
import type { BaselineAction, BaselineFlags } from './commands/baseline.js';
import { emit } from './emit.js';
import type { Exit } from './exit-code.js';
import { refuseInput } from './refuse-input.js';
import { countProblems, sayProblems } from './say-problems.js';
import { writeOutput } from './write-output.js';

/** Analyses, then writes, prunes or shows the baseline. Violations are what it is about: they do not fail here. */
export async function runBaseline(
  action: BaselineAction,
  file: string,
  flags: BaselineFlags,
  host: Host,
): Promise<Exit> {
  const { baseline, policy, today, maxWork } = flags;
  if (action === 'prune' && baseline === '-') {
    throw new CommandError('prune writes the baseline it read, so it needs its file', null, 'baseline');
  }
  const options = {
    ...(policy && { policies: policy }),
    ...(today !== undefined && { today }),
    ...(maxWork !== undefined && { maxWork }),
    baseline,
  };
  if (action === 'show') {
    const outcome = await analyze(file, options, host);
    const exit = await sayOutcome(file, outcome, flags, host);
    if (outcome.document !== null) await emit(host.stdout, baselineLines(outcome.document));
    return exit;
  }
  const update = action === 'write' ? writeBaseline : pruneBaseline;
  const updated = await update(file, options, host);
  const exit = await sayOutcome(file, updated.outcome, flags, host);
  if (updated.text === null) return exit;
  if (baseline === '-') await emit(host.stdout, updated.text);
  else {
    await refuseInput(baseline, [file, ...(policy ?? [])], host);
    await writeOutput(host, baseline, updated.text);
    await emit(host.stdout, [`${printable(baseline)}: ${countText(action, updated)}\n`]);
  }
  return exit;
}

async function sayOutcome(
  file: string,
  outcome: AnalyzeOutcome,
  { color }: BaselineFlags,
  host: Host,
): Promise<Exit> {
  const exit = outcome.exit === 1 ? 0 : outcome.exit;
  const typed = { ...outcome, sources: asTyped(file, outcome.sources) };
  await sayProblems(host, color, typed, lastWords(typed, exit));
  return exit;
}

function lastWords(
  { document, diagnostics, sources, notes, findings }: AnalyzeOutcome,
  exit: Exit,
): readonly string[] {
  if (document !== null) return exit === 3 ? [...notes, ...findings] : notes;
  const isError = diagnostics.some(({ severity }) => severity === 'error');
  const why = isError ? `${countProblems(diagnostics, sources)}; nothing` : 'Nothing';
  return [...notes, `${why} was analysed (exit ${exit}).`];
}

function countText(action: BaselineAction, { entries, removed }: BaselineOutcome): string {
  const count = `${entries} ${entries === 1 ? 'entry' : 'entries'}`;
  return action === 'write' ? count : `${count} left, ${removed} taken out`;
}
