import { close, openSync, type Stats, writeFile as writeTo } from 'node:fs';
import { chmod, link, lstat, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { forget, remember } from './asides.js';
import type { FileWriter, WriteError } from './types.js';

/**
 * Writes a file: aside first, then renamed, so that a reader never sees half of one and a failed run leaves the old one. A
 * link is refused (whoever may place it could choose what we overwrite), and so is what is no regular file. What `chunks`
 * itself throws goes on. A signal that ends the process takes the unfinished file along.
 */
export const writeFile: FileWriter['write'] = async (path, chunks, mode) => {
  try {
    return await replace(path, chunks, mode);
  } catch (error) {
    return { reason: 'failed', code: codeOf(error) };
  }
};

async function replace(path: string, chunks: Iterable<string>, mode: 'replace' | 'create') {
  const before = await existing(path);
  const refused = before === null ? null : refusal(before, mode);
  if (refused !== null) return refused;
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const blocks = chunks[Symbol.iterator]();
  // Computed before there is a file: a signal is heard between two blocks only.
  const first = blocks.next();
  remember(aside);
  try {
    await writeNew(aside, first, blocks);
    if (before !== null) await chmod(aside, before.mode & 0o777);
    return await moveTo(path, aside, mode);
  } finally {
    await unlink(aside).catch(() => undefined);
    forget(aside);
  }
}

/** A link made of the finished file fails where the name is taken meanwhile; a rename would take it over. */
async function moveTo(path: string, aside: string, mode: 'replace' | 'create'): Promise<WriteError | null> {
  if (mode === 'replace') {
    await rename(aside, path);
    return null;
  }
  try {
    await link(aside, path);
    return null;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return { reason: 'exists', code: 'EEXIST' };
    throw error;
  }
}

async function existing(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function refusal(found: Stats, mode: 'replace' | 'create'): WriteError | null {
  if (mode === 'create') return { reason: 'exists', code: 'EEXIST' };
  if (found.isSymbolicLink()) return { reason: 'link', code: '' };
  if (found.isDirectory()) return { reason: 'directory', code: 'EISDIR' };
  return found.isFile() ? null : { reason: 'special', code: '' };
}

/** Opened at once, not beside: no signal finds a file that is only about to be made. */
async function writeNew(
  path: string,
  first: IteratorResult<string>,
  blocks: Iterator<string>,
): Promise<void> {
  const file = openSync(path, 'wx', 0o666);
  try {
    for (let next = first; next.done !== true; next = blocks.next()) await write(file, next.value);
  } finally {
    await promisify(close)(file);
  }
}

const write: (file: number, text: string) => Promise<void> = promisify(writeTo);

/** The system's word for an I/O error; anything else is a defect and goes on as one. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
