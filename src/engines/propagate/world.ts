import type { CompiledInjection } from '../../compile/inject.js';
import type { BadNet, Compiled } from '../../compile/types.js';
import { lose } from '../loss/loss.js';
import { emptyLoss, type Loss } from '../loss/pass.js';
import { capacityLeft, isTooLittle } from '../net/capacity.js';
import { emptyFired, type Fired, fire, firedAt, type OnFire, type Seeds } from '../net/fire.js';
import { spend, type Work } from '../net/work.js';
import { sideState } from './sides.js';

/** A fall-back that has joined: after which wave, and since when it was needed in the world before. */
export interface Joined {
  readonly fallBack: number;
  readonly wave: number;
  readonly neededSince: number;
}

/** What is true just before `moment`. */
export interface World {
  readonly moment: number;
  readonly down: Fired;
  /** null: whatever is impaired is down. */
  readonly bad: Fired | null;
  /** null: a loss is 1 iff down. */
  readonly loss: Loss | null;
  readonly joined: readonly Joined[];
  /** By fall-back. */
  readonly isJoined: Uint8Array;
}

/** Buffers for one world; a world's arrays are those of the space it was computed in. */
export interface Space {
  readonly down: Fired;
  readonly bad: Fired | null;
  readonly loss: Loss | null;
}

export function space(compiled: Compiled): Space {
  return {
    down: emptyFired(compiled.down, compiled.timed),
    bad: compiled.bad && emptyFired(compiled.bad.net, compiled.timed),
    loss: compiled.loss && emptyLoss(compiled),
  };
}

/**
 * The world just before a moment. Fall-backs join in waves: none in the first, each judged in the world of those that have.
 * @param onNeeded called in every wave for every fall-back that was needed and takes time, with the moment it can end
 */
export function world(
  compiled: Compiled,
  injection: CompiledInjection,
  moment: number,
  buffers: Space,
  work: Work,
  onNeeded: (endsAt: number) => void,
): World {
  const { fallBacks } = compiled;
  const isJoined = new Uint8Array(fallBacks.length);
  const joined: Joined[] = [];
  for (let wave = 1; ; wave++) {
    const loss = settle(compiled, injection, moment, isJoined, buffers, work);
    spend(work, fallBacks.length + ((buffers.down.count + (buffers.bad?.count ?? 0)) >> 2));
    const ready: Joined[] = [];
    for (const [f, { takes, activation }] of fallBacks.entries()) {
      const since = neededSince(compiled, f, buffers, loss);
      if (takes > 0 && since < moment) onNeeded(since + takes);
      if (isJoined[f] === 1) continue;
      const isOver = takes === 0 || since + takes < moment;
      const canAct = activation < 0 || firedAt(buffers.down, activation) === Number.POSITIVE_INFINITY;
      if (isOver && canAct) ready.push({ fallBack: f, wave, neededSince: since });
    }
    if (ready.length === 0) return { moment, down: buffers.down, bad: buffers.bad, loss, joined, isJoined };
    for (const join of ready) isJoined[join.fallBack] = 1;
    joined.push(...ready);
  }
}

/** One wave: what is down, then what is lost, then what is impaired. */
function settle(
  compiled: Compiled,
  injection: CompiledInjection,
  horizon: number,
  joined: Uint8Array,
  { down, bad, loss: into }: Space,
  work: Work,
): Loss | null {
  const gate: number[] = [];
  for (const [f, { notJoined }] of compiled.fallBacks.entries()) if (joined[f] === 0) gate.push(notJoined);
  for (const failed of injection.down) gate.push(failed);
  if (injection.capacity !== null) addStarved(gate, compiled, injection.capacity);
  const seeds: Seeds = { gate, time: null };
  fire(compiled.down, down, seeds, horizon, compiled.special, onSpecial(compiled, injection, down, work));
  const loss =
    compiled.loss && lose(compiled, compiled.loss, down, injection.capacity, joined, horizon, work, into!);
  if (compiled.bad !== null && bad !== null) {
    fire(compiled.bad.net, bad, badSeeds(compiled, injection, down, loss), horizon, null, noHook);
  }
  return loss;
}

