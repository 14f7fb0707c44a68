import { AskKind, HARD, SOFT } from '../compile/types.js';
import { capacityLeft } from '../engines/index.js';
import type { Evidence, Placement } from '../model/topology.js';
import type { Cause } from './document.js';
import {
  cutsBetween,
  isDomainBad,
  isDomainDown,
  isUnmet,
  type Leaf,
  leavesOf,
  placementLoss,
  type Reading,
  serviceLost,
  serviceState,
  worksPlacement,
} from './reading.js';

type Effect = Cause['effect'];
const RANK: Readonly<Record<Effect, number>> = { degraded: 0, partial: 1, down: 2 };

/** Why a placement does not work, loses something or is impaired in a world; in the file's order; empty: it is well. */
export function placementCauses(reading: Reading, s: number, p: number): Cause[] {
  const { topology, compiled } = reading;
  const index = p - compiled.placementStart[s]!;
  const placement = topology.services[s]!.placements[index];
  const causes: Cause[] = [];
  addInjected(causes, reading, s, index);
  addFate(causes, reading, s, placement);
  const { dependsOn } = topology.services[s]!;
  let i = compiled.deps.start[p]!;
  for (const { evidence } of dependsOn) addDependency(causes, reading, p, i++, 'dependsOn', evidence);
  for (const { evidence } of placement?.dependsOn ?? []) {
    addDependency(causes, reading, p, i++, 'dependsOn', evidence);
  }
  for (const { evidence } of placement?.activation?.dependsOn ?? []) {
    addDependency(causes, reading, p, i++, 'activation', evidence);
  }
  addNotJoined(causes, reading, s, p);
  return distinct(causes);
}

/**
 * Why a service is not up in a world: what its placements suffer, what keeps them from counting, overload.
 * @param ofPlacements the causes of those of its placements that are not well, in order
 */
export function serviceCauses(
  reading: Reading,
  s: number,
  ofPlacements: ReadonlyMap<number, readonly Cause[]>,
): Cause[] {
  const { topology, compiled } = reading;
  const causes: Cause[] = [];
  const addOf = (p: number): void => {
    for (const cause of ofPlacements.get(p) ?? []) if (cause.reason !== 'not needed') causes.push(cause);
  };
  if (topology.services[s]!.serving !== 'pooled') {
    for (const p of ofPlacements.keys()) addOf(p);
  } else {
    for (let p = compiled.placementStart[s]!; p < compiled.placementStart[s + 1]!; p++) {
      addOf(p);
      for (const d of cutsBetween(reading, compiled.placementClass[p]!, 0))
        causes.push(cut(reading, d, 'down'));
    }
  }
  causes.push(...overload(reading, s));
  return distinct(causes);
}

function addInjected(
  causes: Cause[],
  { topology, injection, named }: Reading,
  s: number,
  index: number,
): void {
  if (!named.has(s)) return;
  const { id, placements } = topology.services[s]!;
  const add = (name: string, effect: Effect): void => {
    causes.push({ type: 'injection', id: name, via: null, effect, group: false });
  };
  for (const target of injection.fail) {
    if (target.type === 'service' && target.service === s) add(id, 'down');
    if (target.type !== 'placement' || target.service !== s || target.placement !== index) continue;
    add(`${id}@${placements[index]!.id}`, 'down');
  }
  for (const target of injection.degrade) {
    if (target.type === 'service' && target.service === s) add(id, 'degraded');
  }
}

/** The place it runs in and what it shares fate with. */
function addFate(causes: Cause[], reading: Reading, s: number, placement: Placement | undefined): void {
  const add = (d: number, via: 'in' | 'stack', evidence: Evidence): void => {
    if (!isDomainBad(reading, d)) return;
    const effect = isDomainDown(reading, d) ? 'down' : 'degraded';
    const plain = shared(reading, -1 - d, via, effect, () => domain(reading, d, via, effect));
    causes.push(evidence === 'declared' ? plain : { ...plain, evidence });
  };
  if (placement) add(placement.domain, 'in', placement.evidence);
  for (const e of reading.topology.services[s]!.stack) add(e.domain, 'stack', e.evidence);
  for (const e of placement?.stack ?? []) add(e.domain, 'stack', e.evidence);
}

const known = (evidence: Evidence) => (evidence === 'declared' ? {} : { evidence });

/** What one dependency of a placement does to it: the leaves that are unmet, else those that lose, else those that are not fine. */
function addDependency(
  causes: Cause[],
  reading: Reading,
  p: number,
  i: number,
  via: 'dependsOn' | 'activation',
  evidence: Evidence,
): void {
  const { deps, asks } = reading.compiled;
  const ask = deps.ask[i]!;
  const delay = deps.delay[i]!;
  const impact = deps.impact[i]!;
  const found = troubled(reading, ask, delay, impact);
  if (found === null) return;
  if (asks.kind[ask] !== AskKind.Group) {
    const manner = { via, effect: found.effect, ...known(evidence) };
    causes.push(...leafCauses(reading, p, { ask, delay, isInGroup: false }, manner));
    return;
  }
  const manner = { via, effect: found.effect, ...known(evidence), ...leftInGroup(reading, ask, delay) };
  for (const leaf of leavesOf(asks, ask, delay)) {
    if (found.test(reading, leaf.ask, leaf.delay)) causes.push(...leafCauses(reading, p, leaf, manner));
  }
}

