import { sortDiagnostics } from '../diagnostics/sort.js';
import type { Diagnostic, Source, Sources } from '../diagnostics/types.js';
import type { FileReader } from '../host/types.js';
import type { RawTopology } from '../model/raw.js';
import { assemble } from './assemble.js';
import { POLICIES, TOPOLOGY } from './file-kind.js';
import type { FileTree } from './file-tree.js';
import { forPaths } from './for-files.js';
import { includeEntries } from './include-entries.js';
import { parseSource } from './parse-source.js';
import { loss, newProblems, type Problems } from './problems.js';
import { type Beside, readBeside } from './read-beside.js';
import { type Reading, sourceOf } from './read-source.js';
import { readTrees } from './read-trees.js';
import { topMap } from './top-map.js';

export interface Loaded {
  /** null: an error took a part of the topology away, and what is left must not be judged. */
  readonly raw: RawTopology | null;
  /** Every file that was read, the first file first; spans point into them. */
  readonly sources: Sources;
  /** In the files' order. Errors may stand beside a `raw`: then the rest is fit to be checked as well. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a topology, the files it includes, and policy files. Whatever is wrong is a diagnostic; nothing is thrown.
 *
 * @param path as the user typed it; `-` is standard input, whose includes are relative to the current directory
 * @param policies merged into it as if included; they hold policies and waivers only
 */
export async function load(
  path: string,
  files: FileReader,
  policies: readonly Beside[] = [],
): Promise<Loaded> {
  const sources: Source[] = [];
  const problems = newProblems();
  const reading: Reading = { files, sources, problems, bytes: 0 };
  const trees = [...(await readTrees(path, reading))];
  for (const beside of policies) trees.push(...(await readBeside(beside, reading, POLICIES)));
  return loadedOf(trees, sources, problems);
}

/** The same for a text that is already there: no files, so an `include` is an error, also in a `for`. */
export function loadText(name: string, text: string): Loaded {
  const sources = [sourceOf(name, text.startsWith('\ufeff') ? text.slice(1) : text)];
  const problems = newProblems();
  const root = topMap(parseSource(0, sources, problems), problems);
  if (root === null) return loadedOf([], sources, problems);
  for (const entry of [...includeEntries(root, problems), ...forPaths(root)]) {
    loss(problems, 'BR1030', entry.span, 'a text by itself cannot include files', 'load the file instead');
  }
  return loadedOf([{ file: 0, root, kind: TOPOLOGY, parent: null }], sources, problems);
}

function loadedOf(trees: readonly FileTree[], sources: Sources, problems: Problems): Loaded {
  const raw = trees.length === 0 ? null : assemble(trees, sources, problems);
  return { raw: problems.incomplete ? null : raw, sources, diagnostics: sortDiagnostics(problems.list) };
}
