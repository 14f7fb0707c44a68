import { compile } from '../../compile/compile.js';
import { inject } from '../../compile/inject.js';
import type { Compiled } from '../../compile/types.js';
import { propagate, type Space, space, UNLIMITED, type Work } from '../../engines/index.js';
import { applyEdit } from '../../model/edit/apply-edit.js';
import type { Edit } from '../../model/edit/edit.js';
import type { Injection, Run, Topology } from '../../model/topology.js';
import { type Outcome, outcomeOf } from '../../results/outcome.js';
import type { Trial } from './laboratory.js';

/** A trial in a topology of its own. null: the edit leaves nothing that could be run. */
export function runEdited(
  topology: Topology,
  edit: Edit,
  run: Run,
  isJudged: (service: number) => boolean,
  work: Work = UNLIMITED,
): Trial | null {
  const edited = applyEdit(topology, edit);
  if (edited === null) return null;
  const compiled = compile(edited, needsOf([run]));
  const steps = run.steps.map((step) => (edit.type === 'remove' ? withoutRemoved(step, edit) : step));
  return trialOf(edited, compiled, { ...run, steps }, isJudged, undefined, work);
}

/** What compiling has to know of the runs. */
export function needsOf(runs: readonly Run[]): { isolated: ReadonlySet<number>; degrades: boolean } {
  const steps = runs.flatMap((run) => run.steps);
  return {
    isolated: new Set(steps.flatMap(({ isolate }) => isolate)),
    degrades: steps.some(({ degrade }) => degrade.length > 0),
  };
}

export function trialOf(
  topology: Topology,
  compiled: Compiled,
  { steps, duration }: Run,
  isJudged: (service: number) => boolean,
  buffers: Space = space(compiled),
  work: Work = UNLIMITED,
): Trial {
  const outcomes = steps.map((injection) => {
    const injected = inject(topology, compiled, injection);
    const worlds = propagate(compiled, injected, duration, buffers, work);
    const capacity = injected.capacity ?? compiled.placementCapacity;
    return outcomeOf({ topology, compiled, injection, capacity, worlds, isJudged });
  });
  return { steps: outcomes, worst: outcomes.reduce((worst, one) => (isWorse(one, worst) ? one : worst)) };
}

/** As the analysis chooses which of its steps to report. */
function isWorse(a: Outcome, b: Outcome): boolean {
  if (a.lostUsers !== b.lostUsers) return a.lostUsers > b.lostUsers;
  return a.settledLostUsers > b.settledLostUsers;
}

/** An injection names placements by index; one that is not there cannot fail. */
function withoutRemoved(injection: Injection, edit: Extract<Edit, { type: 'remove' }>): Injection {
  if (edit.what !== 'placement') return injection;
  const { service, index } = edit.at;
  const fail = injection.fail.flatMap((target): Injection['fail'] => {
    if (target.type !== 'placement' || target.service !== service || target.placement < index)
      return [target];
    return target.placement === index ? [] : [{ ...target, placement: target.placement - 1 }];
  });
  return { ...injection, fail };
}
