import { printable } from '../diagnostics/printable.js';
import type { Host } from '../host/types.js';
import { CommandError } from './command-error.js';
import type { Exit } from './exit-code.js';

/** What standard error says when a command ends early, and the exit code. */
export function failureText(
  error: unknown,
  env: Host['env'],
): { readonly text: string; readonly exit: Exit } {
  return error instanceof CommandError
    ? { text: slip(error), exit: 2 }
    : { text: defect(error, env), exit: 70 };
}

function slip(error: CommandError): string {
  const fix = error.fix === null ? '' : `     ${printable(error.fix)}\n`;
  const help = error.command === null ? '' : `More: blast-radius help ${error.command}`.trimEnd();
  const more = help === '' ? '' : `${help}\n`;
  return `blast-radius: error: ${printable(error.message)}\n${fix}${more}`;
}

function defect(error: unknown, env: Host['env']): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const oneLine = printable(message.replaceAll(/\s+/g, ' '));
  const debug = env.BLAST_RADIUS_DEBUG === '1';
  const stack = debug && error instanceof Error && error.stack !== undefined ? `${error.stack}\n` : '';
  const hint = debug ? '' : '; BLAST_RADIUS_DEBUG=1 shows where';
  return `blast-radius: this is a defect of blast-radius, not of your file (exit 70): ${oneLine}${hint}\n${stack}`;
}
