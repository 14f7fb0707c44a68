import type { Command } from 'commander';
import { emit } from '../emit.js';
import type { CommandContext } from '../program.js';

const EXAMPLES = `
Examples
  blast-radius explain BR1203
  blast-radius explain exit-codes
  blast-radius explain codes
`;

/** `explain CODE`: what a diagnostic means, an example, the fix; or one of a few topics. */
export function addExplain(program: Command, context: CommandContext): void {
  program
    .command('explain')
    .description(
      'Say what a diagnostic means, with an example and the fix. Topics: codes (the list of them all), exit-codes, states, evidence, selectors.',
    )
    .usage('CODE|TOPIC')
    .argument('<code>', 'the code of a diagnostic, such as BR1203, or a topic')
    .addHelpText('after', EXAMPLES)
    .action(async (what: string) => {
      const { explainWord } = await import('../explain/explain-word.js');
      await emit(context.host.stdout, [explainWord(what)]);
      context.done(0);
    });
}
