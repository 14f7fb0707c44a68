import { compile } from '../compile/compile.js';
import { inject } from '../compile/inject.js';
import type { Compiled } from '../compile/types.js';
import type { Place, Span } from '../diagnostics/types.js';
import { propagate, type Space, space } from '../engines/index.js';
import type { Run, Topology } from '../model/topology.js';
import type { ScenarioResult } from '../results/document.js';
import { type RunHead, scenarioResult } from '../results/scenario-result.js';

export interface EvaluateOptions {
  readonly locate: (span: Span) => Place;
  readonly certificate: boolean;
  /** Which services are told of, by index. */
  readonly isJudged: (service: number) => boolean;
}

/** Compiles a topology once for all its runs; what comes back evaluates one run after another in the same buffers. */
export function evaluator(
  topology: Topology,
  runs: readonly Run[],
  options: EvaluateOptions,
): (head: Omit<RunHead, 'id' | 'title' | 'duration'>, run: Run) => ScenarioResult {
  const steps = runs.flatMap((run) => run.steps);
  const compiled = compile(topology, {
    isolated: new Set(steps.flatMap(({ isolate }) => isolate)),
    degrades: steps.some(({ degrade }) => degrade.length > 0),
  });
  const buffers = space(compiled);
  return (head, run) => {
    const full: RunHead = { ...head, id: run.id, title: run.title, duration: run.duration };
    const results = run.steps.map((_, step) => one({ topology, compiled, buffers, options }, full, run, step));
    return results.reduce((worst, result) => (result.lostUsers > worst.lostUsers ? result : worst));
  };
}

interface Workshop {
  readonly topology: Topology;
  readonly compiled: Compiled;
  readonly buffers: Space;
  readonly options: EvaluateOptions;
}

function one({ topology, compiled, buffers, options }: Workshop, head: RunHead, run: Run, step: number): ScenarioResult {
  const injection = run.steps[step]!;
  const injected = inject(topology, compiled, injection);
  const worlds = propagate(compiled, injected, run.duration, buffers);
  const capacity = injected.capacity ?? compiled.placementCapacity;
  return scenarioResult(head, { topology, compiled, injection, capacity, worlds, ...options });
}