const noHook: OnFire = () => {};

/** Capacities that a limit makes too small before anything fails. */
function addStarved(seeds: number[], compiled: Compiled, capacity: Float64Array): void {
  for (const { service, gate, view } of compiled.capacityChecks) {
    let left = 0;
    for (const p of view.placements) left += capacity[p]!;
    if (isTooLittle(compiled, service, left)) seeds.push(gate);
  }
}

/** Cuts part sides; what stops working takes its capacity along. */
function onSpecial(compiled: Compiled, injection: CompiledInjection, down: Fired, work: Work): OnFire {
  if (compiled.special === null) return noHook;
  const sides = compiled.sides && sideState(compiled.sides, work);
  const capacity = injection.capacity ?? compiled.placementCapacity;
  return (gate, fireGate) => {
    const domain = compiled.sides?.domainOfCut.get(gate);
    if (domain !== undefined) sides?.cut(domain, fireGate);
    for (const c of compiled.capacityOf.get(gate) ?? []) {
      const { service, gate: tooLittle, view } = compiled.capacityChecks[c]!;
      if (down.remaining[tooLittle]! <= 0) continue;
      const left = capacityLeft(compiled, view, capacity, down, Number.MAX_VALUE);
      if (isTooLittle(compiled, service, left)) fireGate(tooLittle);
    }
  };
}

/**
 * Roots of the net of what is impaired, in order of time: what is degraded, what is down, what loses something. Gates of the
 * first net fired in order, so only the losses are to be sorted, and merged into them.
 */
function badSeeds(compiled: Compiled, injection: CompiledInjection, down: Fired, loss: Loss | null): Seeds {
  const { mirror } = compiled.bad!;
  const lossy = loss === null ? [] : lossySince(compiled.bad!, loss);
  const isTimed = down.time !== null;
  const most = injection.bad.length + down.count + lossy.length;
  const gate = new Int32Array(most);
  const time = isTimed ? new Float64Array(most) : null;
  let count = 0;
  const add = (root: number, at: number): void => {
    if (time !== null) time[count] = at;
    gate[count++] = root;
  };
  for (const root of injection.bad) add(root, 0);
  let next = 0;
  for (let i = 0; i < down.count; i++) {
    const root = mirror[down.order[i]!]!;
    if (root < 0) continue;
    const at = firedAt(down, down.order[i]!);
    while (isTimed && next < lossy.length && lossy[next]!.since < at)
      add(lossy[next]!.root, lossy[next++]!.since);
    add(root, at);
  }
  for (; next < lossy.length; next++) add(lossy[next]!.root, lossy[next]!.since);
  return { gate: gate.subarray(0, count), time: time?.subarray(0, count) ?? null };
}

/** Asks that lose something, the earliest first. */
function lossySince(
  { lossy }: BadNet,
  { askSince }: Loss,
): { readonly root: number; readonly since: number }[] {
  const found: { root: number; since: number }[] = [];
  for (let ask = 0; ask < lossy.length; ask++) {
    const since = askSince[ask]!;
    if (lossy[ask]! >= 0 && since < Number.POSITIVE_INFINITY) found.push({ root: lossy[ask]!, since });
  }
  return found.sort((a, b) => a.since - b.since);
}

/** The first moment at which what it stands by for was not well; Infinity: not in this world. */
function neededSince(compiled: Compiled, f: number, { down, bad }: Space, loss: Loss | null): number {
  const { group, standsFor } = compiled.fallBacks[f]!;
  if (group >= 0) return firedAt(bad!, compiled.bad!.needed[f]!);
  let since = Number.POSITIVE_INFINITY;
  for (const { placement, separate } of standsFor) {
    since = Math.min(since, firedAt(down, compiled.placementGate[placement]!));
    if (separate >= 0) since = Math.min(since, firedAt(down, separate));
    if (loss !== null) since = Math.min(since, loss.placementSince[placement]!);
    if (bad !== null) since = Math.min(since, firedAt(bad, compiled.bad!.placement[placement]!));
  }
  return since;
}
