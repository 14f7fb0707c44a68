import type { Command } from 'commander';
import { MAX_WORK, steps } from '../option-values.js';
import type { CommandContext } from '../program.js';
import type { ColorChoice } from '../terminal.js';
import { colorOption } from './color-option.js';

export interface BaselineFlags {
  readonly baseline: string;
  readonly policy?: readonly string[];
  readonly today?: string;
  readonly maxWork?: number;
  readonly color: ColorChoice;
}

export type BaselineAction = 'write' | 'prune' | 'show';

const NAME = 'baseline';

const EXAMPLES = `
Examples
  blast-radius baseline write topology.yaml
  blast-radius analyze topology.yaml --baseline baseline.yaml
  blast-radius baseline prune topology.yaml
  blast-radius baseline show topology.yaml

An entry is about a policy, a scenario and a service, and keeps how bad it was:
worse than that fails. What a waiver accepts is not taken in, and neither are
expectations.

Exit  0 done  2 cannot evaluate  3 nothing matched  4 too much work
`;

const ACTIONS: readonly (readonly [BaselineAction, string])[] = [
  ['write', 'Write a baseline of every violation there is now.'],
  ['prune', 'Take out entries that no violation is about any more, and tighten those that got better.'],
  ['show', 'Print what is known, worse, new and stale; writes nothing.'],
];

/** `baseline write|prune|show FILE`: the violations that are known and do not fail. */
export function addBaseline(program: Command, context: CommandContext): void {
  const command = program
    .command(NAME)
    .description('Keep a list of known violations, so that only new and worse ones fail.')
    .usage('write|prune|show FILE [options]')
    .addHelpText('after', EXAMPLES)
    .helpCommand(false);
  for (const [action, description] of ACTIONS) addAction(command, context, action, description);
}

function addAction(
  parent: Command,
  context: CommandContext,
  action: BaselineAction,
  description: string,
): void {
  parent
    .command(action)
    .description(description)
    .usage('FILE [options]')
    .argument('<file>', 'the topology (YAML or JSON); - is standard input')
    .option('--baseline <file>', 'the file of the baseline; - prints what write makes', 'baseline.yaml')
    .option('--policy <file>', 'policies and waivers from a file of their own (may repeat)', collect)
    .option('--today <date>', 'judge waivers by that day; default: today in UTC')
    .option('--max-work <steps>', MAX_WORK, steps(NAME))
    .addOption(colorOption(NAME))
    .action(async (file: string, flags: BaselineFlags) => {
      const { runBaseline } = await import('../run-baseline.js');
      context.done(await runBaseline(action, file, flags, context.host));
    });
}

function collect(given: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), given];
}
