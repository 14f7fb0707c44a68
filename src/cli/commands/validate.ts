import type { Command } from 'commander';
import type { CommandContext } from '../program.js';
import type { ColorChoice } from '../terminal.js';
import { colorOption } from './color-option.js';

export interface ValidateFlags {
  readonly quiet?: true;
  readonly color: ColorChoice;
}

const NAME = 'validate';

const EXAMPLES = `
Examples
  blast-radius validate topology.yaml
  blast-radius validate topologies/*.yaml --quiet
  cat topology.yaml | blast-radius validate -

Exit  0 no error  2 an error in a file, or one that cannot be read
`;

/** `validate FILE…`: check the YAML only, every problem at once. */
export function addValidate(program: Command, context: CommandContext): void {
  program
    .command(NAME)
    .description('Check topologies without running them: every problem, with its line and the nearest fix.')
    .usage('FILE... [options]')
    .argument('<file...>', 'topologies (YAML or JSON); - is standard input')
    .option('--quiet', 'print nothing for files without errors')
    .addOption(colorOption(NAME))
    .addHelpText('after', EXAMPLES)
    .action(async (files: readonly string[], flags: ValidateFlags) => {
      const { runValidate } = await import('../run-validate.js');
      context.done(await runValidate(files, flags, context.host));
    });
}
