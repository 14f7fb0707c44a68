import type { CompiledInjection } from '../../compile/inject.js';
import type { Compiled } from '../../compile/types.js';
import { spend, UNLIMITED, type Work } from '../net/work.js';
import { type Space, space, type World, world } from './world.js';

/**
 * The worlds in which one outage is judged, by moment: its end, and every moment before at which a failover can end.
 * Each world is computed in time linear in the edges it touches, once a wave of fall-backs.
 * @param duration seconds; Infinity: sustained
 * @param buffers of the compiled topology, used for the last world computed; without them every world has its own
 * @param work counts what it takes; throws OutOfWork
 */
export function propagate(
  compiled: Compiled,
  injection: CompiledInjection,
  duration: number,
  buffers: Space = space(compiled),
  work: Work = UNLIMITED,
): readonly World[] {
  const worlds = new Map<number, World>();
  const open = [duration];
  const onNeeded = (endsAt: number): void => {
    if (endsAt < duration && !worlds.has(endsAt) && !open.includes(endsAt)) open.push(endsAt);
  };
  for (let first = true; open.length > 0; first = false) {
    const moment = open.pop()!;
    if (worlds.has(moment)) continue;
    if (!first) spend(work, compiled.down.size + (compiled.bad?.net.size ?? 0));
    worlds.set(moment, world(compiled, injection, moment, first ? buffers : space(compiled), work, onNeeded));
  }
  return [...worlds.values()].sort((a, b) => a.moment - b.moment);
}
