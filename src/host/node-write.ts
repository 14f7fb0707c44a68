import type { Stats } from 'node:fs';
import { chmod, link, lstat, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileWriter, WriteError } from './types.js';

/**
 * Writes a file: aside first, then renamed, so that a reader never sees half of one and a failed run leaves the old one. A
 * link is refused (whoever may place it could choose what we overwrite), and so is what is no regular file. What `chunks`
 * itself throws goes on.
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
  try {
    await writeNew(aside, chunks);
    if (before !== null) await chmod(aside, before.mode & 0o777);
    return await moveTo(path, aside, mode);
  } finally {
    await unlink(aside).catch(() => undefined);
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

async function writeNew(path: string, chunks: Iterable<string>): Promise<void> {
  const file = await open(path, 'wx', 0o666);
  try {
    for (const chunk of chunks) await file.writeFile(chunk);
  } finally {
    await file.close();
  }
}

/** The system's word for an I/O error; anything else is a defect and goes on as one. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
