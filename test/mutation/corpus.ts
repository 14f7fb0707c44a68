import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { runEngine } from '../agreement/run-engine.js';
import type { TopologyDocument } from '../arbitrary/document.js';
import { type Features, topologyDocument } from '../arbitrary/topology.js';
import { build, durationOf, injectionOf } from '../oracle/build.js';

/** What the engine as it is says of each document: any other answer of a mutant is a difference somebody would see. */
export interface Known {
  readonly document: TopologyDocument;
  readonly answers: readonly string[];
}

/** Outside of the tree: Stryker works in copies of it. */
export const corpusFile = join(tmpdir(), 'blast-radius-mutation-corpus.json');

const FEATURES: readonly Partial<Features>[] = [
  { delays: false, fallBacks: false, cuts: false, loss: false },
  { delays: false, fallBacks: false, cuts: false },
  { delays: false, fallBacks: false },
  { delays: false, cuts: false },
  { fallBacks: false, cuts: false },
  {},
];

/** `perKind` documents for each set of features, always the same ones. */
export function documents(perKind: number): TopologyDocument[] {
  return FEATURES.flatMap((features, i) =>
    fc.sample(topologyDocument(features), { numRuns: perKind, seed: 20_240_719 + i }),
  );
}

export function answersOf(document: TopologyDocument): string[] {
  const topology = build(document);
  return Object.values(document.scenarios).map((scenario) => {
    const injection = injectionOf(topology, scenario);
    const { result, certificate } = runEngine(topology, injection, durationOf(scenario));
    return JSON.stringify([result, certificate]);
  });
}
