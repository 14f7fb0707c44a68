import type { Host, WriteError } from '../host/types.js';
import { CommandError } from './command-error.js';
import { inBlocks, wordOf } from './emit.js';

/** Writes a report to a file, whole or not at all. A file that cannot be written is a CommandError. */
export async function writeOutput(
  host: Pick<Host, 'output'>,
  path: string,
  chunks: Iterable<string>,
  mode: 'replace' | 'create' = 'replace',
): Promise<void> {
  const error = await host.output.write(path, inBlocks(chunks), mode);
  if (error !== null) throw writeFailure(path, error);
}

export function writeFailure(path: string, error: WriteError): CommandError {
  return new CommandError(`cannot write ${path}: ${wordsOf(error)}`);
}

function wordsOf({ reason, code }: WriteError): string {
  switch (reason) {
    case 'exists':
      return 'it exists already';
    case 'link':
      return 'it is a symbolic link';
    case 'directory':
      return 'it is a directory';
    case 'special':
      return 'it is no regular file';
    case 'failed':
      return wordOf(code);
  }
}
