import { compile } from '../../compile/compile.js';
import type { Compiled } from '../../compile/types.js';
import { space, type Work } from '../../engines/index.js';
import type { Edit } from '../../model/edit/edit.js';
import { switchable } from '../../model/edit/switchable.js';
import type { Injection, Run, Target, Topology } from '../../model/topology.js';
import { needsOf } from '../needs-of.js';
import type { Trial } from './laboratory.js';
import { trialOf } from './run-edited.js';

/** Many edits compiled together. */
export interface Switchboard {
  /** null: this edit is not one of them, or here it would not mean what it means alone. */
  try(key: string, edit: Edit, run: Run, work: Work): Trial | null;
}

/** @param runs those that will be tried: what they isolate has to be known beforehand */
export function switchboard(
  topology: Topology,
  isJudged: (service: number) => boolean,
  runs: readonly Run[],
  edits: readonly Edit[],
): Switchboard | null {
  const distinct = new Map(edits.map((edit) => [JSON.stringify(edit), edit]));
  if (distinct.size < 2) return null;
  const { topology: wide, switches } = switchable(topology, [...distinct.values()]);
  const index = new Map([...distinct.keys()].map((key, i) => [key, i]));
  const compiled = compile(wide, needsOf(runs));
  const buffers = space(compiled);
  const off = switches.flatMap((one) => one?.off ?? []);
  return {
    try(key, edit, run, work) {
      const chosen = switches[index.get(key) ?? -1] ?? null;
      if (chosen === null || !isAlone(compiled, edit)) return null;
      const failed = [...off.filter((d) => !chosen.off.includes(d)), ...chosen.on];
      const targets = failed.map((domain): Target => ({ type: 'domain', domain }));
      const steps = run.steps.map((step): Injection => ({ ...step, fail: [...step.fail, ...targets] }));
      return trialOf(wide, compiled, { ...run, steps }, isJudged, buffers, work);
    },
  };
}

/** In a circle losses go round as often as it has members, and an edit may open it. */
function isAlone({ loss }: Compiled, edit: Edit): boolean {
  if (loss === null || edit.type === 'placement') return true;
  const component = loss.component['at' in edit ? edit.at.service : edit.service]!;
  return loss.componentStart[component + 1]! - loss.componentStart[component]! === 1;
}