/** Members of an unmet group that are met all the same, where there are some: k of n were needed. */
function leftInGroup(reading: Reading, ask: number, delay: number): Pick<Cause, 'left' | 'need'> {
  const { asks } = reading.compiled;
  if (!isUnmet(reading, ask, delay)) return {};
  const [from, to] = asks.list[ask]! as [number, number];
  let left = 0;
  for (let m = from; m < to; m++) {
    const fallBack = asks.memberFallBack[m]!;
    const hasJoined = fallBack < 0 || reading.world.isJoined[fallBack] === 1;
    if (hasJoined && !isUnmet(reading, asks.memberAsk[m]!, delay + asks.memberDelay[m]!)) left++;
  }
  return left === 0 ? {} : { left, need: asks.target[ask]! };
}

/** The same cause of many placements is one object: what asks alike suffers alike. */
function shared(reading: Reading, what: number, via: Cause['via'], effect: Effect, make: () => Cause): Cause {
  const key = what * 16 + RANK[effect] * 4 + VIA[via ?? 'in'];
  let cause = reading.causes.get(key);
  if (!cause) reading.causes.set(key, (cause = make()));
  return cause;
}

const VIA = { in: 0, stack: 1, dependsOn: 2, activation: 3 } as const;

/** Whether a service's own state is enough of a reason; where it is not, the cuts between are. */
function explains(reading: Reading, s: number, effect: Effect): boolean {
  return serviceState(reading, s) >= LEAST[effect];
}

/** Index into STATES. */
const LEAST: Readonly<Record<Effect, number>> = { degraded: 1, partial: 2, down: 3 };

type Test = (reading: Reading, ask: number, delay: number) => boolean;

/** What is wrong with an ask, and the test its leaves are held to; null: nothing that matters for that impact. */
function troubled(
  reading: Reading,
  ask: number,
  delay: number,
  impact: number,
): { readonly effect: Effect; readonly test: Test } | null {
  if (isUnmet(reading, ask, delay)) {
    return { effect: impact === HARD ? 'down' : impact === SOFT ? 'degraded' : 'partial', test: isUnmet };
  }
  const isGroup = reading.compiled.asks.kind[ask] === AskKind.Group;
  if (
    isGroup
      ? leavesOf(reading.compiled.asks, ask, delay).some((l) => loses(reading, l.ask, l.delay))
      : loses(reading, ask, delay)
  ) {
    return { effect: impact === SOFT ? 'degraded' : 'partial', test: loses };
  }
  return impact !== SOFT && isWorse(reading, ask, delay) ? { effect: 'degraded', test: isWorse } : null;
}

function loses(reading: Reading, ask: number, delay: number): boolean {
  if (isUnmet(reading, ask, delay)) return true;
  const { asks } = reading.compiled;
  if (asks.kind[ask] === AskKind.Domain || reading.world.loss === null) return false;
  return reading.world.loss.askSince[asks.base[ask]!]! + delay < reading.world.moment;
}

/** Not as it should be, with how long that is ridden out left aside where it no longer is. */
function isWorse(reading: Reading, ask: number, delay: number): boolean {
  const { world, compiled } = reading;
  const gate = compiled.bad === null ? -1 : compiled.bad.notFine[ask]!;
  if (gate < 0 || world.bad === null || world.bad.remaining[gate]! > 0) return isUnmet(reading, ask, delay);
  return (world.bad.time === null ? 0 : world.bad.time[gate]!) + delay < world.moment;
}

type Manner = Pick<Cause, 'via' | 'effect' | 'evidence' | 'left' | 'need'>;

/** A leaf as a cause: the domain, the service, or the cuts that stand between. */
function leafCauses(reading: Reading, p: number, leaf: Leaf, manner: Manner): Cause[] {
  const { topology, compiled } = reading;
  const { asks } = compiled;
  const target = asks.target[leaf.ask]!;
  const { effect } = manner;
  const cuts = cutsBefore(reading, p, leaf.ask).map((d) =>
    leafCause(reading, 'cut', asks.count + d, topology.domains[d]!.id, leaf, manner),
  );
  const what = asks.base[leaf.ask]!;
  if (asks.kind[leaf.ask] === AskKind.Domain) {
    const isReason = effect === 'degraded' ? isDomainBad(reading, target) : isDomainDown(reading, target);
    if (!isReason) return cuts;
    return [leafCause(reading, 'domain', what, topology.domains[target]!.id, leaf, manner), ...cuts];
  }
  if (cuts.length > 0 && !explains(reading, target, effect)) return cuts;
  return [leafCause(reading, 'dependency', what, topology.services[target]!.id, leaf, manner), ...cuts];
}

