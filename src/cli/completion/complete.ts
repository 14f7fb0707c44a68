import type { Host } from '../../host/types.js';
import { emit } from '../emit.js';
import { createProgram } from '../program.js';
import { choicesFor } from './choices-for.js';
import { readRequest } from './read-request.js';
import { wantedAt } from './wanted-at.js';

/**
 * What the completion scripts ask at each TAB: `files` or `words` on the first line (whether the shell offers files too),
 * then a candidate a line, with a tab and what it is. Never fails and never complains: a shell would print it into the
 * line that is being typed.
 */
export async function complete(argv: readonly string[], host: Host): Promise<0> {
  try {
    const request = readRequest(argv, host.env);
    const program = createProgram({ host, done: () => {} }, () => {});
    const wanted = wantedAt(program, request.words);
    const { files, choices } = await choicesFor(program, wanted, host);
    const fitting = choices.filter(([value]) => value.startsWith(wanted.typed) && HARMLESS.test(value));
    const lines = fitting.map(
      ([value, about]) => `${(wanted.before + value).slice(request.cut)}\t${about}\n`,
    );
    await emit(host.stdout, [files ? 'files\n' : 'words\n', ...lines]);
  } catch {
    // Nothing to offer, and nobody to tell.
  }
  return 0;
}

/** Means nothing to any shell, quoted or not; ids and options hold nothing else. */
const HARMLESS = /^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}._/@=-]*$/u;
