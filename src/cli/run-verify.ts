import { printable } from '../diagnostics/printable.js';
import type { Host } from '../host/types.js';
import { type VerifyOutcome, verify } from '../run/verify/verify.js';
import { asTyped } from './as-typed.js';
import { CommandError } from './command-error.js';
import { type VerifyFlags, verifyOptions } from './commands/verify.js';
import { emit } from './emit.js';
import type { Exit } from './exit-code.js';
import { countProblems, sayProblems } from './say-problems.js';

type Verified = NonNullable<VerifyOutcome['verified']>;

/** More of the same is counted: one wrong step makes many figures wrong. */
const MOST_SHOWN = 20;

/** Says whether a saved result is believed: on standard output if it is, with every reason on standard error if not. */
export async function runVerify(result: string, file: string, flags: VerifyFlags, host: Host): Promise<Exit> {
  const read = await verify(result, file, verifyOptions(flags), host);
  const outcome = { ...read, sources: asTyped(file, read.sources) };
  const { refused, verified, exit } = outcome;
  if (refused !== null && exit === 2) throw new CommandError(refused.message, refused.fix, 'verify');
  if (refused !== null) {
    await sayProblems(host, flags.color, outcome, [lastWords(refused, exit)]);
    return exit;
  }
  if (verified === null) {
    const last = `${countProblems(outcome.diagnostics, outcome.sources)}; nothing was verified (exit ${exit}).`;
    await sayProblems(host, flags.color, outcome, [last]);
    return exit;
  }
  if (verified.problems.length > 0) await emit(host.stderr, notBelieved(result, verified).map(line));
  else if (!flags.quiet) await emit(host.stdout, believed(result, file, verified).map(line));
  return exit;
}

function lastWords({ message, fix }: NonNullable<VerifyOutcome['refused']>, exit: Exit): string {
  return `${message}${fix === null ? '' : `: ${fix}`} (exit ${exit}).`;
}

const line = (text: string): string => `${printable(text)}\n`;

function believed(result: string, file: string, { counts, unchecked }: Verified): string[] {
  const { runs, worlds, steps, figures } = counts;
  return [
    `${result} is true of ${file}: ${count(runs, 'run')}, ${count(worlds, 'world')}, ${count(steps, 'step')} proved without the engine; ${count(figures, 'figure')} ${figures === 1 ? 'follows' : 'follow'}.`,
    ...unchecked.map((sentence) => `Taken as it is: ${sentence}.`.replace(/\.\.$/, '.')),
  ];
}

function notBelieved(result: string, { problems }: Verified): string[] {
  const more = problems.length - MOST_SHOWN;
  return [
    ...problems.slice(0, MOST_SHOWN).map((problem) => `${result}: ${problem}`),
    ...(more > 0 ? [`${result}: and ${count(more, 'more reason')}`] : []),
    `${result} is not believed: ${count(problems.length, 'reason')} (exit 1).`,
  ];
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
