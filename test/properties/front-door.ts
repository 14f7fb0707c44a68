import type { Sources } from '../../src/diagnostics/types.js';
import type { FileReader } from '../../src/host/types.js';
import { type Loaded, load, loadText } from '../../src/load/load.js';
import { buildTopology } from '../../src/model/build-topology.js';
import type { Topology } from '../../src/model/topology.js';
import type { AnalysisDocument } from '../../src/results/document.js';
import { analyzeTopology } from '../../src/run/analyze.js';
import type { AnalyzeOptions } from '../../src/run/types.js';

interface Read {
  readonly topology: Topology;
  readonly sources: Sources;
}

const noCatalog = { version: '', get: () => null, ids: () => [] };

/** The analysis of a text that is a valid topology, read as a file is. */
export function analyzeText(text: string, options: AnalyzeOptions = {}): AnalysisDocument {
  return analysisOf(readText(text), options);
}

/** The same for a file with includes. */
export async function analyzeFile(path: string, files: FileReader): Promise<AnalysisDocument> {
  return analysisOf(topologyOf(await load(path, files)), {});
}

/** @throws if the text is no valid topology */
export function readText(text: string): Read {
  return topologyOf(loadText('topology.yaml', text));
}

function topologyOf({ raw, sources, diagnostics }: Loaded): Read {
  const built = raw === null ? null : buildTopology(raw, noCatalog);
  const errors = [...diagnostics, ...(built?.diagnostics ?? [])].filter(
    ({ severity }) => severity === 'error',
  );
  if (!built?.topology || errors.length > 0) throw new Error(`not valid: ${JSON.stringify(errors)}`);
  return { topology: built.topology, sources };
}

function analysisOf({ topology, sources }: Read, options: AnalyzeOptions): AnalysisDocument {
  const { document } = analyzeTopology(topology, options, [], sources);
  if (document === null) throw new Error('nothing was analysed');
  return document;
}
