import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { glob } from './glob.js';

/** Regular files below the directory `base` that match a pattern; see `glob`. Never throws: what cannot be read matches nothing. */
export function nodeGlob(pattern: string, base: string): Promise<readonly string[]> {
  return glob(pattern, async (below) => {
    const directory = `${base}/${below}`;
    return (await entriesOf(directory)).map((entry) => ({
      name: entry.name,
      isDirectory: entry.isDirectory(),
      isFile: () => isFile(entry, `${directory}/${entry.name}`),
    }));
  });
}

async function entriesOf(directory: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function isFile(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
