import { Command, CommanderError } from 'commander';
import type { Host } from '../host/types.js';
import { CommandError } from './command-error.js';
import { COMMAND_NAMES, type CommandName } from './command-names.js';
import { addAnalyze } from './commands/analyze.js';
import { addBaseline } from './commands/baseline.js';
import { addCatalog } from './commands/catalog.js';
import { addCompletion } from './commands/completion.js';
import { addDiff } from './commands/diff.js';
import { addExplain } from './commands/explain.js';
import { addHelp } from './commands/help.js';
import { addInit } from './commands/init.js';
import { addRender } from './commands/render.js';
import { addSchema } from './commands/schema.js';
import { addValidate } from './commands/validate.js';
import { addVerify } from './commands/verify.js';
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

/** The command line as a tree of commands and options, for parsing and for completion. */
export function createProgram(context: CommandContext, writeHelp: (text: string) => void): Command {
  const program = new Command('blast-radius')
    .exitOverride()
    .configureOutput({ writeOut: writeHelp, writeErr: () => {}, getOutHelpWidth: () => 80 })
    .configureHelp({ showGlobalOptions: false })
    .version(version, '-V, --version')
    .helpCommand(false)
    .helpOption('-h, --help', 'this help');
  program.helpInformation = () => firstScreen;
  for (const name of COMMAND_NAMES) ADD[name](program, context);
  return program;
}

/** How each command enters the program; a name without one does not compile. */
const ADD: Readonly<Record<CommandName, (program: Command, context: CommandContext) => void>> = {
  init: addInit,
  analyze: addAnalyze,
  baseline: addBaseline,
  diff: addDiff,
  catalog: addCatalog,
  verify: addVerify,
  render: addRender,
  validate: addValidate,
  explain: addExplain,
  schema: addSchema,
  completion: addCompletion,
  help: addHelp,
};

/** Commander's own complaint, in our words: its message, its guess as the fix, and where more is said. */
function slipOf(error: CommanderError, program: Command, argv: readonly string[]): CommandError {
  const [first = '', guess] = error.message.replace(/^error: /, '').split('\n');
  const named = program.commands.find((command) => command.name() === argv[0] && command.name() !== 'help');
  const fix = guess === undefined ? null : guess.replace(/^\(Did you mean (.*)\?\)$/, 'did you mean $1?');
  return new CommandError(
    wording(error.code, first, argv, subcommandOf(named, argv)),
    fix,
    named === undefined ? '' : named.name(),
  );
}

/** Options that take every value up to the next option, also what was meant as FILE. */
const GREEDY: ReadonlySet<string> = new Set(['--scenario', '--fail', '--isolate', '--degrade']);

function wording(code: string, message: string, argv: readonly string[], named: Command | undefined): string {
  const plain = message.replaceAll("'", '');
  switch (code) {
    case 'commander.missingArgument':
      if (argv.some((word) => GREEDY.has(word)))
        return 'no FILE is left: an option took what follows it, so FILE goes first';
      return `${message.match(/'([\w-]+)'/)?.[1]?.toUpperCase() ?? 'FILE'} is missing`;
    case 'commander.help':
      return `${argv[0]} needs to know what to do`;
    case 'commander.excessArguments':
      return `${argv[0]} takes ${oneArgument(named)}`;
    case 'commander.optionMissingArgument':
      return plain.replace(/^option (?:-\w, )?(--[\w-]+).*/, '$1 needs a value');
    default:
      return plain;
  }
}

function subcommandOf(command: Command | undefined, argv: readonly string[]): Command | undefined {
  return command?.commands.find((each) => each.name() === argv[1]) ?? command;
}

function oneArgument(command: Command | undefined): string {
  const [first] = command?.registeredArguments ?? [];
  return first === undefined ? 'options only' : `one ${first.name().toUpperCase()}`;
}
