import { chmod, lstat, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandError } from './command-error.js';
import { inBlocks, reasonOf } from './emit.js';

/**
 * Writes a report to a file: aside first, then renamed, so that a reader never sees half of one and a failed run leaves
 * the old one. A link is refused (whoever may place it could choose what we overwrite), and so is what is no regular
 * file. A file that cannot be written is a CommandError.
 */
export async function writeOutput(path: string, chunks: Iterable<string>): Promise<void> {
  const mode = await modeOfExisting(path);
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeNew(aside, chunks);
    if (mode !== null) await chmod(aside, mode);
    await rename(aside, path);
  } catch (error) {
    await unlink(aside).catch(() => undefined);
    throw new CommandError(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** null: nothing is there yet. */
async function modeOfExisting(path: string): Promise<number | null> {
  const found = await lstat(path).catch((error: unknown) => {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) return null;
    throw new CommandError(`cannot write ${path}: ${reasonOf(error)}`);
  });
  if (found === null) return null;
  if (found.isSymbolicLink()) throw new CommandError(`cannot write ${path}: it is a symbolic link`);
  if (found.isDirectory()) throw new CommandError(`cannot write ${path}: it is a directory`);
  if (!found.isFile()) throw new CommandError(`cannot write ${path}: it is no regular file`);
  return found.mode & 0o777;
}

async function writeNew(path: string, chunks: Iterable<string>): Promise<void> {
  const file = await open(path, 'wx', 0o666);
  try {
    for (const block of inBlocks(chunks)) await file.writeFile(block);
  } finally {
    await file.close();
  }
}
