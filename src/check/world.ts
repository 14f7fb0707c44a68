import type { Context } from './context.js';
import { codeCount, cutCode } from './element-code.js';

/**
 * What is known of one world: who has joined, and since when what is so. It is filled in order of time; an entry is
 * never taken back, since inside a world things only get worse.
 */
export interface World {
  readonly ctx: Context;
  /** Indices of fall-backs. */
  readonly joined: ReadonlySet<number>;
  /** By element code; Infinity: never. */
  readonly downSince: Float64Array;
  readonly rank: Float64Array;
  /** The codes of what is down, in order of (time, rank). */
  readonly order: number[];
  /** Domains that became cuts, in the same order. */
  readonly cuts: number[];
  /** By element code, bad domains and impaired placements and services; cuts are not used. */
  readonly impairedSince: Float64Array;
  /** In order of time; each holds until the next. */
  readonly losses: Losses[];
  /** By how many cuts are there, then by domain: the cuts round it. Only kept so as not to be found again. */
  readonly cutsRound: Map<number, Map<number, readonly number[]>>;
}

/** The losses from one time on. */
export interface Losses {
  readonly time: number;
  /** By flat place. */
  readonly places: Float64Array;
  /** By service: `lost`. */
  readonly services: Float64Array;
}

/** A world in which nothing has happened yet. */
export function newWorld(ctx: Context, joined: ReadonlySet<number>): World {
  const count = codeCount(ctx.sizes);
  return {
    ctx,
    joined,
    downSince: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    rank: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    order: [],
    cuts: [],
    impairedSince: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    losses: [],
    cutsRound: new Map(),
  };
}

/** Enters that an element is down from `time` on. Called in order of (time, rank). */
export function enterDown(world: World, step: { code: number; time: number; rank: number }): void {
  const { domains } = world.ctx.sizes;
  world.downSince[step.code] = step.time;
  world.rank[step.code] = step.rank;
  world.order.push(step.code);
  const domain = step.code - cutCode(world.ctx.sizes, 0);
  if (domain >= 0 && domain < domains) world.cuts.push(domain);
}
