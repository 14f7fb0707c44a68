import type { Command } from 'commander';
import type { Host } from '../../host/types.js';
import { EXPLANATION_REPORTERS } from '../../report/explain/explanation-reporters.js';
import { CommandError } from '../command-error.js';
import { emit } from '../emit.js';
import type { Exit } from '../exit-code.js';
import { MAX_WORK, oneOf, steps } from '../option-values.js';
import type { CommandContext } from '../program.js';
import type { ColorChoice } from '../terminal.js';
import { colorOption } from './color-option.js';
import { addRunOptions, type RunFlags, refuseContradictions } from './run-options.js';

/** The options of `explain` as parsed; what was not given is absent. */
export interface ExplainFlags extends RunFlags {
  readonly format: string;
  readonly maxWork?: number;
  readonly all?: true;
  readonly color: ColorChoice;
  readonly exitZero?: true;
}

const NAME = 'explain';

const formats = [...EXPLANATION_REPORTERS.keys()];

const EXAMPLES = `
Examples
  blast-radius explain topology.yaml core-ledger
  blast-radius explain topology.yaml core-ledger --scenario central-us-2024
  blast-radius explain topology.yaml core-ledger --fail azure/eastus2
  blast-radius explain topology.yaml core-ledger --format json
  blast-radius explain BR1203
  blast-radius explain exit-codes

Exit  0 explained  2 cannot evaluate  3 no such service, scenario or target  4 too much work
`;

/** `explain FILE SERVICE`: why it is down, or what holds it up. `explain CODE`: what a diagnostic or a word means. */
export function addExplain(program: Command, context: CommandContext): void {
  const command = program
    .command(NAME)
    .description(
      'Say why a service is down: from it down to what failed, and which one change would save it. For a service that is up: what holds it up. Without an option: in the run that is worst for it. With a single word: what the code of a diagnostic or a topic means (codes, exit-codes, states, evidence, selectors).',
    )
    .usage('FILE SERVICE [options] | CODE | TOPIC')
    .argument(
      '<file>',
      'the topology (YAML or JSON), - is standard input; or a code such as BR1203, or a topic',
    )
    .argument('[service]', 'the id of a service');
  addRunOptions(command)
    .option(
      '--format <format>',
      `what standard output gets: ${formats.join(', ')}`,
      oneOf('format', formats, NAME),
      'text',
    )
    .option('--max-work <steps>', MAX_WORK, steps(NAME))
    .option('--all', 'leave no row out')
    .addOption(colorOption(NAME))
    .option('--exit-zero', 'report only: 0 instead of 1, 3 or 4')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, service: string | undefined, flags: ExplainFlags) => {
      if (service === undefined) return context.done(await sayWord(file, context.host));
      refuseContradictions(flags, NAME);
      const { runExplain } = await import('../run-explain.js');
      context.done(await runExplain(file, service, flags, context.host));
    });
}

async function sayWord(what: string, host: Host): Promise<Exit> {
  // No code and no topic has one of these: it is a file, and the service was left out.
  if (/[./\\]|^-$/.test(what)) throw new CommandError('SERVICE is missing', `explain ${what} SERVICE`, NAME);
  const { explainWord } = await import('../explain/explain-word.js');
  await emit(host.stdout, [explainWord(what)]);
  return 0;
}
