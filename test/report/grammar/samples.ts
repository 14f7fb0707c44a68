import { REPORTERS } from '../../../src/report/registry.js';
import type { AnalysisDocument } from '../../../src/results/document.js';
import { optionsOf } from '../documents.js';
import { HOSTILE, hostileDocument, LONG } from '../hostile.js';
import { CONCENTRATED } from '../july-2024.js';
import { SITUATIONS } from '../situations.js';

/** What every format is held against its grammar with: real shapes, policies in every state, and names that want to break it. */
export const SAMPLES: ReadonlyMap<string, AnalysisDocument> = new Map([
  ['july 2024', CONCENTRATED],
  ...[...SITUATIONS].filter(([, { topology }]) => topology.services < 1000),
  ['hostile names', hostileDocument(HOSTILE)],
  ['long names', hostileDocument(LONG)],
]);

export async function told(format: string, document: AnalysisDocument, all = false): Promise<string> {
  const reporter = await REPORTERS.get(format)!();
  const options = optionsOf({
    all,
    notes: document.notes ?? [],
    command: { file: 'infra/topology.yaml', commands: ['analyze'] },
  });
  return [...reporter(document, options)].join('');
}
