import { isForcedImpaired } from './degraded.js';
import { isForcedDown } from './forced-down.js';
import { lossesAt } from './loss.js';
import { settle } from './settle.js';
import { openInstant, type Sight, settledInstant, type When } from './when.js';
import { enterDown, type Losses, type World } from './world.js';

/** Called at every time at which something may have changed, ascending, when all that is so then is known. */
type AtTime = (time: number, now: When) => void;

/**
 * Finds what is down in a world before `until`, and what is lost and impaired: the least fixpoint at every time at which
 * something may change. Such times are 0 and, after a time at which something did change, that time plus the delays on the
 * ways to who reads it.
 */
export function playWorld(world: World, until: number, atTime: AtTime): void {
  eachTime(world, [0], until, (time) => {
    const went = settleDown(world, time);
    return judgeTime(world, time, atTime) || went;
  });
}

/** The same for a world of which is known what is down: finds what is lost and impaired. */
export function playGiven(world: World, until: number): void {
  const steps = new Set(world.downSince);
  eachTime(world, [0, ...steps], until, (time) => judgeTime(world, time, () => {}) || steps.has(time));
}

/** Losses that differ by less are taken to be those of before: else a circle with a delay in it would never come to its end. */
const SETTLED = 1e-12;

/** @param visit returns whether anything changed */
function eachTime(
  world: World,
  first: readonly number[],
  until: number,
  visit: (time: number) => boolean,
): void {
  const pending = new Set(first.filter((time) => time < until));
  while (pending.size > 0) {
    const time = leastOf(pending);
    pending.delete(time);
    // At 0 everything changes: before it all was well, whatever is so by the file alone.
    if (!visit(time) && time > 0) continue;
    for (const chain of world.ctx.delays) {
      const later = chain.reduce((sum, delay) => sum + delay, time);
      if (later < until) pending.add(later);
    }
  }
}

function leastOf(times: ReadonlySet<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const time of times) least = Math.min(least, time);
  return least;
}

function settleDown(world: World, time: number): boolean {
  const now = openInstant(world, upTo(time));
  return (
    settle(world.ctx, {
      isIn: (code) => world.downSince[code]! <= time,
      isForced: (code) => isForcedDown(world, code, now),
      // In order of time, then of entry: what an element follows from has a lower rank.
      enter: (code) => enterDown(world, { code, time, rank: world.order.length }),
    }) > 0
  );
}

function judgeTime(world: World, time: number, atTime: AtTime): boolean {
  const losses = lossesAt(world, time, settledInstant(world, upTo(time)));
  const changed = differ(world.losses.at(-1), losses);
  if (changed) world.losses.push(losses);
  const now = settledInstant(world, upTo(time));
  const impaired = settle(world.ctx, {
    isIn: (code) => world.impairedSince[code]! <= time,
    isForced: (code) => isForcedImpaired(world, code, now),
    enter: (code) => {
      world.impairedSince[code] = time;
    },
  });
  atTime(time, now);
  return changed || impaired > 0;
}

const upTo =
  (time: number): Sight =>
  (at) =>
    at <= time;

function differ(before: Losses | undefined, now: Losses): boolean {
  if (before === undefined) return true;
  return (
    now.places.some((loss, i) => Math.abs(loss - before.places[i]!) > SETTLED) ||
    now.services.some((loss, i) => Math.abs(loss - before.services[i]!) > SETTLED)
  );
}
