import type { Injection, State, Topology } from '../../src/model/topology.js';
import { fine } from './degraded.js';
import { type Facts, type FallBack, factsOf } from './facts.js';
import { met } from './met.js';
import { simulate } from './simulate.js';
import { type Snapshot, sideOf, TOLERANCE, type World, workingOn } from './world.js';

export interface OracleWorld {
  /** Infinity: the end of a sustained outage. */
  readonly moment: number;
  readonly services: readonly { readonly state: State; readonly lost: number; readonly impaired: boolean }[];
  readonly domainsDown: readonly boolean[];
  readonly cuts: readonly boolean[];
  /** By service; one, the implicit, for a service without placements. */
  readonly placementsWork: readonly (readonly boolean[])[];
  readonly blastRadius: number;
}

export interface OracleService {
  readonly state: State;
  readonly lost: number;
  readonly settled: { readonly state: State; readonly lost: number };
  readonly backSeconds: number | null;
  readonly redundancy: { readonly working: number; readonly of: number };
}

export interface OracleResult {
  /** Ascending by moment; the last is the settled one. */
  readonly worlds: readonly OracleWorld[];
  readonly services: readonly OracleService[];
  readonly blastRadius: number;
  readonly settledBlastRadius: number;
}

/**
 * What a scenario does to a small topology (some fifteen domains and services), rule by rule from the definition and with no
 * thought of speed: every engine must agree with it.
 * @param duration seconds, above 0; Infinity: sustained
 */
export function oracle(topology: Topology, injection: Injection, duration: number): OracleResult {
  const facts = factsOf(topology, injection);
  const played = allMoments(facts, duration);
  const worlds = played.map(({ moment, world }) => worldResult(moment, world));
  const settled = played.at(-1)!.world;
  return {
    worlds,
    services: topology.services.map((_, s) => serviceResult(worlds, settled, s)),
    blastRadius: Math.max(...worlds.map((w) => w.blastRadius)),
    settledBlastRadius: worlds.at(-1)!.blastRadius,
  };
}

interface Played {
  readonly moment: number;
  readonly world: World;
  /** When a failover can end, in any of its waves. */
  readonly ends: readonly number[];
}

/** T, and every moment before it at which a failover can end in any of these worlds; ascending. */
function allMoments(facts: Facts, duration: number): Played[] {
  const played = new Map([[duration, playWaves(facts, duration)]]);
  for (;;) {
    const ends = [...played.values()].flatMap((p) => p.ends);
    const next = ends.find((end) => end < duration && !played.has(end));
    if (next === undefined) return [...played.values()].sort((a, b) => (a.moment < b.moment ? -1 : 1));
    played.set(next, playWaves(facts, next));
  }
}

/** The world just before a moment: fall-backs join in waves, none in the first. */
function playWaves(facts: Facts, moment: number): Played {
  const ends: number[] = [];
  let joined = new Set<FallBack>();
  for (;;) {
    const world = simulate(facts, joined, moment);
    const slow = facts.fallBacks.filter((f) => f.takes > 0);
    ends.push(...slow.map((f) => neededSince(world, f) + f.takes).filter((end) => end < Infinity));
    const next = new Set([...joined, ...facts.fallBacks.filter((f) => joins(world, f, moment))]);
    if (next.size === joined.size) return { moment, world, ends };
    joined = next;
  }
}

function joins(world: World, f: FallBack, moment: number): boolean {
  const inTime = f.takes === 0 || neededSince(world, f) + f.takes < moment;
  if (!inTime || f.type === 'member') return inTime;
  const last = world.history.at(-1)!.time;
  return f.place.activation.every((d) => met(world, d.expr, f.place, last));
}

/** Infinity: never. */
function neededSince(world: World, f: FallBack): number {
  return world.history.find((seen) => isNeeded(world, f, seen))?.time ?? Infinity;
}

function isNeeded(world: World, f: FallBack, seen: Snapshot): boolean {
  if (f.type === 'standby') return someActiveIsNotWell(world, f.place.service, f.place.domain, seen);
  if (f.group.form === 'prefer') return !fine(world, f.group.members[0]!, f.asker, seen.time);
  const atOnce = f.group.members.filter((m) => m.takes === 0);
  return atOnce.filter((m) => fine(world, m, f.asker, seen.time)).length < f.group.need;
}

function someActiveIsNotWell(world: World, s: number, domain: number | null, seen: Snapshot): boolean {
  const working = workingOn(world, seen, s, sideOf(seen, domain));
  const well = (p: { placement: number }) =>
    seen.loss[s]![p.placement]! <= TOLERANCE && !seen.impaired[s]![p.placement];
  return world.facts.places[s]!.some((p) => p.active && !(working.includes(p) && well(p)));
}

function worldResult(moment: number, world: World): OracleWorld {
  const last = world.history.at(-1)!;
  const { services } = world.facts.topology;
  const users = services.reduce((sum, s) => sum + s.users, 0);
  const lostUsers = services.reduce((sum, service, s) => sum + service.users * last.lost[s]!, 0);
  return {
    moment,
    services: services.map((_, s) => ({
      state: stateOf(last, s),
      lost: last.lost[s]!,
      impaired: last.serviceImpaired[s]!,
    })),
    domainsDown: last.domainDown,
    cuts: last.cut,
    placementsWork: last.works,
    blastRadius: users === 0 ? 0 : lostUsers / users,
  };
}

function stateOf(seen: Snapshot, s: number): State {
  if (seen.lost[s]! >= 1 - TOLERANCE) return 'down';
  if (seen.lost[s]! > TOLERANCE) return 'partial';
  return seen.serviceImpaired[s] ? 'degraded' : 'up';
}

const ORDER: readonly State[] = ['up', 'degraded', 'partial', 'down'];

function serviceResult(worlds: readonly OracleWorld[], settledWorld: World, s: number): OracleService {
  const each = worlds.map((w) => ({ moment: w.moment, ...w.services[s]! }));
  const rank = (state: State) => ORDER.indexOf(state);
  const settled = each.at(-1)!;
  const worse = each
    .slice(0, -1)
    .filter((w) => rank(w.state) > rank(settled.state) || w.lost > settled.lost + TOLERANCE);
  return {
    state: ORDER[Math.max(...each.map((w) => rank(w.state)))]!,
    lost: Math.max(...each.map((w) => w.lost)),
    settled: { state: settled.state, lost: settled.lost },
    backSeconds: worse.at(-1)?.moment ?? null,
    redundancy: redundancyOf(settledWorld, s),
  };
}

function redundancyOf(world: World, s: number): { working: number; of: number } {
  const last = world.history.at(-1)!;
  const pooled = world.facts.topology.services[s]!.serving === 'pooled';
  const working = pooled ? workingOn(world, last, s, '').length : last.works[s]!.filter((w) => w).length;
  return { working, of: world.facts.places[s]!.length };
}
