import type { Host } from '../host/types.js';
import { EXPLANATION_REPORTERS } from '../report/explain/explanation-reporters.js';
import { explain } from '../run/explain.js';
import { NEXT_COMMANDS } from './command-names.js';
import type { ExplainFlags } from './commands/explain.js';
import { runChoice } from './commands/run-options.js';
import { emit } from './emit.js';
import { type Exit, reportOnly } from './exit-code.js';
import { sayProblems } from './say-problems.js';
import { reportStyle } from './styles.js';
import { useColor, useUnicode, widthOf } from './terminal.js';

/** Explains one service on standard output; diagnostics, and what matched nothing, go to standard error. */
export async function runExplain(
  file: string,
  service: string,
  flags: ExplainFlags,
  host: Host,
): Promise<Exit> {
  const { maxWork } = flags;
  const options = { ...runChoice(flags), ...(maxWork !== undefined && { maxWork }) };
  const outcome = await explain(file, service, options, host);
  const { document, notes } = outcome;
  const exit = flags.exitZero ? reportOnly(outcome.exit) : outcome.exit;
  const nothing = document === null ? [`Nothing was explained (exit ${exit}).`] : [];
  await sayProblems(host, flags.color, outcome, [...notes, ...nothing]);
  if (document === null) return exit;
  const reporter = await EXPLANATION_REPORTERS.get(flags.format)!();
  const look = {
    width: widthOf(host.env, host.stdout),
    style: reportStyle(useColor(flags.color, host.env, host.stdout)),
    unicode: useUnicode(host.env),
    all: flags.all === true,
    command: { file, commands: NEXT_COMMANDS },
    exit,
    notes,
  };
  await emit(host.stdout, reporter(document, look));
  return exit;
}
