import type { Compiled } from '../compile/types.js';
import type { Place, Span } from '../diagnostics/types.js';
import { firedAt, type World } from '../engines/index.js';
import type { Injection, State, Target, Topology } from '../model/topology.js';
import { domainCause, placementCauses, serviceCauses } from './causes.js';
import type { Cause, PlacementResult, ScenarioResult, SectorResult, ServiceResult } from './document.js';
import { fraction, userCount } from './fraction.js';
import {
  cutsBetween,
  isDomainCut,
  isDomainDown,
  isPlacementImpaired,
  namedServices,
  placementLoss,
  type Reading,
  STATES,
  serviceLost,
  serviceState,
  worksPlacement,
} from './reading.js';
import { nearestCauses } from './under.js';

/** What identifies a run in the document. */
export interface RunHead {
  readonly id: string;
  readonly scenario: string;
  readonly title: string | null;
  readonly at: Span | null;
  /** Seconds; Infinity: sustained. */
  readonly duration: number;
}

export interface Judged {
  readonly topology: Topology;
  readonly compiled: Compiled;
  readonly injection: Injection;
  /** Capacities under the injection's limits. */
  readonly capacity: Float64Array;
  /** Ascending by moment; the last is the settled one. */
  readonly worlds: readonly World[];
  readonly locate: (span: Span) => Place;
  readonly certificate: boolean;
  /** Which services are told of, by index. */
  readonly isJudged: (service: number) => boolean;
}

interface Row {
  readonly byMoment: { state: number; lost: number }[];
  /** Index of its worst world, the first of equals. */
  readonly worst: number;
}

/** The worlds of one run as a result. Linear in services x worlds and in what is not up. */
export function scenarioResult(head: RunHead, judged: Judged): ScenarioResult {
  const { topology, worlds, locate, isJudged } = judged;
  const told = indices(topology.services.length, isJudged);
  const named = namedServices(judged.injection);
  const readings = worlds.map((world): Reading => ({ ...judged, world, named }));
  const rows = topology.services.map((_, s) => row(readings, s));
  const lostUsers = readings.map((_, w) => sumLost(topology, rows, told, w));
  const worstWorld = lostUsers.indexOf(Math.max(...lostUsers));
  const total = told.reduce((sum, s) => sum + topology.services[s]!.users, 0);
  const share = (lost: number): number => (total === 0 ? 0 : fraction(lost / total));
  const moment = (w: number): number | null => finite(worlds[w]!.moment);
  const details = topology.services.map((_, s) =>
    isJudged(s) ? detail(readings[rows[s]!.worst]!, rows[s]!, s) : NO_DETAIL,
  );
  const causes = details.map((d) => d.causes);
  const under = nearestCauses(told.map((s) => ({ id: topology.services[s]!.id, causes: causes[s]! })));
  const down = indices(topology.domains.length, (d) => isDomainDown(readings[worstWorld]!, d));
  const failed = new Set(judged.injection.fail.flatMap((t) => (t.type === 'domain' ? [t.domain] : [])));
  return {
    id: head.id,
    scenario: head.scenario,
    title: head.title,
    at: head.at && locate(head.at),
    injected: injectedNames(topology, judged.injection),
    durationSeconds: finite(head.duration),
    blastRadius: share(lostUsers[worstWorld]!),
    settledBlastRadius: share(lostUsers[worlds.length - 1]!),
    lostUsers: userCount(lostUsers[worstWorld]!),
    settledLostUsers: userCount(lostUsers[worlds.length - 1]!),
    moments: worlds.map((_, w) => moment(w)),
    worstMoment: moment(worstWorld),
    states: countStates(told.map((s) => rows[s]!)),
    sectors: sectors(topology, rows, told, worstWorld),
    domainsDown: down.map((d) => topology.domains[d]!.id),
    domainCauses: down.map((d) => ({
      id: topology.domains[d]!.id,
      under: domainCause(readings[worstWorld]!, d, failed),
    })),
    domainsCut: indices(topology.domains.length, (d) => isDomainCut(readings[worstWorld]!, d)).map(
      (d) => topology.domains[d]!.id,
    ),
    services: told.map((s) => ({
      ...serviceRow(judged, readings, rows[s]!, s, details[s]!.ofPlacements),
      at: locate(topology.services[s]!.at),
      causes: causes[s]!,
      under: under.get(topology.services[s]!.id) ?? null,
    })),
  };
}

const finite = (seconds: number): number | null => (seconds === Number.POSITIVE_INFINITY ? null : seconds);

