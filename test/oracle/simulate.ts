import { settleDegraded } from './degraded.js';
import { settleDown } from './down.js';
import type { Facts, FallBack } from './facts.js';
import { settleLoss } from './loss.js';
import { allWell, type Snapshot, TOLERANCE, type World } from './world.js';

const MANY = 20_000;

/**
 * Plays one outage from moment 0 to just before `until`, with the fall-backs that have joined there from the start. The last
 * snapshot is the world. Anything can change only a delay after something else changed, so those are the times to look at.
 */
export function simulate(facts: Facts, joined: ReadonlySet<FallBack>, until: number): World {
  const world: World = { facts, joined, history: [] };
  const pending = new Set([0]);
  while (pending.size > 0) {
    const time = Math.min(...pending);
    pending.delete(time);
    const before = world.history.at(-1);
    const now = snapshotAt(world, time);
    if (before !== undefined && !changed(before, now)) continue;
    for (const delay of facts.delays) if (time + delay < until) pending.add(time + delay);
    if (world.history.length > MANY) throw new Error('no end of changes');
  }
  return world;
}

function snapshotAt(world: World, time: number): Snapshot {
  const now = allWell(world.facts, time);
  world.history.push(now);
  settleDown(world, now);
  settleLoss(world, now);
  settleDegraded(world, now);
  return now;
}

function changed(before: Snapshot, now: Snapshot): boolean {
  const bits = (s: Snapshot) =>
    JSON.stringify([s.domainDown, s.cut, s.works, s.serviceDown, s.bad, s.impaired, s.serviceImpaired]);
  const numbers = (s: Snapshot) => [...s.loss.flat(), ...s.lost];
  const past = numbers(before);
  return bits(before) !== bits(now) || numbers(now).some((n, i) => Math.abs(n - past[i]!) > TOLERANCE);
}
