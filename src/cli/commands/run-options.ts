import type { Command } from 'commander';
import type { AnalyzeOptions } from '../../run/types.js';
import { CommandError } from '../command-error.js';
import { list } from '../option-values.js';

/** Which runs a command is about, as parsed; what was not given is absent. */
export interface RunFlags {
  readonly scenario?: readonly string[];
  readonly fail?: readonly string[];
  readonly isolate?: readonly string[];
  readonly degrade?: readonly string[];
  readonly each?: string;
  readonly order?: number;
  readonly duration?: string;
}

/** `--scenario`: what of the file a command is about. */
export const SCENARIO = [
  '--scenario <id...>',
  'only these scenarios, or single runs such as any-region[aws/us-east-1]',
  list,
] as const;

/** The scenarios of the file, or a what-if instead of them. */
export function addRunOptions(command: Command): Command {
  return command
    .option(...SCENARIO)
    .option(
      '--fail <target...>',
      'instead of the scenarios: fail an id, service@placement or kind=region',
      list,
    )
    .option('--isolate <target...>', 'cut a domain off; what is inside still reaches each other', list)
    .option('--degrade <target...>', 'make a domain or service worse, but not down', list)
    .option('--each <selector>', 'one run for each match, such as kind=region')
    .option('--order <n>', 'with --each: one run for each pair (2) or triple (3)', parseOrder)
    .option('--duration <d>', 'how long every outage lasts, such as 24h20m');
}

function parseOrder(given: string, _before: unknown): number {
  if (/^[1-3]$/.test(given)) return Number(given);
  throw new CommandError(`--order ${given} is not 1, 2 or 3`, null, 'analyze');
}

/** The first option that replaces the file's scenarios. */
export function whatIfOf(flags: RunFlags): 'fail' | 'isolate' | 'degrade' | 'each' | undefined {
  return (['fail', 'isolate', 'degrade', 'each'] as const).find((key) => flags[key] !== undefined);
}

/** Options that would silently do nothing. */
export function refuseContradictions(flags: RunFlags, command: string): void {
  const whatIf = whatIfOf(flags);
  if (flags.order !== undefined && flags.each === undefined) {
    throw new CommandError('--order needs --each', 'for example --each kind=region --order 2', command);
  }
  if (flags.scenario !== undefined && whatIf !== undefined) {
    throw new CommandError(
      `--scenario and --${whatIf} exclude each other`,
      `--${whatIf} replaces the file's scenarios`,
      command,
    );
  }
}

type RunChoice = Pick<
  AnalyzeOptions,
  'scenarios' | 'fail' | 'isolate' | 'degrade' | 'each' | 'order' | 'duration'
>;

/** What the engine is asked for; what was not given stays absent. */
export function runChoice({ scenario, fail, isolate, degrade, each, order, duration }: RunFlags): RunChoice {
  return {
    ...(scenario && { scenarios: scenario }),
    ...(fail && { fail }),
    ...(isolate && { isolate }),
    ...(degrade && { degrade }),
    ...(each !== undefined && { each }),
    ...(order !== undefined && { order }),
    ...(duration !== undefined && { duration }),
  };
}
