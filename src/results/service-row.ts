import { POOLED } from '../compile/types.js';
import type { World } from '../engines/index.js';
import type { Topology } from '../model/topology.js';
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
import { type DraftRow, isAsLast } from './row-memory.js';
import type { Judged } from './scenario-result.js';

/** A service over the worlds of a run. */
export interface Row {
  /** Index into STATES and the share lost, beside the worlds. */
  readonly byMoment: readonly { readonly state: number; readonly lost: number }[];
  /** Index of its worst world, the first of equals. */
  readonly worst: number;
}

export function rowOf(readings: readonly Reading[], s: number): Row {
  if (readings.length === 1) return rowOfOne(momentOf(readings[0]!, s));
  const byMoment = readings.map((reading) => momentOf(reading, s));
  let worst = 0;
  for (let w = 1; w < byMoment.length; w++) if (isMore(byMoment[w]!, byMoment[worst]!)) worst = w;
  return { byMoment, worst };
}

function momentOf(reading: Reading, s: number): Row['byMoment'][number] {
  const lost = serviceLost(reading, s);
  if (lost === 1) return ALL_LOST;
  const state = serviceState(reading, s);
  return lost === 0 && state === 0 ? WELL : { state, lost };
}

/** Nearly all are one of two: these are shared. */
function rowOfOne(moment: Row['byMoment'][number]): Row {
  if (moment === WELL) return WELL_ROW;
  return moment === ALL_LOST ? ALL_LOST_ROW : { byMoment: [moment], worst: 0 };
}

const WELL = { state: 0, lost: 0 };
const ALL_LOST = { state: 3, lost: 1 };
const WELL_ROW: Row = { byMoment: [WELL], worst: 0 };
const ALL_LOST_ROW: Row = { byMoment: [ALL_LOST], worst: 0 };

const isMore = (a: Row['byMoment'][number], b: Row['byMoment'][number]): boolean =>
  a.state > b.state || (a.state === b.state && a.lost > b.lost + 1e-9);

export const stateOf = (row: Row): number => row.byMoment[row.worst]!.state;

/**
 * The row of a service, still without what it stands under. One that is as it was in the run before is the same object, and so is an
 * untouched one, which has no causes.
 */
export function draftRow(judged: Judged, readings: readonly Reading[], row: Row, s: number): DraftRow {
  const { memory } = judged;
  const reading = readings[row.worst]!;
  const ofPlacements: Map<number, readonly Cause[]> = new Map();
  const isAlone = judged.certificate === null && readings.length === 1;
  let isTouched = !isAlone || stateOf(row) > 0;
  for (const p of notWell(reading, s)) {
    const causes = placementCauses(reading, s, p);
    if (causes.some(({ reason }) => reason !== 'not needed')) isTouched = true;
    ofPlacements.set(p, causes);
  }
  const known = isTouched ? undefined : memory.untouched.get(s);
  const { working } = redundancy(reading, s);
  // Nothing is amiss with its placements, but some may be cut off.
  if (known?.redundancy.working === working) return known;
  const causes = stateOf(row) === 0 ? NO_CAUSES : serviceCauses(reading, s, ofPlacements);
  const last = isAlone && isTouched ? memory.last.get(s) : undefined;
  const { state, lost } = row.byMoment[row.worst]!;
  const now = { state: STATES[state]!, lost: fraction(lost), working, causes, ofPlacements };
  if (last && isAsLast(last, reading, s, now)) return last.row;
  const result = fullRow(judged, readings, row, s, ofPlacements, causes);
  memory.made++;
  if (!isTouched) memory.untouched.set(s, result);
  else if (isAlone) memory.last.set(s, { row: result, isTold: false, ofPlacements });
  return result;
}

/** Of what is well, and only of that. */
const NO_CAUSES: Cause[] = [];

/** The placements of a service that do not work, lose something or are impaired. Most of 300 sites are well in each of 300 runs. */
function notWell({ world, compiled }: Reading, s: number): readonly number[] {
  const { placementStart, placementGate, bad } = compiled;
  const { remaining } = world.down;
  const lost = world.loss?.placement;
  const impaired = bad === null ? undefined : world.bad?.remaining;
  const found: number[] = [];
  for (let p = placementStart[s]!; p < placementStart[s + 1]!; p++) {
    const isWell =
      remaining[placementGate[p]!]! > 0 &&
      (lost === undefined || lost[p] === 0) &&
      (impaired === undefined || impaired[bad!.placement[p]!]! > 0);
    if (!isWell) found.push(p);
  }
  return found;
}

function fullRow(
  { topology, certificate, worlds, locate, memory }: Judged,
  readings: readonly Reading[],
  row: Row,
  s: number,
  ofPlacements: ReadonlyMap<number, readonly Cause[]>,
  causes: readonly Cause[],
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
    placements: placementRows(reading, s, ofPlacements, memory.wellPlacements),
    redundancy: redundancy(readings[readings.length - 1]!, s),
    causes,
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
  const { placementStart, placementGate, placementClass, serving } = reading.compiled;
  const { remaining } = reading.world.down;
  let working = 0;
  for (let p = placementStart[s]!; p < placementStart[s + 1]!; p++) {
    if (remaining[placementGate[p]!]! <= 0) continue;
    const isPooled = serving[s] === POOLED && placementClass[p] !== 0;
    if (!isPooled || cutsBetween(reading, placementClass[p]!, 0).length === 0) working++;
  }
  return { working, of: placementStart[s + 1]! - placementStart[s]! };
}

/** Those that are well are the same objects in all runs, and copied together. */
function placementRows(
  reading: Reading,
  s: number,
  ofPlacements: ReadonlyMap<number, readonly Cause[]>,
  well: Map<number, readonly PlacementResult[]>,
): readonly PlacementResult[] {
  let all = well.get(s);
  if (all === undefined) well.set(s, (all = wellRows(reading.topology, s)));
  if (ofPlacements.size === 0) return all;
  const start = reading.compiled.placementStart[s]!;
  // A service without placements has one all the same, of which nothing is said.
  const rows = all.slice();
  for (const [p, causes] of ofPlacements)
    if (p - start < rows.length) rows[p - start] = placementRow(reading, s, p, causes);
  return rows;
}

function wellRows({ domains, services }: Topology, s: number): readonly PlacementResult[] {
  return services[s]!.placements.map(({ id, domain, role, share }) => ({
    id,
    in: domains[domain]!.id,
    role,
    works: true,
    impaired: false,
    lost: 0,
    share: fraction(share),
    causes: NO_CAUSES,
  }));
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
