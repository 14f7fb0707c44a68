import { sortDiagnostics } from '../diagnostics/sort.js';
import type { Diagnostic, Source, Sources } from '../diagnostics/types.js';
import type { RawNode } from '../model/raw.js';
import { BASELINE } from './file-kind.js';
import { newProblems } from './problems.js';
import { type Beside, readBeside } from './read-beside.js';
import type { Reading } from './read-source.js';
import { listItems, sectionsOf } from './sections.js';
import { checkVersion } from './version.js';

export interface LoadedBaseline {
  /** Items of `baseline:`; null: an error took some of them away. */
  readonly items: readonly RawNode[] | null;
  /** Those that were given, and the baseline's behind them. */
  readonly sources: Sources;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a baseline with the rules of every other file: nothing is thrown, whatever is wrong has its place.
 * @param before the sources that are there already; spans of the baseline go on behind them
 */
export async function loadBaseline(beside: Beside, before: Sources): Promise<LoadedBaseline> {
  const sources: Source[] = [...before];
  const problems = newProblems();
  const reading: Reading = { files: beside.files, sources, problems, bytes: 0 };
  const [tree] = await readBeside(beside, reading, BASELINE);
  const items: RawNode[] = [];
  if (tree !== undefined) {
    const sections = sectionsOf(tree, problems);
    checkVersion(sections.get('version'), tree, problems);
    for (const item of listItems(sections.get('baseline'), problems)) items.push(item);
  }
  const isWhole = tree !== undefined && problems.list.length === 0;
  return { items: isWhole ? items : null, sources, diagnostics: sortDiagnostics(problems.list) };
}
