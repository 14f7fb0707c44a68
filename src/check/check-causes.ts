import type { Cause, ScenarioResult, ServiceResult } from '../results/document.js';
import { isCutCause, isDomainCause } from './domain-causes.js';
import type { ExpectedResult, ExpectedService, Told } from './expected-result.js';
import { isPlaceCause, type ToldWorld } from './place-causes.js';
import { capacityOn } from './pooled-service.js';
import { TOLERANCE } from './tolerance.js';
import { OUTSIDE } from './when.js';

type Row = Pick<ServiceResult, 'id' | 'state' | 'causes' | 'under'> & {
  readonly placements: readonly { readonly id: string; readonly causes: readonly Cause[] }[];
};

/**
 * Whether every cause that a result tells is one by the model: whatever it names exists and is in trouble in that world, does
 * what is said, and with the figures that are said. That none is left out is not checked, but that there is one.
 * @returns a sentence a cause that is none
 */
export function checkCauses(
  { told, services }: ExpectedResult,
  result: Pick<ScenarioResult, 'domainCauses' | 'cutCauses'> & { readonly services: readonly Row[] },
): string[] {
  const expected = new Map(services.map((row) => [row.id, row]));
  return [
    ...result.services.flatMap((row) => {
      const due = expected.get(row.id);
      return due === undefined ? [] : rowProblems(told, due, row);
    }),
    ...result.domainCauses
      .filter(({ id, under }) => !isDomainCause(told, id, under))
      .map(({ id, under }) => `domain ${id} ${saidOf(under)}, and that is no cause of it`),
    ...result.cutCauses
      .filter(({ id, under }) => !isCutCause(told, id, under))
      .map(({ id, under }) => `the cut of domain ${id} ${saidOf(under)}, and that is no cause of it`),
  ];
}

function rowProblems(
  told: Told,
  due: ExpectedService,
  { id, state, causes, under, placements }: Row,
): string[] {
  const at = told.worlds[due.worst]!;
  const places = told.ctx.placesOfService[due.index]!;
  const wrong = (cause: Cause): string => `service ${id} ${saidOf(cause)}, and that is no cause of it`;
  const ofPlacements = placements.flatMap((placement, p) =>
    placement.causes
      .filter((cause) => places[p] === undefined || !isPlaceCause(told, at, places[p], cause))
      .map((cause) => `placement ${id}@${placement.id} ${saidOf(cause)}, and that is no cause of it`),
  );
  const ofService = causes
    .filter(
      (cause) =>
        !isServiceCause(told, at, due, cause) && !places.some((p) => isPlaceCause(told, at, p, cause)),
    )
    .map(wrong);
  if ((state === 'up') !== (causes.length === 0))
    ofService.push(`service ${id} is ${state} with ${causes.length} causes`);
  const isUnder = under === null ? causes.length === 0 : causes.some((cause) => isSameCause(cause, under));
  return [
    ...ofPlacements,
    ...ofService,
    ...(isUnder ? [] : [`service ${id} stands under what is none of its causes`]),
  ];
}

/** What is no one placement's: it is parted from its users, or there is too little of it. */
function isServiceCause(
  { ctx }: Told,
  { end }: ToldWorld,
  { index }: ExpectedService,
  cause: Cause,
): boolean {
  const { id, demand, serving } = ctx.topology.services[index]!;
  if (cause.via !== null || cause.group || cause.evidence !== undefined) return false;
  if (cause.type === 'cut') {
    const isCut = ctx.topology.domains.some((domain, d) => domain.id === cause.id && end.isCut(d));
    return (
      isCut && serving === 'pooled' && cause.effect === 'down' && cause.worksWithoutSeconds === undefined
    );
  }
  if (cause.type !== 'overload' || cause.id !== id || demand === null || cause.demand !== demand)
    return false;
  const left = capacityOn(index, OUTSIDE, end);
  return (
    left < demand &&
    Math.abs((cause.capacity ?? Number.NaN) - left) <= TOLERANCE * Math.max(1, left) &&
    cause.effect === (end.lost(index) >= 1 - TOLERANCE ? 'down' : 'partial')
  );
}

/** Causes have plain fields only. */
function isSameCause(a: Cause, b: Cause): boolean {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Cause>;
  return [...fields].every((field) => a[field] === b[field]);
}

function saidOf(cause: Cause | null): string {
  if (cause === null) return 'is said to have no cause but the scenario';
  return `is said to be ${cause.effect} because of ${cause.type} ${cause.id}`;
}