function indices(count: number, test: (index: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (test(i)) found.push(i);
  return found;
}

function row(readings: readonly Reading[], s: number): Row {
  const byMoment = readings.map((reading) => ({
    state: serviceState(reading, s),
    lost: serviceLost(reading, s),
  }));
  let worst = 0;
  for (const [w, { state, lost }] of byMoment.entries()) {
    const known = byMoment[worst]!;
    if (state > known.state || (state === known.state && lost > known.lost + 1e-9)) worst = w;
  }
  return { byMoment, worst };
}

interface Detail {
  /** Of each placement, in order; empty: it is well. */
  readonly ofPlacements: readonly (readonly Cause[])[];
  /** Of the service; empty iff up. */
  readonly causes: readonly Cause[];
}

const NO_DETAIL: Detail = { ofPlacements: [], causes: [] };

function detail(reading: Reading, r: Row, s: number): Detail {
  const { placementStart } = reading.compiled;
  const ofPlacements: Cause[][] = [];
  for (let p = placementStart[s]!; p < placementStart[s + 1]!; p++) {
    const isWell =
      worksPlacement(reading, p) && placementLoss(reading, p) === 0 && !isPlacementImpaired(reading, p);
    ofPlacements.push(isWell ? [] : placementCauses(reading, s, p));
  }
  return { ofPlacements, causes: stateOf(r) === 0 ? [] : serviceCauses(reading, s, ofPlacements) };
}

const stateOf = (r: Row): number => r.byMoment[r.worst]!.state;

function sumLost(topology: Topology, rows: readonly Row[], told: readonly number[], w: number): number {
  return told.reduce((sum, s) => sum + topology.services[s]!.users * rows[s]!.byMoment[w]!.lost, 0);
}

function serviceRow(
  { topology, compiled, certificate, worlds }: Judged,
  readings: readonly Reading[],
  r: Row,
  s: number,
  ofPlacements: readonly (readonly Cause[])[],
): Omit<ServiceResult, 'at' | 'causes' | 'under'> {
  const { id, title, sector, tier, owner, users } = topology.services[s]!;
  const settled = r.byMoment[r.byMoment.length - 1]!;
  const start = compiled.placementStart[s]!;
  const all = indices(compiled.placementStart[s + 1]! - start, () => true).map((i) => start + i);
  return {
    id,
    title,
    sector,
    tier,
    owner,
    users,
    state: STATES[stateOf(r)]!,
    lost: fraction(Math.max(...r.byMoment.map((m) => m.lost))),
    settled: { state: STATES[settled.state]!, lost: fraction(settled.lost) },
    backSeconds: backSeconds(worlds, r),
    placements: all.flatMap((p) => placementRow(readings[r.worst]!, s, p, ofPlacements[p - start]!) ?? []),
    redundancy: {
      working: all.filter((p) => counts(readings[readings.length - 1]!, s, p)).length,
      of: all.length,
    },
    byMoment: r.byMoment.map(({ state, lost }) => ({ state: STATES[state]!, lost: fraction(lost) })),
    ...(certificate ? { certificate: worlds.map((world) => downSince(compiled, world, s)) } : {}),
  };
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

function counts(reading: Reading, s: number, p: number): boolean {
  if (!worksPlacement(reading, p)) return false;
  if (reading.topology.services[s]!.serving !== 'pooled') return true;
  return cutsRoundNothing(reading, p);
}

function cutsRoundNothing(reading: Reading, p: number): boolean {
  return cutsBetween(reading, reading.compiled.placementClass[p]!, 0).length === 0;
}

function placementRow(
  reading: Reading,
  s: number,
  p: number,
  causes: readonly Cause[],
): PlacementResult | null {
  const { topology, compiled } = reading;
  const placement = topology.services[s]!.placements[p - compiled.placementStart[s]!];
  if (!placement) return null;
  return {
    id: placement.id,
    in: topology.domains[placement.domain]!.id,
    role: placement.role,
    works: worksPlacement(reading, p),
    impaired: isPlacementImpaired(reading, p),
    lost: fraction(placementLoss(reading, p)),
    share: fraction(placement.share),
    causes,
  };
}

function downSince(compiled: Compiled, world: World, s: number): { time: number; rank: number } | null {
  const gate = compiled.serviceGate[s]!;
  const time = firedAt(world.down, gate);
  if (time === Number.POSITIVE_INFINITY) return null;
  return { time, rank: world.down.order.subarray(0, world.down.count).indexOf(gate) };
}

function countStates(rows: readonly Row[]): Record<State, number> {
  const states: Record<State, number> = { up: 0, degraded: 0, partial: 0, down: 0 };
  for (const r of rows) states[STATES[stateOf(r)]!]++;
  return states;
}

/** In the order of the file; made without a prototype, since a sector may be called anything. */
function sectors(
  topology: Topology,
  rows: readonly Row[],
  told: readonly number[],
  worstWorld: number,
): Record<string, SectorResult> {
  const members = new Map<string, number[]>();
  for (const s of told) {
    const sector = topology.services[s]!.sector ?? '';
    const list = members.get(sector);
    if (list) list.push(s);
    else members.set(sector, [s]);
  }
  const result: Record<string, SectorResult> = Object.create(null);
  for (const [sector, list] of members) result[sector] = sectorResult(topology, rows, worstWorld, list);
  return result;
}

function sectorResult(
  topology: Topology,
  rows: readonly Row[],
  worstWorld: number,
  members: readonly number[],
): SectorResult {
  const states = countStates(members.map((s) => rows[s]!));
  const users = members.reduce((sum, s) => sum + topology.services[s]!.users, 0);
  const lost = members.reduce(
    (sum, s) => sum + topology.services[s]!.users * rows[s]!.byMoment[worstWorld]!.lost,
    0,
  );
  return {
    blastRadius: users === 0 ? 0 : fraction(lost / users),
    users,
    lostUsers: userCount(lost),
    services: members.length,
    ...states,
  };
}

function injectedNames(
  topology: Topology,
  { fail, isolate, degrade, limit }: Injection,
): ScenarioResult['injected'] {
  return {
    fail: fail.map((t) => targetName(topology, t)),
    isolate: isolate.map((d) => topology.domains[d]!.id),
    degrade: degrade.map((t) => targetName(topology, t)),
    limit: limit.map(({ domain, factor }) => ({ id: topology.domains[domain]!.id, capacity: factor })),
  };
}

function targetName(topology: Topology, target: Target): string {
  if (target.type === 'domain') return topology.domains[target.domain]!.id;
  const { id, placements } = topology.services[target.service]!;
  return target.type === 'service' ? id : `${id}@${placements[target.placement]!.id}`;
}
