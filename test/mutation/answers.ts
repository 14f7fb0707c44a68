import { runEngine } from '../agreement/run-engine.js';
import type { TopologyDocument } from '../arbitrary/document.js';
import { build, durationOf, injectionOf } from '../oracle/build.js';

export { documents } from './documents.js';

/** What is said and how much work it took, one after the other as they are asked for: by scenario. */
export function* answersOf(document: TopologyDocument): Generator<string> {
  const topology = build(document);
  for (const scenario of Object.values(document.scenarios)) {
    const injection = injectionOf(topology, scenario);
    const { result, certificate, steps } = runEngine(topology, injection, durationOf(scenario));
    yield JSON.stringify([result, certificate, steps]);
  }
}
