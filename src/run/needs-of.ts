import type { CompileOptions } from '../compile/compile.js';
import type { Run } from '../model/topology.js';

/** What compiling has to know of the runs beforehand. */
export function needsOf(runs: readonly Run[]): CompileOptions & { readonly isolated: ReadonlySet<number> } {
  const steps = runs.flatMap((run) => run.steps);
  return {
    isolated: new Set(steps.flatMap(({ isolate }) => isolate)),
    degrades: steps.some(({ degrade }) => degrade.length > 0),
  };
}
