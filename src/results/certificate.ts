/*
 * What makes a result checkable without the engine: for each world, when everything that is down went down and why.
 * Indices are those of the topology; `check` believes it only after it has followed every step in model terms.
 */

/** An element of a world. Placements are (service, placement) pairs; a service without placements has the implicit placement 0. */
export type Element =
  | { readonly type: 'domain'; readonly domain: number }
  | { readonly type: 'cut'; readonly domain: number }
  | { readonly type: 'placement'; readonly service: number; readonly placement: number }
  | { readonly type: 'service'; readonly service: number };

/** A step: this element is down (a cut, does not work) from `time` on. Its cause follows by one rule from what has a lower (time, rank). */
export interface Step {
  readonly element: Element;
  /** Seconds from the injection; at least 0. */
  readonly time: number;
  /** Unique in its world, ascending in (time, rank). */
  readonly rank: number;
}

/** A fall-back that has joined: a standby, or a member of a group that takes time, as seen by one placement (or one domain). */
export type FallBack =
  | { readonly type: 'standby'; readonly service: number; readonly placement: number }
  | {
      readonly type: 'member';
      /** Who asks: a placement of a service, or a domain. */
      readonly owner:
        | { readonly type: 'placement'; readonly service: number; readonly placement: number }
        | { readonly type: 'domain'; readonly domain: number };
      /** The member of the group, by identity in the model: the same object. */
      readonly member: import('../model/topology.js').Expr;
    };

export interface Join {
  readonly fallBack: FallBack;
  /** 1 for those that joined after the first wave. */
  readonly wave: number;
  /** Seconds since when it was needed, as judged in the world of the wave before it joined; Infinity: never (it takes no time). */
  readonly neededSince: number;
}

export interface WorldCertificate {
  /** Its moment in seconds; Infinity: the end of a sustained outage. */
  readonly moment: number;
  /** In order of rank. */
  readonly steps: readonly Step[];
  readonly joined: readonly Join[];
  /** Claimed per service, by index; what `check` computes again. */
  readonly services: readonly {
    readonly state: import('../model/topology.js').State;
    readonly lost: number;
  }[];
}

export interface RunCertificate {
  /** By moment, ascending; one list a step of the run. */
  readonly worlds: readonly WorldCertificate[];
}
