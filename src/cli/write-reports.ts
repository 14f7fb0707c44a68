import type { Host } from '../host/types.js';
import { REPORTERS } from '../report/registry.js';
import type { ReportOptions } from '../report/reporter.js';
import type { AnalyzeOutcome } from '../run/types.js';
import { emit } from './emit.js';
import type { OutputFile } from './option-values.js';
import { refuseInput } from './refuse-input.js';
import { reportStyle } from './styles.js';
import { type ColorChoice, useColor, useUnicode, widthOf } from './terminal.js';
import { writeOutput } from './write-output.js';

type AnalysisDocument = NonNullable<AnalyzeOutcome['document']>;

/** What a document is told in, and what each format needs to know besides. */
export interface Telling extends Pick<ReportOptions, 'all' | 'exit' | 'notes' | 'command'> {
  readonly format: string;
  readonly outputs: readonly OutputFile[];
  readonly color: ColorChoice;
  /** Nothing for standard output. */
  readonly isQuiet: boolean;
  /** What was read and must not be written over; see `refuseInput`. */
  readonly inputs: readonly string[];
}

/** Writes the files that were asked for, then standard output. */
export async function writeReports(document: AnalysisDocument, telling: Telling, host: Host): Promise<void> {
  const { all, exit, notes, command, inputs } = telling;
  const common = {
    ...{ all, exit, notes, command },
    unicode: useUnicode(host.env),
  };
  for (const { format, path } of telling.outputs) {
    await refuseInput(path, inputs, host);
    const options = { ...common, style: reportStyle(false), width: 80 };
    await writeOutput(host, path, await chunksOf(format, document, options));
  }
  if (telling.isQuiet) return;
  const style = reportStyle(useColor(telling.color, host.env, host.stdout));
  const options = { ...common, style, width: widthOf(host.env, host.stdout) };
  await emit(host.stdout, await chunksOf(telling.format, document, options));
}

async function chunksOf(
  format: string,
  document: AnalysisDocument,
  options: ReportOptions,
): Promise<Iterable<string>> {
  const reporter = await REPORTERS.get(format)!();
  return reporter(document, options);
}
