import type { CompiledInjection } from '../../compile/inject.js';
import type { Compiled } from '../../compile/types.js';
import { type Loss, lose } from '../loss/loss.js';
import { capacityLeft, isTooLittle } from '../net/capacity.js';
import { emptyFired, type Fired, fire, firedAt, type OnFire, type Seed } from '../net/fire.js';
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
}

export function space(compiled: Compiled): Space {
  return {
    down: emptyFired(compiled.down, compiled.timed),
    bad: compiled.bad && emptyFired(compiled.bad.net, compiled.timed),
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
    spend(work, fallBacks.length + buffers.down.count + (buffers.bad?.count ?? 0));
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
  { down, bad }: Space,
  work: Work,
): Loss | null {
  const seeds: Seed[] = [];
  for (const [f, { notJoined }] of compiled.fallBacks.entries()) {
    if (joined[f] === 0) seeds.push({ gate: notJoined, time: 0 });
  }
  for (const gate of injection.down) seeds.push({ gate, time: 0 });
  if (injection.capacity !== null) seeds.push(...starved(compiled, injection.capacity));
  fire(compiled.down, down, seeds, horizon, compiled.special, onSpecial(compiled, injection, down, work));
  const loss =
    compiled.loss && lose(compiled, compiled.loss, down, injection.capacity, joined, horizon, work);
  if (compiled.bad !== null && bad !== null) {
    fire(compiled.bad.net, bad, badSeeds(compiled, injection, down, loss), horizon, null, noHook);
  }
  return loss;
}

const noHook: OnFire = () => {};

/** Capacities that a limit makes too small before anything fails. */
function starved(compiled: Compiled, capacity: Float64Array): Seed[] {
  const seeds: Seed[] = [];
  for (const { service, gate, view } of compiled.capacityChecks) {
    let left = 0;
    for (const p of view.placements) left += capacity[p]!;
    if (isTooLittle(compiled, service, left)) seeds.push({ gate, time: 0 });
  }
  return seeds;
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

/** Roots of the net of what is impaired, in order of time: what is down, what loses something, what is degraded. */
function badSeeds(compiled: Compiled, injection: CompiledInjection, down: Fired, loss: Loss | null): Seed[] {
  const { mirror, lossy } = compiled.bad!;
  const seeds: Seed[] = injection.bad.map((gate) => ({ gate, time: 0 }));
  for (let i = 0; i < down.count; i++) {
    const gate = mirror[down.order[i]!]!;
    if (gate >= 0) seeds.push({ gate, time: firedAt(down, down.order[i]!) });
  }
  if (loss !== null) {
    for (const [ask, gate] of lossy.entries()) {
      if (gate >= 0 && loss.askSince[ask]! < Number.POSITIVE_INFINITY)
        seeds.push({ gate, time: loss.askSince[ask]! });
    }
  }
  return down.time === null ? seeds : seeds.sort((a, b) => a.time - b.time);
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