/** @param what number of the ask or cut it is about */
function leafCause(
  reading: Reading,
  type: Cause['type'],
  what: number,
  id: string,
  { delay, isInGroup }: Leaf,
  manner: Manner,
): Cause {
  const { via, effect, evidence, left, need } = manner;
  const late = delay > 0 ? { worksWithoutSeconds: delay } : null;
  if (evidence === undefined && left === undefined && !isInGroup) {
    const make = (): Cause => ({ type, id, via, effect, group: false, ...late });
    const found = shared(reading, what, via, effect, make);
    return (found.worksWithoutSeconds ?? 0) === delay ? found : make();
  }
  const known = {
    ...(evidence !== undefined && { evidence }),
    ...(left !== undefined && { left, need: need! }),
  };
  return { type, id, via, effect, ...known, group: isInGroup, ...late };
}

/** Cuts between a placement and what a leaf asks for, ascending. */
function cutsBefore(reading: Reading, p: number, ask: number): readonly number[] {
  const { asks, sides, placementClass, placementStart } = reading.compiled;
  if (sides === null) return [];
  const from = placementClass[p]!;
  const target = asks.target[ask]!;
  if (asks.kind[ask] === AskKind.Domain) {
    return asks.side[ask]! < 0 ? [] : cutsBetween(reading, from, sides.classOf[target]!);
  }
  if (asks.kind[ask] === AskKind.Beyond) return cutsBetween(reading, from, 0);
  const cuts = new Set<number>();
  for (let q = placementStart[target]!; q < placementStart[target + 1]!; q++) {
    for (const d of cutsBetween(reading, from, placementClass[q]!)) cuts.add(d);
  }
  return [...cuts].sort((a, b) => a - b);
}

function addNotJoined(causes: Cause[], reading: Reading, s: number, p: number): void {
  const { compiled, world, topology } = reading;
  const f = compiled.standbyOf[p]!;
  if (f < 0 || world.isJoined[f] === 1) return;
  const { activation, takes } = compiled.fallBacks[f]!;
  const id = topology.services[s]!.placements[p - compiled.placementStart[s]!]!.id;
  const isBlocked = activation >= 0 && world.down.remaining[activation]! <= 0;
  const isNeeded = compiled.fallBacks[f]!.standsFor.some(
    ({ placement }) => !worksPlacement(reading, placement) || placementLoss(reading, placement) > 0,
  );
  const reason = isBlocked ? 'activation' : isNeeded ? 'takes' : 'not needed';
  causes.push({ type: 'standby', id, via: null, effect: 'down', group: false, reason, takesSeconds: takes });
}

function overload(reading: Reading, s: number): Cause[] {
  const { compiled, topology, world, capacity } = reading;
  const { demand } = topology.services[s]!;
  if (demand === null) return [];
  const view =
    compiled.loss?.views.get(s)?.get(0) ?? compiled.capacityChecks.find((c) => c.service === s)?.view;
  if (!view) return [];
  const left = capacityLeft(compiled, view, capacity, world.down, Number.MAX_VALUE);
  if (left >= demand - 1e-9) return [];
  const effect: Effect = serviceLost(reading, s) >= 1 ? 'down' : 'partial';
  const { id } = topology.services[s]!;
  return [{ type: 'overload', id, via: null, effect, group: false, capacity: left, demand }];
}

function domain({ topology }: Reading, d: number, via: Cause['via'], effect: Effect): Cause {
  return { type: 'domain', id: topology.domains[d]!.id, via, effect, group: false };
}

function cut({ topology }: Reading, d: number, effect: Effect): Cause {
  return { type: 'cut', id: topology.domains[d]!.id, via: null, effect, group: false };
}

/** Each cause once, with its worst effect, in the order of first mention. */
function distinct(causes: Cause[]): Cause[] {
  if (causes.length < 2) return causes;
  const different = new Set(causes);
  if (different.size > FEW) return distinctByKey(different);
  const kept: Cause[] = [];
  for (const cause of different) {
    const same = kept.findIndex((one) => isSame(one, cause));
    if (same < 0) kept.push(cause);
    else if (RANK[cause.effect] > RANK[kept[same]!.effect]) kept[same] = cause;
  }
  return kept;
}

/** Up to so many are compared with one another rather than named. */
const FEW = 8;

const isSame = (a: Cause, b: Cause): boolean => a.type === b.type && a.id === b.id;

function distinctByKey(causes: Iterable<Cause>): Cause[] {
  const byKey = new Map<string, Cause>();
  for (const cause of causes) {
    const key = `${cause.type} ${cause.id}`;
    const known = byKey.get(key);
    if (!known || RANK[cause.effect] > RANK[known.effect]) byKey.set(key, cause);
  }
  return [...byKey.values()];
}
