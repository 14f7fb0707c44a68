import type { Host } from '../host/types.js';
import { emit } from './emit.js';
import { type Exit, reportOnly } from './exit-code.js';
import { firstScreen } from './first-screen.js';
import { version } from './version.js';

/**
 * The command line: runs what `argv` (without node and script) asks for, writes to the host's streams, returns the exit
 * code. Never throws. What needs no command is answered before a parser, a reader or an engine is loaded.
 */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  try {
    return (await answerAtOnce(argv, host)) ?? (await runCommand(argv, host));
  } catch (error) {
    return await fail(error, argv, host);
  }
}

async function answerAtOnce(argv: readonly string[], host: Host): Promise<Exit | null> {
  // No arguments are an error: an empty variable in a pipeline must never look like a pass.
  if (argv.length === 0) return await say(host.stderr, firstScreen, 2);
  if (argv[0] === '__complete') return await answerShell(argv.slice(1), host);
  if (argv.length > 1) return null;
  if (argv[0] === '--help' || argv[0] === '-h' || argv[0] === 'help')
    return await say(host.stdout, firstScreen, 0);
  if (argv[0] === '--version' || argv[0] === '-V') return await say(host.stdout, `${version}\n`, 0);
  return null;
}

async function say(stream: Host['stdout'], text: string, exit: Exit): Promise<Exit> {
  await emit(stream, [text]);
  return exit;
}

async function answerShell(argv: readonly string[], host: Host): Promise<Exit> {
  const { complete } = await import('./completion/complete.js');
  return await complete(argv, host);
}

async function runCommand(argv: readonly string[], host: Host): Promise<Exit> {
  const { runProgram } = await import('./program.js');
  return await runProgram(argv, host);
}

async function fail(error: unknown, argv: readonly string[], host: Host): Promise<number> {
  const { failureText } = await import('./failure-text.js');
  const { text, exit } = failureText(error, host.env);
  // Where standard error is gone too, the exit code is all that is left to say.
  await host.stderr.write(text).catch(() => false);
  return argv.includes('--exit-zero') ? reportOnly(exit) : exit;
}
