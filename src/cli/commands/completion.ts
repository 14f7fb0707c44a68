import type { Command } from 'commander';
import { SHELLS, type Shell } from '../completion/shells.js';
import { emit } from '../emit.js';
import { oneOf } from '../option-values.js';
import type { CommandContext } from '../program.js';

const NAME = 'completion';

const EXAMPLES = `
Once for each shell that you start:
  bash  echo 'source <(blast-radius completion bash)' >> ~/.bashrc
  zsh   echo 'source <(blast-radius completion zsh)' >> ~/.zshrc   (after compinit)
  fish  blast-radius completion fish > ~/.config/fish/completions/blast-radius.fish

It completes commands, options and their values, and what the topology on the line
declares: services, domains, scenarios, policies, sectors; regions by their first letters.
`;

/** `completion SHELL`: the script that a shell reads. */
export function addCompletion(program: Command, context: CommandContext): void {
  program
    .command(NAME)
    .description('Print the completion script of a shell.')
    .usage(SHELLS.join('|'))
    .argument('<shell>', SHELLS.join(', '), oneOf('shell', SHELLS, NAME))
    .addHelpText('after', EXAMPLES)
    .action(async (shell: Shell) => {
      const { completionScript } = await import('../completion/scripts.js');
      await emit(context.host.stdout, [completionScript(shell)]);
      context.done(0);
    });
}
