import { reportJson } from '../../../src/report/json.js';
import type { AnalysisDocument } from '../../../src/results/document.js';
import { analyzeTopology } from '../../../src/run/analyze.js';
import { readTopologyText } from '../../../src/run/read-topology.js';
import type { AnalyzeOptions } from '../../../src/run/types.js';
import { type Verified, verifyDocument } from '../../../src/run/verify/verify-document.js';

/** A result as it comes back from a file. */
export interface Saved {
  readonly document: AnalysisDocument;
  verify(document: AnalysisDocument): Verified;
}

/** Analyses a text, with a certificate. */
export function saved(text: string, options: AnalyzeOptions = {}, all = true): Saved | null {
  const { topology, diagnostics, sources } = readTopologyText('t.yaml', text);
  if (topology === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const { document } = analyzeTopology(topology, { ...options, certificate: true }, [], sources);
  if (document === null) return null;
  const { duration, sector, owner } = options;
  const same = Object.fromEntries(
    Object.entries({ duration, sector, owner }).filter(([, value]) => value !== undefined),
  );
  return {
    document: JSON.parse([...reportJson(document, { all })].join('')),
    verify: (said) => verifyDocument(said, { topology, baseline: null, sources }, same),
  };
}
