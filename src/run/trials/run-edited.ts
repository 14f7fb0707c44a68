import { compile } from '../../compile/compile.js';
import { inject } from '../../compile/inject.js';
import type { Compiled } from '../../compile/types.js';
import { propagate, type Space, space, UNLIMITED, type Work } from '../../engines/index.js';
import { applyEdit } from '../../model/edit/apply-edit.js';
import type { Edit } from '../../model/edit/edit.js';
import type { Injection, Run, Topology } from '../../model/topology.js';
import { outcomeOf } from '../../results/outcome.js';
import { needsOf } from '../needs-of.js';
import { worstStep } from '../worst-step.js';
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
  return { steps: outcomes, worst: worstStep(outcomes) };
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
