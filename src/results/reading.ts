import { AskKind, type Asks, type Compiled, type Sides } from '../compile/types.js';
import { firedAt, TOLERANCE, type World } from '../engines/index.js';
import type { Injection, State, Topology } from '../model/topology.js';
import type { Cause } from './document.js';

/** One run as results read it: what was asked, and one of its worlds. */
export interface Reading {
  readonly topology: Topology;
  readonly compiled: Compiled;
  readonly injection: Injection;
  readonly world: World;
  /** Limits applied. */
  readonly capacity: Float64Array;
  /** Services that the injection names. */
  readonly named: ReadonlySet<number>;
  /** Causes told so far in this world, to be told again as the same objects. */
  readonly causes: Map<number, Cause>;
  /** Cuts round the classes asked about so far. */
  readonly cuts: Map<number, ReadonlySet<number>>;
}

/** Services that an injection names: fails, degrades, or of which it fails a placement. */
export function namedServices({ fail, degrade }: Injection): ReadonlySet<number> {
  return new Set(
    [...fail, ...degrade].flatMap((target) => (target.type === 'domain' ? [] : [target.service])),
  );
}

export const STATES: readonly State[] = ['up', 'degraded', 'partial', 'down'];

/** Down gates of this world: fired before its moment. */
export function hasFired({ world }: Reading, gate: number): boolean {
  return firedAt(world.down, gate) < Number.POSITIVE_INFINITY;
}

export function isDomainDown(reading: Reading, d: number): boolean {
  return hasFired(reading, reading.compiled.domainGate[d]!);
}

export function isDomainCut(reading: Reading, d: number): boolean {
  const gate = reading.compiled.cutGate[d]!;
  return gate >= 0 && hasFired(reading, gate);
}

export function isDomainBad(reading: Reading, d: number): boolean {
  const { world, compiled } = reading;
  if (world.bad === null || compiled.bad === null) return isDomainDown(reading, d);
  return firedAt(world.bad, compiled.bad.domain[d]!) < Number.POSITIVE_INFINITY;
}

export function worksPlacement(reading: Reading, p: number): boolean {
  return !hasFired(reading, reading.compiled.placementGate[p]!);
}

export function isPlacementImpaired({ world, compiled }: Reading, p: number): boolean {
  return world.bad !== null && firedAt(world.bad, compiled.bad!.placement[p]!) < Number.POSITIVE_INFINITY;
}

export function placementLoss(reading: Reading, p: number): number {
  if (!worksPlacement(reading, p)) return 1;
  return reading.world.loss === null ? 0 : reading.world.loss.placement[p]!;
}

export function serviceLost({ world, compiled }: Reading, s: number): number {
  if (world.loss !== null) return world.loss.service[s]!;
  return firedAt(world.down, compiled.serviceGate[s]!) < Number.POSITIVE_INFINITY ? 1 : 0;
}

/** Index into STATES. */
export function serviceState(reading: Reading, s: number): number {
  const lost = serviceLost(reading, s);
  if (lost >= 1 - TOLERANCE) return 3;
  if (lost > TOLERANCE) return 2;
  const { world, compiled } = reading;
  const isImpaired =
    world.bad !== null && firedAt(world.bad, compiled.bad!.service[s]!) < Number.POSITIVE_INFINITY;
  return isImpaired ? 1 : 0;
}

/** Whether an ask was unmet `delay` before the end of the world. */
export function isUnmet(reading: Reading, ask: number, delay: number): boolean {
  return firedAt(reading.world.down, reading.compiled.asks.unmet[ask]!) + delay < reading.world.moment;
}

export interface Leaf {
  readonly ask: number;
  readonly delay: number;
  readonly isInGroup: boolean;
}

/** The leaf asks under an ask, with the delay on the way, in the file's order. */
export function leavesOf(asks: Asks, ask: number, delay: number, isInGroup = false): Leaf[] {
  if (asks.kind[ask] !== AskKind.Group) return [{ ask, delay, isInGroup }];
  const [from, to] = asks.list[ask]! as [number, number];
  const all: Leaf[] = [];
  for (let m = from; m < to; m++)
    all.push(...leavesOf(asks, asks.memberAsk[m]!, delay + asks.memberDelay[m]!, true));
  return all;
}

/** The cuts round a class in this world (semantics: Sides). */
export function cutsRound(reading: Reading, cls: number): ReadonlySet<number> {
  const { sides } = reading.compiled;
  if (sides === null || cls < 0) return NO_CUTS;
  // A chain of places, each behind a single uplink, sees what its end sees. Uplinks never lead back.
  const path: number[] = [];
  let end = cls;
  while (!reading.cuts.has(end)) {
    const up = onlyWayOut(reading, sides, end);
    if (up <= 0) break;
    path.push(end);
    end = up;
  }
  let cuts = reading.cuts.get(end);
  if (cuts === undefined) reading.cuts.set(end, (cuts = findCuts(reading, sides, end)));
  for (const one of path) reading.cuts.set(one, cuts);
  return cuts;
}

/** The class of the uplink of the one thing that stands round a class; -1: there are several, or none, or it is a cut. */
function onlyWayOut(reading: Reading, { direct, uplinkClass }: Sides, cls: number): number {
  const around = direct[cls]!;
  return around.length === 1 && !isDomainCut(reading, around[0]!) ? uplinkClass[around[0]!]! : -1;
}

const NO_CUTS: ReadonlySet<number> = new Set();

function findCuts(reading: Reading, sides: Sides, cls: number): ReadonlySet<number> {
  const cuts = new Set<number>();
  const open = [cls];
  const seen = new Set(open);
  for (const c of open) {
    for (const d of sides.direct[c]!) {
      const up = sides.uplinkClass[d]!;
      if (isDomainCut(reading, d)) cuts.add(d);
      else if (up >= 0 && !seen.has(up)) {
        seen.add(up);
        open.push(up);
      }
    }
  }
  return cuts;
}

/** Cuts that stand between two classes, ascending. */
export function cutsBetween(reading: Reading, a: number, b: number): readonly number[] {
  if (a === b) return NONE;
  const roundA = cutsRound(reading, a);
  const roundB = cutsRound(reading, b);
  if (roundA === roundB || (roundA.size === 0 && roundB.size === 0)) return NONE;
  const between = [...roundA].filter((d) => !roundB.has(d)).concat([...roundB].filter((d) => !roundA.has(d)));
  return between.sort((x, y) => x - y);
}

const NONE: readonly number[] = [];
