import { printable } from '../diagnostics/printable.js';
import type { Host } from '../host/types.js';
import { readResult } from '../run/read-result.js';
import type { AnalyzeOutcome } from '../run/types.js';
import { CommandError } from './command-error.js';
import { NEXT_COMMANDS } from './command-names.js';
import type { RenderFlags } from './commands/render.js';
import { emit } from './emit.js';
import type { Exit } from './exit-code.js';
import { writeReports } from './write-reports.js';

type AnalysisDocument = NonNullable<AnalyzeOutcome['document']>;

/** Tells a saved result; 0 whatever its verdict was: that was the exit code of the analysis, and is what the formats print. */
export async function runRender(file: string, flags: RenderFlags, host: Host): Promise<Exit> {
  const result = await readResult(file, host.files);
  if (!result.ok) throw new CommandError(result.message, result.fix, 'render');
  const { document } = result;
  await writeReports(
    document,
    {
      all: flags.all === true,
      exit: exitOf(document),
      notes: document.notes ?? [],
      command: { file: flags.topology ?? document.topology.file, commands: NEXT_COMMANDS },
      format: flags.format,
      outputs: flags.output ?? [],
      color: flags.color,
      isQuiet: false,
      // Not the topology, which stands first where there is one.
      inputs: ['-', file],
    },
    host,
  );
  if (tellsWhatHeld(flags) && isWithoutUp(document)) await emit(host.stderr, [printable(WITHOUT_UP), '\n']);
  return 0;
}

/** What `analyze` ended with, unless it was told to report only. */
function exitOf({ verdict, notes = [], policies }: AnalysisDocument): Exit {
  if (verdict === 'fail') return 1;
  const matchedNothing = notes.length > 0 || policies.some((policy) => policy.verdict === 'empty');
  return matchedNothing ? 3 : 0;
}

const WITHOUT_UP =
  'The result was saved without the services that are up: what held is told in part. analyze --all saves them.';

function tellsWhatHeld({ format, output = [] }: RenderFlags): boolean {
  return [format, ...output.map((each) => each.format)].includes('text');
}

function isWithoutUp({ scenarios }: AnalysisDocument): boolean {
  return scenarios.some(
    ({ states, services }) => states.up > 0 && !services.some(({ state }) => state === 'up'),
  );
}
