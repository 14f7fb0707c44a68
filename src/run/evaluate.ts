import { compile } from '../compile/compile.js';
import { inject } from '../compile/inject.js';
import type { Compiled } from '../compile/types.js';
import type { Place, Span } from '../diagnostics/types.js';
import { propagate, type Space, space, spend, type Work } from '../engines/index.js';
import type { Run, Topology } from '../model/topology.js';
import { certify } from '../results/certify.js';
import type { RunProof, ScenarioResult } from '../results/document.js';
import { type RowMemory, rowMemory } from '../results/row-memory.js';
import { runProof } from '../results/run-proof.js';
import { type RunHead, scenarioResult } from '../results/scenario-result.js';
import { needsOf } from './needs-of.js';
import { worstStep } from './worst-step.js';

export interface EvaluateOptions {
  readonly locate: (span: Span) => Place;
  readonly certificate: boolean;
  /** Which services are told of, by index. */
  readonly isJudged: (service: number) => boolean;
  /** Spent by every run; too little throws OutOfWork. */
  readonly work: Work;
}

/** A run: what is reported of it, and all that was judged: more than one result where it has events. */
export interface Evaluated {
  readonly reported: ScenarioResult;
  readonly steps: readonly ScenarioResult[];
  /** Beside `steps`; empty without certificates. */
  readonly proofs: readonly Omit<RunProof, 'policy'>[];
}

/** Evaluates one run after another; `head` is what the document says of it besides. */
export type Evaluate = (head: Omit<RunHead, 'id' | 'title' | 'duration'>, run: Run) => Evaluated;

/** @param runs every run that will be asked for */
export type MakeEvaluate = (topology: Topology, runs: readonly Run[], options: EvaluateOptions) => Evaluate;

/** Compiles a topology once for all its runs; what comes back evaluates one run after another in the same buffers. */
export function evaluator(topology: Topology, runs: readonly Run[], options: EvaluateOptions): Evaluate {
  const compiled = compile(topology, needsOf(runs));
  const buffers = space(compiled);
  const memory = rowMemory();
  // All are made once as they are where all is well, and once more for a run that takes everything down: no reason to refuse it.
  let free = 2 * topology.services.length;
  return (head, run) => {
    const full: RunHead = { ...head, id: run.id, title: run.title, duration: run.duration };
    const judged = run.steps.map((_, step) =>
      one({ topology, compiled, buffers, memory, options }, full, run, step),
    );
    const steps = judged.map(({ result }) => result);
    for (const { states } of steps)
      spend(options.work, PER_TOLD * (states.degraded + states.partial + states.down));
    spend(options.work, PER_ROW * Math.max(0, memory.made - free));
    free = Math.max(free, memory.made);
    return {
      reported: worstStep(steps),
      steps,
      proofs: judged.flatMap(({ proof }) => proof ?? []),
    };
  };
}

/** Steps for what is down: why is found out, several times as dear as looking at what is well. */
export const PER_DOWN = 4;

/** Steps for a service that is not up: its causes are compared with those of the run before. */
export const PER_TOLD = 16;

/** Steps for a row that is not the same as in the run before, which is kept until all runs are told of. */
const PER_ROW = 20;

export interface Workshop {
  readonly topology: Topology;
  readonly compiled: Compiled;
  readonly buffers: Space;
  readonly memory: RowMemory;
  readonly options: EvaluateOptions;
}

function one(
  { topology, compiled, buffers, memory, options }: Workshop,
  head: RunHead,
  run: Run,
  step: number,
): { readonly result: ScenarioResult; readonly proof: Evaluated['proofs'][number] | null } {
  const injection = run.steps[step]!;
  spend(options.work, topology.domains.length + compiled.serviceGate.length + compiled.placementGate.length);
  const injected = inject(topology, compiled, injection);
  const worlds = propagate(compiled, injected, run.duration, buffers, options.work);
  for (const { down } of worlds) spend(options.work, PER_DOWN * down.count);
  const capacity = injected.capacity ?? compiled.placementCapacity;
  const certificate = options.certificate ? certify(topology, compiled, injection, capacity, worlds) : null;
  const judged = {
    ...options,
    ...{ topology, compiled, injection, capacity, worlds, memory, certificate },
  };
  const proof = certificate && runProof(topology, run, step, certificate);
  return { result: scenarioResult(head, judged), proof };
}
