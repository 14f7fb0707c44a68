import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runEngine } from '../agreement/run-engine.js';
import type { TopologyDocument } from '../arbitrary/document.js';
import { build, durationOf, injectionOf } from '../oracle/build.js';

/** What the engine as it is says of each document: any other answer of a mutant is a difference somebody would see. */
export interface Known {
  readonly document: TopologyDocument;
  readonly answers: readonly string[];
}

/** One `Known` a line, outside of the tree: Stryker works in copies of it. */
export const corpusFile = join(tmpdir(), 'blast-radius-mutation-corpus.jsonl');

/** What is said and how much work it took, one after the other as they are asked for: by scenario. */
export function* answersOf(document: TopologyDocument): Generator<string> {
  const topology = build(document);
  for (const scenario of Object.values(document.scenarios)) {
    const injection = injectionOf(topology, scenario);
    const { result, certificate, steps } = runEngine(topology, injection, durationOf(scenario));
    yield JSON.stringify([result, certificate, steps]);
  }
}
