import type { Host } from '../host/types.js';
import { analyze } from '../run/analyze.js';
import type { AnalyzeOutcome } from '../run/types.js';
import { asTyped } from './as-typed.js';
import { NEXT_COMMANDS } from './command-names.js';
import { type AnalyzeFlags, analyzeOptions } from './commands/analyze.js';
import { type Exit, reportOnly } from './exit-code.js';
import { countProblems, sayProblems } from './say-problems.js';
import { writeReports } from './write-reports.js';

/** Analyses, writes the files that were asked for, then standard output; diagnostics go to standard error. */
export async function runAnalyze(file: string, flags: AnalyzeFlags, host: Host): Promise<Exit> {
  const outcome = await analyze(file, analyzeOptions(flags), host);
  const exit = flags.exitZero ? reportOnly(outcome.exit) : outcome.exit;
  const typed = { ...outcome, sources: asTyped(file, outcome.sources) };
  await sayProblems(host, flags.color, typed, lastWords(typed, exit, flags.format));
  if (outcome.document === null) return exit;
  await writeReports(
    outcome.document,
    {
      all: flags.all === true,
      exit,
      notes: outcome.notes,
      command: { file, commands: NEXT_COMMANDS },
      format: flags.format,
      outputs: flags.output ?? [],
      color: flags.color,
      isQuiet: flags.quiet === true && flags.format === 'text' && exit === 0,
      inputs: [file, ...(flags.policy ?? []), ...(flags.baseline === undefined ? [] : [flags.baseline])],
    },
    host,
  );
  return exit;
}

/** What standard error ends with. The text report says the notes itself; any other format would lose them. */
function lastWords(
  { document, diagnostics, sources, notes, findings }: AnalyzeOutcome,
  exit: Exit,
  format: string,
): readonly string[] {
  if (document !== null) return format === 'text' ? [] : [...notes, ...findings];
  const isError = diagnostics.some(({ severity }) => severity === 'error');
  if (isError)
    return [...notes, `${countProblems(diagnostics, sources)}; nothing was analysed (exit ${exit}).`];
  return [...notes, `Nothing was analysed (exit ${exit}).`];
}
