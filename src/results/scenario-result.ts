import type { Compiled } from '../compile/types.js';
import type { Place, Span } from '../diagnostics/types.js';
import type { World } from '../engines/index.js';
import type { Injection, State, Target, Topology } from '../model/topology.js';
import type { RunCertificate } from './certificate.js';
import type { Cause, ScenarioResult, SectorResult, ServiceResult } from './document.js';
import { causedDomains } from './domain-causes.js';
import { fraction, userCount } from './fraction.js';
import { sumLost } from './outcome.js';
import { isDomainCut, isDomainDown, namedServices, type Reading, STATES } from './reading.js';
import { type RowMemory, standUnder } from './row-memory.js';
import { draftRow, type Row, rowOf, stateOf } from './service-row.js';
import { cutDomain, nearestCauses } from './under.js';

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
  /** null: not asked for. */
  readonly certificate: RunCertificate | null;
  /** Which services are told of, by index. */
  readonly isJudged: (service: number) => boolean;
  readonly memory: RowMemory;
}

/** The worlds of one run as a result. Linear in services x worlds and in what is not up. */
export function scenarioResult(head: RunHead, judged: Judged): ScenarioResult {
  const { topology, worlds, locate, isJudged } = judged;
  const told = indices(topology.services.length, isJudged);
  const named = namedServices(judged.injection);
  const readings = worlds.map(
    (world): Reading => ({ ...judged, world, named, causes: judged.memory.causes, cuts: new Map() }),
  );
  const rows = topology.services.map((_, s) => rowOf(readings, s));
  const lostUsers = readings.map((_, w) => sumLost(topology, rows, told, w));
  const worstWorld = lostUsers.indexOf(Math.max(...lostUsers));
  const total = told.reduce((sum, s) => sum + topology.services[s]!.users, 0);
  const share = (lost: number): number => (total === 0 ? 0 : fraction(lost / total));
  const moment = (w: number): number | null => finite(worlds[w]!.moment);
  const drafts: ServiceResult[] = told.map((s) => draftRow(judged, readings, rows[s]!, s));
  const { domains, cuts } = causedDomains(readings);
  const caused = [...drafts.keys()].filter((i) => drafts[i]!.causes.length > 0);
  const under = nearestCauses([...domains, ...cuts, ...caused.map((i) => drafts[i]!)]);
  for (const [n, i] of caused.entries())
    drafts[i] = standUnder(judged.memory, told[i]!, under[domains.length + cuts.length + n]!, drafts[i]!);
  const down = indices(topology.domains.length, (d) => isDomainDown(readings[worstWorld]!, d));
  const others = told.length === rows.length ? [] : othersNamed(topology, rows, isJudged, drafts);
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
    states: countStates(rows, told),
    sectors: sectors(topology, rows, told, worstWorld),
    domainsDown: down.map((d) => topology.domains[d]!.id),
    domainCauses: domains.map(({ id }, i) => underOf(judged, id, under[i]!)),
    cutCauses: cuts.map(({ id }, i) => ({ id: cutDomain(id), under: under[domains.length + i]! })),
    domainsCut: indices(topology.domains.length, (d) => isDomainCut(readings[worstWorld]!, d)).map(
      (d) => topology.domains[d]!.id,
    ),
    services: drafts,
    ...(others.length > 0 && { others }),
  };
}

type Under = ScenarioResult['domainCauses'][number];

/** The same object in all runs in which the same stands over a domain. */
function underOf({ memory }: Judged, id: string, under: Cause | null): Under {
  const last = memory.under.get(id);
  if (last !== undefined && last.under === under) return last;
  const made = { id, under };
  memory.under.set(id, made);
  return made;
}

/** Services that are not told of, but named as a cause: without their state a report could not say why. Linear. */
function othersNamed(
  topology: Topology,
  rows: readonly Row[],
  isJudged: (service: number) => boolean,
  drafts: readonly ServiceResult[],
): { id: string; state: State }[] {
  const named = new Set<string>();
  for (const { causes, placements } of drafts) {
    for (const { id } of causes) named.add(id);
    for (const placement of placements) for (const { id } of placement.causes) named.add(id);
  }
  return topology.services.flatMap(({ id }, s) => {
    const state = STATES[stateOf(rows[s]!)]!;
    return !isJudged(s) && state !== 'up' && named.has(id) ? [{ id, state }] : [];
  });
}

const finite = (seconds: number): number | null => (seconds === Number.POSITIVE_INFINITY ? null : seconds);

function indices(count: number, test: (index: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (test(i)) found.push(i);
  return found;
}

function countStates(rows: readonly Row[], told: readonly number[]): Record<State, number> {
  const counts = [0, 0, 0, 0];
  for (const s of told) counts[stateOf(rows[s]!)]!++;
  const [up, degraded, partial, down] = counts as [number, number, number, number];
  return { up, degraded, partial, down };
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
    ...countStates(rows, members),
  };
}

/** Targets as the user would write them. */
export function injectedNames(
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
