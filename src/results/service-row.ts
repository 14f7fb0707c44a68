import { POOLED } from '../compile/types.js';
import type { World } from '../engines/index.js';
import { placementCauses, serviceCauses } from './causes.js';
import type { WorldCertificate } from './certificate.js';
import type { Cause, PlacementResult, ServiceResult } from './document.js';
import { fraction } from './fraction.js';
import {
  cutsBetween,
  isPlacementImpaired,
  placementLoss,
  type Reading,
  STATES,
  serviceLost,
  serviceState,
  worksPlacement,
} from './reading.js';
import type { Judged } from './scenario-result.js';

/** A service over the worlds of a run. */
export interface Row {
  /** Index into STATES and the share lost, beside the worlds. */
  readonly byMoment: readonly { readonly state: number; readonly lost: number }[];
  /** Index of its worst world, the first of equals. */
  readonly worst: number;
}

export function rowOf(readings: readonly Reading[], s: number): Row {
  const byMoment = readings.map((reading) => {
    const lost = serviceLost(reading, s);
    const state = serviceState(reading, s);
    if (lost === 1) return ALL_LOST;
    return lost === 0 && state === 0 ? WELL : { state, lost };
  });
  let worst = 0;
  for (let w = 1; w < byMoment.length; w++) if (isMore(byMoment[w]!, byMoment[worst]!)) worst = w;
  return { byMoment, worst };
}

const WELL = { state: 0, lost: 0 };
const ALL_LOST = { state: 3, lost: 1 };

const isMore = (a: Row['byMoment'][number], b: Row['byMoment'][number]): boolean =>
  a.state > b.state || (a.state === b.state && a.lost > b.lost + 1e-9);

export const stateOf = (row: Row): number => row.byMoment[row.worst]!.state;

/** A row to which is still to be said what it stands under. Written into it: copies of a million rows were half of the time. */
export interface DraftRow extends Omit<ServiceResult, 'under'> {
  under: Cause | null;
}

/** The row of a service, still without what it stands under; an untouched one, without causes, is the same object in every run. */
export function draftRow(judged: Judged, readings: readonly Reading[], row: Row, s: number): DraftRow {
  const { placementStart } = judged.compiled;
  const reading = readings[row.worst]!;
  const ofPlacements: Cause[][] = [];
  let isTouched = judged.certificate !== null || readings.length > 1 || stateOf(row) > 0;
  for (let p = placementStart[s]!; p < placementStart[s + 1]!; p++) {
    const causes = isWell(reading, p) ? NO_CAUSES : placementCauses(reading, s, p);
    if (causes.some(({ reason }) => reason !== 'not needed')) isTouched = true;
    ofPlacements.push(causes);
  }
  const known = isTouched ? undefined : judged.untouched.get(s);
  if (known) return known;
  const result = fullRow(judged, readings, row, s, ofPlacements);
  if (!isTouched) judged.untouched.set(s, result);
  return result;
}

/** Of what is well, and only of that. */
const NO_CAUSES: Cause[] = [];

function isWell(reading: Reading, p: number): boolean {
  return worksPlacement(reading, p) && placementLoss(reading, p) === 0 && !isPlacementImpaired(reading, p);
}

function fullRow(
  { topology, certificate, worlds, locate, wellPlacements }: Judged,
  readings: readonly Reading[],
  row: Row,
  s: number,
  ofPlacements: readonly (readonly Cause[])[],
): DraftRow {
  const { id, title, sector, tier, owner, users, at } = topology.services[s]!;
  const settled = row.byMoment[row.byMoment.length - 1]!;
  const reading = readings[row.worst]!;
  let lost = 0;
  for (const moment of row.byMoment) lost = Math.max(lost, moment.lost);
  const full: DraftRow = {
    id,
    title,
    sector,
    tier,
    owner,
    users,
    state: STATES[stateOf(row)]!,
    lost: fraction(lost),
    settled: told(settled),
    backSeconds: backSeconds(worlds, row),
    at: locate(at),
    placements: placementRows(reading, s, ofPlacements, wellPlacements),
    redundancy: redundancy(readings[readings.length - 1]!, s),
    causes: stateOf(row) === 0 ? NO_CAUSES : serviceCauses(reading, s, ofPlacements),
    under: null,
    byMoment: row.byMoment.map(told),
  };
  return certificate === null
    ? full
    : { ...full, certificate: certificate.worlds.map((world) => downSince(world, s)) };
}

type Told = ServiceResult['settled'];

const UP: Told = { state: 'up', lost: 0 };
const DOWN: Told = { state: 'down', lost: 1 };

/** Nearly always one of two: those are shared. */
function told({ state, lost }: Row['byMoment'][number]): Told {
  if (state === 0 && lost === 0) return UP;
  if (state === 3 && lost === 1) return DOWN;
  return { state: STATES[state]!, lost: fraction(lost) };
}

/** The last moment before the end whose world is worse for it than the settled one. */
function backSeconds(worlds: readonly World[], { byMoment }: Row): number | null {
  const settled = byMoment[byMoment.length - 1]!;
  for (let w = byMoment.length - 2; w >= 0; w--) {
    const { state, lost } = byMoment[w]!;
    if (state > settled.state || lost > settled.lost + 1e-9) return worlds[w]!.moment;
  }
  return null;
}

/** Placements that count (local services: that work), of all. */
function redundancy(reading: Reading, s: number): ServiceResult['redundancy'] {
  const { placementStart, placementClass, serving } = reading.compiled;
  let working = 0;
  for (let p = placementStart[s]!; p < placementStart[s + 1]!; p++) {
    if (!worksPlacement(reading, p)) continue;
    const isPooled = serving[s] === POOLED && placementClass[p] !== 0;
    if (!isPooled || cutsBetween(reading, placementClass[p]!, 0).length === 0) working++;
  }
  return { working, of: placementStart[s + 1]! - placementStart[s]! };
}

function placementRows(
  reading: Reading,
  s: number,
  ofPlacements: readonly (readonly Cause[])[],
  well: Map<number, PlacementResult>,
): PlacementResult[] {
  const start = reading.compiled.placementStart[s]!;
  return reading.topology.services[s]!.placements.map((_, i) => {
    const p = start + i;
    const causes = ofPlacements[i]!;
    if (causes !== NO_CAUSES) return placementRow(reading, s, p, causes);
    let known = well.get(p);
    if (known === undefined) well.set(p, (known = placementRow(reading, s, p, causes)));
    return known;
  });
}

function placementRow(reading: Reading, s: number, p: number, causes: readonly Cause[]): PlacementResult {
  const { topology, compiled } = reading;
  const { id, domain, role, share } = topology.services[s]!.placements[p - compiled.placementStart[s]!]!;
  return {
    id,
    in: topology.domains[domain]!.id,
    role,
    works: worksPlacement(reading, p),
    impaired: worksPlacement(reading, p) && isPlacementImpaired(reading, p),
    lost: fraction(placementLoss(reading, p)),
    share: fraction(share),
    causes,
  };
}

type Since = { readonly time: number; readonly rank: number };

const sinces = new WeakMap<WorldCertificate, ReadonlyMap<number, Since>>();

/** When and at which rank it went down in a world; null: it did not. */
function downSince(world: WorldCertificate, s: number): Since | null {
  let known = sinces.get(world);
  if (!known) {
    known = new Map(
      world.steps.flatMap(({ element, time, rank }) =>
        element.type === 'service' ? [[element.service, { time, rank }]] : [],
      ),
    );
    sinces.set(world, known);
  }
  return known.get(s) ?? null;
}
