import type { FileReader } from '../host/types.js';
import type { FileKind } from './file-kind.js';
import type { FileTree } from './file-tree.js';
import { parseSource } from './parse-source.js';
import { type Reading, readSource } from './read-source.js';
import { topMap } from './top-map.js';

/** A file that stands beside the topology, and where it is read from. */
export interface Beside {
  readonly path: string;
  /** What messages and results call it. */
  readonly name: string;
  readonly files: FileReader;
}

/** One file that is not included but named, from where it says; empty: it could not be read, which was reported. */
export async function readBeside(
  { path, name, files }: Beside,
  reading: Reading,
  kind: FileKind,
): Promise<readonly FileTree[]> {
  const own: Reading = { ...reading, files };
  const file = await readSource(own, { path, name, from: null });
  reading.bytes = own.bytes;
  if (file === null) return [];
  const root = topMap(parseSource(file, reading.sources, reading.problems, kind), reading.problems, kind);
  return root === null ? [] : [{ file, root, kind, parent: null }];
}
