import type { Command } from 'commander';
import { nearest } from '../../diagnostics/nearest.js';
import { CommandError } from '../command-error.js';

/** `help [command]`: what `COMMAND --help` prints. */
export function addHelp(program: Command): void {
  program
    .command('help [command]', { hidden: true })
    .description('what a command does, its options and examples')
    .action((name: string | undefined) => {
      if (name === undefined || name === 'help') program.help();
      const command = program.commands.find((each) => each.name() === name);
      if (command !== undefined) command.help();
      throw unknownCommand(
        name,
        program.commands.map((each) => each.name()),
      );
    });
}

function unknownCommand(name: string, known: readonly string[]): CommandError {
  const guess = nearest(name, known);
  return new CommandError(`unknown command ${name}`, guess === null ? null : `did you mean ${guess}?`, '');
}
