import { Command, CommanderError } from 'commander';
import type { Host } from '../host/types.js';
import { CommandError } from './command-error.js';
import { addAnalyze } from './commands/analyze.js';
import { addBaseline } from './commands/baseline.js';
import { addCatalog } from './commands/catalog.js';
import { addHelp } from './commands/help.js';
import { addValidate } from './commands/validate.js';
import { emit } from './emit.js';
import type { Exit } from './exit-code.js';
import { firstScreen } from './first-screen.js';
import { version } from './version.js';

/** What a command needs from round it. */
export interface CommandContext {
  readonly host: Host;
  /** Says what the command ended with. */
  done(exit: Exit): void;
}

/** Parses `argv` and runs the command. A slip is a CommandError; what the command throws goes on. */
export async function runProgram(argv: readonly string[], host: Host): Promise<Exit> {
  let exit: Exit = 0;
  const help: string[] = [];
  const program = createProgram({ host, done: (code) => void (exit = code) }, (text) => void help.push(text));
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw slipOf(error, program, argv);
  }
  await emit(host.stdout, help);
  return exit;
}

function createProgram(context: CommandContext, writeHelp: (text: string) => void): Command {
  const program = new Command('blast-radius')
    .exitOverride()
    .configureOutput({ writeOut: writeHelp, writeErr: () => {}, getOutHelpWidth: () => 80 })
    .configureHelp({ showGlobalOptions: false })
    .version(version, '-V, --version')
    .helpCommand(false)
    .helpOption('-h, --help', 'this help');
  program.helpInformation = () => firstScreen;
  addAnalyze(program, context);
  addBaseline(program, context);
  addValidate(program, context);
  addCatalog(program, context);
  addHelp(program);
  return program;
}

/** Commander's own complaint, in our words: its message, its guess as the fix, and where more is said. */
function slipOf(error: CommanderError, program: Command, argv: readonly string[]): CommandError {
  const [first = '', guess] = error.message.replace(/^error: /, '').split('\n');
  const named = program.commands.find((command) => command.name() === argv[0] && command.name() !== 'help');
  const fix = guess === undefined ? null : guess.replace(/^\(Did you mean (.*)\?\)$/, 'did you mean $1?');
  return new CommandError(wording(error.code, first, argv), fix, named === undefined ? '' : named.name());
}

/** Options that take every value up to the next option, also what was meant as FILE. */
const GREEDY: ReadonlySet<string> = new Set(['--scenario', '--fail', '--isolate', '--degrade']);

function wording(code: string, message: string, argv: readonly string[]): string {
  const plain = message.replaceAll("'", '');
  switch (code) {
    case 'commander.missingArgument':
      if (argv.some((word) => GREEDY.has(word)))
        return 'no FILE is left: an option took what follows it, so FILE goes first';
      return 'FILE is missing';
    case 'commander.help':
      return `${argv[0]} needs to know what to do`;
    case 'commander.excessArguments':
      return `${argv[0]} takes one FILE`;
    case 'commander.optionMissingArgument':
      return plain.replace(/^option (?:-\w, )?(--[\w-]+).*/, '$1 needs a value');
    default:
      return plain;
  }
}
