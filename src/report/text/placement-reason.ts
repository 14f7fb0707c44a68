import type { Cause, PlacementResult } from '../../results/document.js';
import { count, duration, enumeration } from './figures.js';
import { name } from './page.js';
import { effective, evidenceMark, type RunFacts } from './run-facts.js';

/** `standby in azure/eastus2: cannot take over, that needs azure/centralus/control-plane, which is down` */
export function placementLine(facts: RunFacts, placement: PlacementResult): string {
  const where = placement.id === placement.in ? '' : `${name(placement.id)} `;
  return `${placement.role} ${where}in ${name(placement.in)}: ${placementReason(facts, placement)}`;
}

/** Why a placement does not work: its first cause that takes it down. */
export function placementReason(facts: RunFacts, placement: PlacementResult): string {
  const causes = effective(placement.causes, 'down');
  const standby = causes.find((cause) => cause.type === 'standby');
  if (standby !== undefined) return standbyReason(facts, standby, placement.causes);
  const first = causes[0];
  if (first === undefined) return placement.works ? 'works, out of reach' : 'does not work';
  return causeReason(facts, first, placement) + moreCauses(causes.length - 1);
}

/** ` (and 2 more causes)` */
export function moreCauses(number: number): string {
  if (number <= 0) return '';
  return ` (and ${number === 1 ? '1 more cause' : `${count(number)} more causes`})`;
}

function causeReason(facts: RunFacts, cause: Cause, placement: PlacementResult): string {
  const id = name(cause.id);
  const mark = evidenceMark(cause);
  switch (cause.type) {
    case 'injection':
      return 'fails (the scenario)';
    case 'cut':
      return `${id} is cut off`;
    case 'overload':
      return overload(cause);
    case 'standby':
      return standbyReason(facts, cause, placement.causes);
    case 'domain':
      if (cause.via === 'in' && cause.id === placement.in)
        return `${facts.isInjected(cause.id) ? 'fails' : 'is down'}${mark}`;
      if (cause.via === 'in') return `${id} ${facts.isInjected(cause.id) ? 'fails' : 'is down'}${mark}`;
      return `${cause.via === 'stack' ? 'runs' : 'needs'} ${id}, which ${conditionOf(facts, cause)}${mark}`;
    case 'dependency':
      return `needs ${id}, which ${conditionOf(facts, cause)}${mark}`;
  }
}

/** `fails`, `is down`, `loses a part`, `is out of reach`: how what is needed is. */
export function conditionOf(facts: RunFacts, cause: Cause): string {
  if (cause.type !== 'dependency') return facts.isInjected(cause.id) ? 'fails' : 'is down';
  const state = facts.stateOf(cause.id);
  if (state === 'down') return 'is down';
  return cause.effect === 'down' ? 'is out of reach' : state === 'partial' ? 'loses a part' : 'is degraded';
}

export function overload(cause: Cause): string {
  if (cause.capacity === undefined || cause.demand === undefined) return 'overloaded';
  return `overloaded: ${count(cause.capacity)} left, ${count(cause.demand)} asked for`;
}

function standbyReason(facts: RunFacts, standby: Cause, causes: readonly Cause[]): string {
  if (standby.reason === 'takes') {
    const takes = standby.takesSeconds === undefined ? 'longer' : duration(standby.takesSeconds);
    return `takes ${takes} to take over`;
  }
  if (standby.reason === 'not needed') return 'was not called on';
  const needed = causes.filter((cause) => cause.via === 'activation' && cause.type !== 'standby');
  if (needed.length === 0) return 'cannot take over, what that needs is down';
  const first = needed[0]!;
  const names = enumeration(
    needed.map((cause) => name(cause.id)),
    2,
  );
  const which =
    needed.length === 1
      ? `which ${conditionOf(facts, first) === 'fails' ? 'is down' : conditionOf(facts, first)}`
      : 'which are down';
  return `cannot take over, that needs ${names}, ${which}${evidenceMark(first)}`;
}
