import type { FileReader } from '../../src/host/types.js';
import { type Loaded, load, loadText } from '../../src/load/load.js';
import { buildTopology } from '../../src/model/build-topology.js';
import type { AnalysisDocument } from '../../src/results/document.js';
import { analyzeTopology } from '../../src/run/analyze.js';
import type { AnalyzeOptions } from '../../src/run/types.js';

const noCatalog = { version: '', get: () => null, ids: () => [] };

/** The analysis of a text that is a valid topology, read as a file is. */
export function analyzeText(text: string, options: AnalyzeOptions = {}): AnalysisDocument {
  return analyzeLoaded(loadText('topology.yaml', text), options);
}

/** The same for a file with includes. */
export async function analyzeFile(path: string, files: FileReader): Promise<AnalysisDocument> {
  return analyzeLoaded(await load(path, files), {});
}

function analyzeLoaded({ raw, sources, diagnostics }: Loaded, options: AnalyzeOptions): AnalysisDocument {
  const built = raw === null ? null : buildTopology(raw, noCatalog);
  const errors = [...diagnostics, ...(built?.diagnostics ?? [])].filter(
    ({ severity }) => severity === 'error',
  );
  const document =
    built?.topology && errors.length === 0
      ? analyzeTopology(built.topology, options, [], sources).document
      : null;
  if (document === null) throw new Error(`not analysed: ${JSON.stringify(errors)}`);
  return document;
}
