import { runEngine } from '../agreement/run-engine.js';
import type { TopologyDocument } from '../arbitrary/document.js';
import { build, durationOf, injectionOf } from '../oracle/build.js';

export { documents } from './documents.js';

/** What is said and how much work it took, one after the other as they are asked for: by scenario, alone and among the others. */
export function* answersOf(document: TopologyDocument): Generator<string> {
  const topology = build(document);
  const scenarios = Object.values(document.scenarios);
  const all = scenarios.map((scenario) => injectionOf(topology, scenario));
  for (const [i, scenario] of scenarios.entries()) {
    for (const among of [[all[i]!], all]) {
      const { result, certificate, steps } = runEngine(topology, all[i]!, durationOf(scenario), among);
      yield JSON.stringify([result, certificate, steps]);
    }
  }
}
