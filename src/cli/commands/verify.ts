import type { Command } from 'commander';
import type { VerifyOptions } from '../../run/verify/verify.js';
import { MAX_WORK, steps } from '../option-values.js';
import type { CommandContext } from '../program.js';
import type { ColorChoice } from '../terminal.js';
import { colorOption } from './color-option.js';

export interface VerifyFlags {
  readonly policy?: readonly string[];
  readonly baseline?: string;
  readonly duration?: string;
  readonly sector?: string;
  readonly owner?: string;
  readonly maxWork?: number;
  readonly quiet?: true;
  readonly color: ColorChoice;
}

const NAME = 'verify';

const EXAMPLES = `
Examples
  blast-radius analyze topology.yaml --certificate --format json > result.json
  blast-radius verify result.json topology.yaml
  blast-radius verify result.json topology.yaml --policy gate.yaml

Exit  0 believed  1 not believed  2 unreadable  3 no certificate  4 too large
`;

/** `verify RESULT FILE`: whether a saved result is true of a topology, by its certificate, without the engine. */
export function addVerify(program: Command, context: CommandContext): void {
  program
    .command(NAME)
    .description(
      'Check a result that analyze saved with --certificate against the topology, without running it: each thing that is down follows by one rule from what was down before, nothing else does, and every figure, cause and verdict follows from that.',
    )
    .usage('RESULT.json FILE [options]')
    .argument('<result>', 'what analyze --certificate --format json wrote; - is standard input')
    .argument('<file>', 'the topology it is of; - is standard input')
    .option(
      '--policy <file>',
      'the policy files that analyze was given (may repeat)',
      (given: string, before: readonly string[] = []) => [...before, given],
    )
    .option('--baseline <file>', 'the baseline that analyze was given')
    .option('--duration <d>', 'the duration that analyze was given')
    .option('--sector <sector>', 'the sector that analyze was given')
    .option('--owner <owner>', 'the owner that analyze was given')
    .option('--max-work <steps>', MAX_WORK, steps(NAME))
    .option('--quiet', 'print nothing for a result that is believed')
    .addOption(colorOption(NAME))
    .addHelpText('after', EXAMPLES)
    .action(async (result: string, file: string, flags: VerifyFlags) => {
      const { runVerify } = await import('../run-verify.js');
      context.done(await runVerify(result, file, flags, context.host));
    });
}

/** What was not given stays absent. */
export function verifyOptions({
  policy,
  baseline,
  duration,
  sector,
  owner,
  maxWork,
}: VerifyFlags): VerifyOptions {
  return {
    ...(policy && { policies: policy }),
    ...(baseline !== undefined && { baseline }),
    ...(duration !== undefined && { duration }),
    ...(sector !== undefined && { sector }),
    ...(owner !== undefined && { owner }),
    ...(maxWork !== undefined && { maxWork }),
  };
}
