import type { Host } from '../host/types.js';
import { REPORTERS } from '../report/registry.js';
import type { ReportOptions } from '../report/reporter.js';
import { analyze } from '../run/analyze.js';
import type { AnalyzeOutcome } from '../run/types.js';
import { NEXT_COMMANDS } from './command-names.js';
import { type AnalyzeFlags, analyzeOptions } from './commands/analyze.js';
import { emit } from './emit.js';
import { type Exit, reportOnly } from './exit-code.js';
import { refuseInput } from './refuse-input.js';
import { countProblems, sayProblems } from './say-problems.js';
import { reportStyle } from './styles.js';
import { useColor, useUnicode, widthOf } from './terminal.js';
import { writeOutput } from './write-output.js';

/** Analyses, writes the files that were asked for, then standard output; diagnostics go to standard error. */
export async function runAnalyze(file: string, flags: AnalyzeFlags, host: Host): Promise<Exit> {
  const outcome = await analyze(file, analyzeOptions(flags), host);
  const exit = flags.exitZero ? reportOnly(outcome.exit) : outcome.exit;
  await sayProblems(host, flags.color, outcome, lastWords(outcome, exit, flags.format));
  if (outcome.document === null) return exit;
  await report(file, flags, host, { document: outcome.document, exit, notes: outcome.notes });
  return exit;
}

type AnalysisDocument = NonNullable<AnalyzeOutcome['document']>;

interface Finished {
  readonly document: AnalysisDocument;
  readonly exit: Exit;
  readonly notes: readonly string[];
}

async function report(
  file: string,
  flags: AnalyzeFlags,
  host: Host,
  { document, exit, notes }: Finished,
): Promise<void> {
  const inputs = [file, ...(flags.policy ?? []), ...(flags.baseline === undefined ? [] : [flags.baseline])];
  const common = {
    all: flags.all === true,
    exit,
    notes,
    command: { file, commands: NEXT_COMMANDS },
    unicode: useUnicode(host.env),
  };
  for (const { format, path } of flags.output ?? []) {
    await refuseInput(path, inputs, host);
    const options = { ...common, style: reportStyle(false), width: 80 };
    await writeOutput(host, path, await chunksOf(format, document, options));
  }
  if (flags.quiet && flags.format === 'text' && exit === 0) return;
  const style = reportStyle(useColor(flags.color, host.env, host.stdout));
  const options = { ...common, style, width: widthOf(host.env, host.stdout) };
  await emit(host.stdout, await chunksOf(flags.format, document, options));
}

async function chunksOf(
  format: string,
  document: AnalysisDocument,
  options: ReportOptions,
): Promise<Iterable<string>> {
  const reporter = await REPORTERS.get(format)!();
  return reporter(document, options);
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
