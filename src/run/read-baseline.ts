import type { Diagnostic, Sources } from '../diagnostics/types.js';
import type { FileReader } from '../host/types.js';
import { loadBaseline } from '../load/load-baseline.js';
import { buildBaseline } from '../model/build-baseline.js';
import { besideName } from './beside-name.js';
import type { Baseline } from './types.js';

export interface ReadBaseline {
  /** null iff some diagnostic is an error. */
  readonly baseline: Baseline | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Those that were given, and the baseline's behind them. */
  readonly sources: Sources;
}

/** @param topology its path as typed, beside which the baseline's file gets its name */
export async function readBaseline(
  path: string,
  topology: string,
  files: FileReader,
  before: Sources,
): Promise<ReadBaseline> {
  const file = path === '-' ? '<stdin>' : besideName(topology, path);
  const { items, sources, diagnostics } = await loadBaseline({ path, name: file, files }, before);
  const built = items === null ? { entries: null, diagnostics: [] } : buildBaseline(items);
  const baseline = built.entries === null ? null : { file, entries: built.entries };
  return { baseline, diagnostics: [...diagnostics, ...built.diagnostics], sources };
}
