import type { Compiled, LossTables } from '../../compile/types.js';
import type { Fired } from '../net/fire.js';
import type { Work } from '../net/work.js';
import type { History } from './history.js';

/** The numbers of one world: shares of users, 0 to 1. Arrays are reused from run to run. */
export interface Loss {
  /** By placement, as it is at the end of the world; 1 for what does not work. */
  readonly placement: Float64Array;
  /** By service. */
  readonly service: Float64Array;
  /** By placement: the first moment at which it lost anything; Infinity: none. */
  readonly placementSince: Float64Array;
  /** By ask on a service: the first moment at which that lost anything; Infinity: none. */
  readonly askSince: Float64Array;
}

/** Room for the losses of one world. */
export function emptyLoss({ placementService, serving, asks }: Compiled): Loss {
  return {
    placement: new Float64Array(placementService.length),
    service: new Float64Array(serving.length),
    placementSince: new Float64Array(placementService.length),
    askSince: new Float64Array(asks.count),
  };
}

/** One world while its losses are computed. */
export interface Pass {
  readonly compiled: Compiled;
  readonly tables: LossTables;
  readonly down: Fired;
  readonly capacity: Float64Array;
  readonly joined: Uint8Array;
  readonly loss: Loss;
  readonly asks: History;
  readonly work: Work;
  /** The component that is being computed, and when: asks on its own services are read as they are now. */
  component: number;
  now: number;
  /** Counts up whenever losses of placements are set. */
  version: number;
  /** By service that is a star: what is left on each side, as of a version. */
  readonly starSides: Map<number, StarSides>;
}

/** The sides of a star: parts of the tree of cuts, each called by the position that is nearest to the outside. */
export interface StarSides {
  readonly version: number;
  /** By position: its side. */
  readonly side: Int32Array;
  /** By side: the least loss of a placement that works there; 1: none does. */
  readonly least: Float64Array;
}
