import type { Host } from '../host/types.js';
import { DIFF_REPORTERS } from '../report/diff/registry.js';
import type { ReportOptions } from '../report/reporter.js';
import { diff } from '../run/diff.js';
import type { DiffOutcome } from '../run/diff-types.js';
import { type DiffFlags, diffOptions, type Sides } from './commands/diff.js';
import { emit } from './emit.js';
import { type Exit, reportOnly } from './exit-code.js';
import { refuseInput } from './refuse-input.js';
import { countProblems, sayProblems } from './say-problems.js';
import { reportStyle } from './styles.js';
import { useColor, useUnicode, widthOf } from './terminal.js';
import { writeOutput } from './write-output.js';

type DiffDocument = NonNullable<DiffOutcome['document']>;

/** Compares, writes the files that were asked for, then standard output; what is wrong with a side goes to standard error. */
export async function runDiff(sides: Sides, flags: DiffFlags, host: Host): Promise<Exit> {
  const outcome = await diff(sides.base, sides.head, diffOptions(flags), host);
  const exit = flags.exitZero ? reportOnly(outcome.exit) : outcome.exit;
  for (const problem of outcome.problems) {
    const isWrong = problem.diagnostics.some(({ severity }) => severity === 'error');
    const words = isWrong
      ? [`${countProblems(problem.diagnostics, problem.sources)}; that is ${problem.side}, ${problem.name}.`]
      : [];
    await sayProblems(host, flags.color, problem, words);
  }
  await sayProblems(
    host,
    flags.color,
    { diagnostics: [], sources: [] },
    lastWords(outcome, exit, flags.format),
  );
  if (outcome.document !== null) await report(sides, flags, host, outcome.document, outcome.notes, exit);
  return exit;
}

/** What standard error ends with. The text report says the notes itself; any other format would lose them. */
function lastWords({ document, notes }: DiffOutcome, exit: Exit, format: string): readonly string[] {
  if (document !== null) return format === 'text' ? [] : notes;
  return [...notes, `Nothing was compared (exit ${exit}).`];
}

async function report(
  sides: Sides,
  flags: DiffFlags,
  host: Host,
  document: DiffDocument,
  notes: readonly string[],
  exit: Exit,
): Promise<void> {
  const common = {
    all: flags.all === true,
    exit,
    notes,
    command: { file: sides.head.file, commands: [] },
    unicode: useUnicode(host.env),
  };
  for (const { format, path } of flags.output ?? []) {
    for (const side of [sides.base, sides.head]) await refuseInput(path, [side.file], host);
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
  document: DiffDocument,
  options: ReportOptions,
): Promise<Iterable<string>> {
  const reporter = await DIFF_REPORTERS.get(format)!();
  return reporter(document, options);
}
