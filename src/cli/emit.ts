import type { OutStream } from '../host/types.js';
import { CommandError } from './command-error.js';

/** Small enough to start printing at once, large enough that a report is not thousands of system calls. */
const BLOCK = 1 << 16;

/**
 * Writes a report, block by block, waiting for the stream each time. Stops quietly where the reader has gone (EPIPE).
 * A stream that cannot take it (a full disk) is a CommandError.
 */
export async function emit(stream: OutStream, chunks: Iterable<string>): Promise<void> {
  try {
    for (const block of inBlocks(chunks)) if (!(await stream.write(block))) return;
  } catch (error) {
    throw new CommandError(`the output could not be written: ${reasonOf(error)}`);
  }
}

export function* inBlocks(chunks: Iterable<string>): Iterable<string> {
  let block = '';
  for (const chunk of chunks) {
    block += chunk;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

/** The system's word for an I/O error; anything else is a defect and goes on as one. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  return wordOf(error.code);
}

/** What people say for the system's `ENOSPC`. */
export const wordOf = (code: string): string => REASONS.get(code) ?? code;

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EFBIG', 'it is larger than files may be'],
  ['EDQUOT', 'the quota is used up'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOENT', 'its directory does not exist'],
  ['ENOTDIR', 'its directory is a file'],
  ['EISDIR', 'it is a directory'],
  ['EIO', 'the device failed'],
]);
