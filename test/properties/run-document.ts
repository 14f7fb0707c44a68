import type { ScenarioResult } from '../../src/results/document.js';
import { runEngine } from '../agreement/run-engine.js';
import type { ScenarioEntry, TopologyDocument } from '../arbitrary/document.js';
import { build, durationOf, injectionOf } from '../oracle/build.js';

/** What a drawn document does when it is run, under its own scenario or with parts of it replaced. */
export function runDocument(document: TopologyDocument, change: Partial<ScenarioEntry> = {}): ScenarioResult {
  const topology = build(document);
  const scenario = { ...document.scenarios.s0!, ...change };
  return runEngine(topology, injectionOf(topology, scenario), durationOf(scenario)).result;
}

/** The same outage without an end, and without the keys of the scenario that are named. */
export function sustained(
  document: TopologyDocument,
  without: keyof ScenarioEntry = 'duration',
): TopologyDocument {
  const dropped = new Set<string>(['duration', without]);
  const kept = Object.entries(document.scenarios.s0!).filter(([key]) => !dropped.has(key));
  return { ...document, scenarios: { s0: Object.fromEntries(kept) } };
}
