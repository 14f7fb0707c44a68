import { compile } from '../../src/compile/compile.js';
import { inject } from '../../src/compile/inject.js';
import { propagate, space } from '../../src/engines/index.js';
import type { Injection, Topology } from '../../src/model/topology.js';
import type { RunCertificate } from '../../src/results/certificate.js';
import { certify } from '../../src/results/certify.js';
import type { ScenarioResult } from '../../src/results/document.js';
import { rowMemory } from '../../src/results/row-memory.js';
import { scenarioResult } from '../../src/results/scenario-result.js';

export interface EngineResult {
  readonly result: ScenarioResult;
  readonly certificate: RunCertificate;
  /** As `--max-work` counts them. */
  readonly steps: number;
}

/**
 * One run through the engine as `analyze` runs it, with its certificate.
 * @param among what the runs inject that are compiled together with it
 */
export function runEngine(
  topology: Topology,
  injection: Injection,
  duration: number,
  among: readonly Injection[] = [injection],
): EngineResult {
  const compiled = compile(topology, {
    isolated: new Set(among.flatMap(({ isolate }) => isolate)),
    degrades: among.some(({ degrade }) => degrade.length > 0),
  });
  const injected = inject(topology, compiled, injection);
  const work = { left: Number.MAX_SAFE_INTEGER };
  const worlds = propagate(compiled, injected, duration, space(compiled), work);
  const capacity = injected.capacity ?? compiled.placementCapacity;
  const head = { id: 'run', scenario: 'run', title: null, at: null, duration };
  const certificate = certify(topology, compiled, injection, capacity, worlds);
  const judged = { topology, compiled, injection, capacity, worlds, certificate };
  const locate = () => ({ file: '', line: 1, column: 1 });
  return {
    result: scenarioResult(head, {
      ...judged,
      locate,
      isJudged: () => true,
      memory: rowMemory(),
    }),
    certificate,
    steps: Number.MAX_SAFE_INTEGER - work.left,
  };
}
