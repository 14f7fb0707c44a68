import type { Net } from '../../compile/types.js';
import { arrivals } from './arrivals.js';

/** What has fired in a net, when and in which order. Arrays are reused from run to run. */
export interface Fired {
  /** Inputs still missing; fired iff at most 0. */
  readonly remaining: Int32Array;
  /** Seconds, for gates that have fired; null: everything fires at 0. */
  readonly time: Float64Array | null;
  /** Gates in the order they fired: the position is the rank, ascending in (time, rank). */
  readonly order: Int32Array;
  count: number;
}

/** Gates fired from outside, in order of time. */
export interface Seeds {
  readonly gate: ArrayLike<number>;
  /** Seconds, beside the gates; null: all at 0. */
  readonly time: ArrayLike<number> | null;
}

export function emptyFired(net: Net, timed: boolean): Fired {
  return {
    remaining: new Int32Array(net.size),
    time: timed ? new Float64Array(net.size) : null,
    order: new Int32Array(net.size),
    count: 0,
  };
}

/** When a gate fired; Infinity: it has not. */
export const firedAt = (fired: Fired, gate: number): number =>
  fired.remaining[gate]! > 0 ? Number.POSITIVE_INFINITY : fired.time === null ? 0 : fired.time[gate]!;

/** Called for a gate that has just fired; `fire` fires another at the same moment. */
export type OnFire = (gate: number, fire: (gate: number) => void) => void;

/**
 * The least fixpoint of a threshold network from some roots, in order of time: each gate fires at the earliest moment before
 * `horizon` at which enough of its inputs have, an input counting its edge's delay later (Knuth 1977, "A generalization of
 * Dijkstra's algorithm"). Linear in the edges touched, with a logarithm for those that delay.
 * @param special gates for which `onFire` is called
 */
export function fire(
  net: Net,
  fired: Fired,
  seeds: Seeds,
  horizon: number,
  special: Uint8Array | null,
  onFire: OnFire,
): void {
  fired.remaining.set(net.need);
  fired.count = 0;
  if (net.outDelay === null && fired.time === null) {
    for (let i = 0; i < seeds.gate.length; i++) ignite(fired, seeds.gate[i]!, 0);
    spread(net, fired, 0, special, onFire);
    return;
  }
  fireInTime(net, fired, seeds, horizon, special, onFire);
}

function ignite(fired: Fired, gate: number, now: number): void {
  if (fired.remaining[gate]! <= 0) return;
  fired.remaining[gate] = 0;
  if (fired.time !== null) fired.time[gate] = now;
  fired.order[fired.count++] = gate;
}

/** The loop everything else waits for: no delays, first in first out; `order` is the queue. */
function spread(net: Net, fired: Fired, from: number, special: Uint8Array | null, onFire: OnFire): void {
  const { outStart, outGate } = net;
  const { remaining, order } = fired;
  let tail = fired.count;
  for (let head = from; head < tail; head++) {
    const gate = order[head]!;
    if (special !== null && special[gate] !== 0) {
      fired.count = tail;
      onFire(gate, (other) => ignite(fired, other, 0));
      tail = fired.count;
    }
    const end = outStart[gate + 1]!;
    for (let e = outStart[gate]!; e < end; e++) {
      const next = outGate[e]!;
      if (--remaining[next]! === 0) {
        order[tail++] = next;
      }
    }
  }
  fired.count = tail;
}

/** Edges without delay count at once, the others when they arrive. */
function fireInTime(
  net: Net,
  fired: Fired,
  seeds: Seeds,
  horizon: number,
  special: Uint8Array | null,
  onFire: OnFire,
): void {
  const { outStart, outGate, outDelay } = net;
  const { remaining, order } = fired;
  const time = fired.time!;
  const late = arrivals();
  let nextSeed = 0;
  let head = 0;
  for (;;) {
    const now = Math.min(late.topTime(), seedTime(seeds, nextSeed));
    if (!(now < horizon)) return;
    while (seedTime(seeds, nextSeed) === now) ignite(fired, seeds.gate[nextSeed++]!, now);
    if (late.topTime() === now) arrive(net, fired, late.take(), now);
    let tail = fired.count;
    for (; head < tail; head++) {
      const gate = order[head]!;
      if (special !== null && special[gate] !== 0) {
        fired.count = tail;
        onFire(gate, (other) => ignite(fired, other, now));
        tail = fired.count;
      }
      const end = outStart[gate + 1]!;
      for (let e = outStart[gate]!; e < end; e++) {
        if (outDelay !== null && outDelay[e]! > 0) {
          late.push(now + outDelay[e]!, e);
          continue;
        }
        const next = outGate[e]!;
        if (--remaining[next]! !== 0) continue;
        time[next] = now;
        order[tail++] = next;
      }
    }
    fired.count = tail;
  }
}

/** @param edges in the order in which the gates they come from fired */
function arrive(net: Net, fired: Fired, edges: readonly number[], now: number): void {
  const { remaining, time, order } = fired;
  for (const edge of edges) {
    const gate = net.outGate[edge]!;
    if (--remaining[gate]! !== 0) continue;
    time![gate] = now;
    order[fired.count++] = gate;
  }
}

function seedTime({ gate, time }: Seeds, i: number): number {
  if (i >= gate.length) return Number.POSITIVE_INFINITY;
  return time === null ? 0 : time[i]!;
}
