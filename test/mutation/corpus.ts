import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { runEngine } from '../agreement/run-engine.js';
import { TELLING } from '../agreement/telling.js';
import type { TopologyDocument } from '../arbitrary/document.js';
import { cutsBehindCuts, type Features, topologyDocument } from '../arbitrary/topology.js';
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

/**
 * The telling ones, then `perKind` random ones of each kind in turn, always the same: the first difference ends a run, so
 * the sooner it comes, the better.
 */
export function documents(perKind: number): TopologyDocument[] {
  const kinds = [...FEATURES.map((features) => topologyDocument(features)), cutsBehindCuts()];
  const drawn = kinds.map((kind, i) => fc.sample(kind, { numRuns: perKind, seed: 20_240_719 + i }));
  const inTurn = drawn[0]!.flatMap((_, n) => drawn.map((ofKind) => ofKind[n]!));
  return [...Object.values(TELLING), ...inTurn];
}

/** One after the other, as they are asked for: by scenario. */
export function* answersOf(document: TopologyDocument): Generator<string> {
  const topology = build(document);
  for (const scenario of Object.values(document.scenarios)) {
    const injection = injectionOf(topology, scenario);
    const { result, certificate } = runEngine(topology, injection, durationOf(scenario));
    yield JSON.stringify([result, certificate]);
  }
}
