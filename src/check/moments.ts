import type { Context } from './context.js';
import type { Wave, WavesOf } from './waves.js';

/**
 * The moments at which a run is judged, ascending: its end, and every moment before it at which a failover can end, as any wave
 * of the world of any of these moments says.
 */
export function momentsOf(ctx: Context, duration: number, wavesOf: WavesOf): number[] {
  const moments = new Set([duration]);
  // A Set is walked in the order of insertion, what is added on the way too.
  for (const moment of moments) {
    for (const wave of wavesOf(moment)) {
      for (const end of failoverEnds(ctx, wave, moment)) if (end < duration) moments.add(end);
    }
  }
  return [...moments].sort((a, b) => a - b);
}

/** Of fall-backs that take time and, as far as the world of `moment` sees, were needed. */
function failoverEnds(ctx: Context, wave: Wave, moment: number): number[] {
  return ctx.fallBacks.all.flatMap(({ takes }, i) => {
    const since = wave.neededSince[i]!;
    return takes > 0 && since < moment ? [since + takes] : [];
  });
}
