import type { Context } from './context.js';
import type { FallBackInfo } from './fall-backs.js';
import { isMet } from './met.js';
import { isNeeded } from './needed.js';
import { playWorld } from './play.js';
import { justBefore, type When } from './when.js';
import { newWorld, type World } from './world.js';

/** The world in which certain fall-backs have joined, and since when each fall-back is needed in it. */
export interface Wave {
  readonly joined: ReadonlySet<number>;
  readonly world: World;
  /** By fall-back; Infinity: never. */
  readonly neededSince: Float64Array;
}

/** Finds the waves of the world of a moment: the first, in which none has joined, to the last, after which no more do. */
export type WavesOf = (moment: number) => readonly Wave[];

/**
 * The waves of a run. What happens in a wave's world does not depend on the moment, only how much of it is seen: each is
 * played once, to the end of the outage.
 */
export function wavesOfRun(ctx: Context, duration: number): WavesOf {
  const played = new Map<string, Wave>();
  const waveOf = (joined: ReadonlySet<number>): Wave => {
    const key = [...joined].sort((a, b) => a - b).join(',');
    const wave = played.get(key) ?? playWave(ctx, joined, duration);
    played.set(key, wave);
    return wave;
  };
  return (moment) => {
    const waves = [waveOf(new Set())];
    for (const wave of waves) {
      const more = joiningAfter(ctx, wave, moment);
      if (more.length > 0) waves.push(waveOf(new Set([...wave.joined, ...more])));
    }
    return waves;
  };
}

function playWave(ctx: Context, joined: ReadonlySet<number>, duration: number): Wave {
  const world = newWorld(ctx, joined);
  const neededSince = new Float64Array(ctx.fallBacks.all.length).fill(Number.POSITIVE_INFINITY);
  playWorld(world, duration, (time, now) => {
    ctx.fallBacks.all.forEach((fallBack, i) => {
      if (neededSince[i]! > time && isNeeded(world, fallBack, now)) neededSince[i] = time;
    });
  });
  return { joined, world, neededSince };
}

/** Those that a wave's world lets join before `moment` and that have not yet. */
function joiningAfter(ctx: Context, wave: Wave, moment: number): number[] {
  const end = justBefore(wave.world, moment);
  return [...ctx.fallBacks.all.keys()].filter((i) => {
    const fallBack = ctx.fallBacks.all[i]!;
    const isOver = fallBack.takes === 0 || wave.neededSince[i]! + fallBack.takes < moment;
    return !wave.joined.has(i) && isOver && isActivationMet(wave.world, fallBack, end);
  });
}

function isActivationMet(world: World, fallBack: FallBackInfo, when: When): boolean {
  if (fallBack.type === 'member') return true;
  const needs = fallBack.place.activation?.dependsOn ?? [];
  return needs.every(({ expr }) => isMet(world, { type: 'placement', place: fallBack.place }, expr, when));
}
