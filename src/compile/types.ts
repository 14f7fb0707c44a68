import type { Expr } from '../model/topology.js';

/**
 * A monotone threshold network: gate g fires once `need[g]` of its inputs have. Edges run from an input to the gates that
 * read it, in CSR form. A root has a need no count of inputs reaches: only the engine fires it.
 */
export interface Net {
  readonly size: number;
  readonly need: Int32Array;
  /** Out-edges of gate g are outStart[g] … outStart[g + 1] - 1. */
  readonly outStart: Int32Array;
  readonly outGate: Int32Array;
  /** Seconds an edge takes (`worksWithout`); null: no edge takes any. */
  readonly outDelay: Float64Array | null;
}

/** The need of a root. */
export const NEVER = 0x3fffffff;

/** What a dependency asks for as seen from where it is asked: the leaf or group "X, on this side". Shared by all who ask alike. */
export enum AskKind {
  /** A domain: up and within reach. */
  Domain,
  /** A pooled service on a side. */
  Pooled,
  /** A pooled service that is outside with all its placements, from behind some cut: as from outside, unless parted from there. */
  Beyond,
  /** A local service with co-located active placements. */
  Colocated,
  /** A local service without. */
  Anywhere,
  /** A service as a domain needs it: not down, wherever. */
  Plain,
  Group,
}

export interface Asks {
  readonly count: number;
  readonly kind: Uint8Array;
  /** Down gate: it is not met. */
  readonly unmet: Int32Array;
  /** Domain or service index; groups: k. */
  readonly target: Int32Array;
  /** Services: the side class that looks. Domains and Beyond: the separation gate, or -1. Groups: 1 for `prefer`. */
  readonly side: Int32Array;
  /** The ask that tells of what is asked: of Beyond, the one from outside; of others, themselves. */
  readonly base: Int32Array;
  /** Colocated: global placements. Groups: into `members`, as [first, end). */
  readonly list: readonly (readonly number[] | null)[];
  /** Members of groups, flat: the ask, its delay, its fall-back or -1. */
  readonly memberAsk: readonly number[];
  readonly memberDelay: readonly number[];
  readonly memberFallBack: readonly number[];
}

/** Dependencies of each placement in order: its service's, its own, its activation's. */
export interface Deps {
  readonly start: Int32Array;
  readonly ask: Int32Array;
  readonly delay: Float64Array;
  /** HARD, SOFT, or the shared part of users. */
  readonly impact: Float64Array;
}
export const HARD = -1;
export const SOFT = -2;

/** A standby, or a member of a group that takes time. */
export interface CompiledFallBack {
  readonly takes: number;
  /** Down root, fired at 0 while it has not joined. */
  readonly notJoined: number;
  /** Standbys: global placement; members: -1. */
  readonly placement: number;
  /** Standbys: fires when an activation dependency is unmet; -1: there is none. */
  readonly activation: number;
  /** Standbys: active placements of its service and the separation gate from its side, or -1. */
  readonly standsFor: readonly { readonly placement: number; readonly separate: number }[];
  /** Members: the group's ask. */
  readonly group: number;
  /** Members: who asks and for which member of the model, for certificates. */
  readonly owners: { readonly placement: number; readonly domain: number; readonly member: Expr }[];
}

export const POOLED = 0;
export const LOCAL = 1;
export const NEAREST = 2;

/** Side classes: places with the same potential cuts round them are always on the same side. Class 0 has none: the outside. */
export interface Sides {
  /** By domain: its class. */
  readonly classOf: Int32Array;
  /** Potential cuts directly round each class (domain indices, ascending). */
  readonly direct: readonly (readonly number[])[];
  /** By domain: its only uplink's class; -1 where it has none or several. */
  readonly uplinkClass: Int32Array;
  /** The classes whose cuts may change when a domain becomes a cut, uplinks before what hangs on them. */
  readonly affected: (domain: number) => readonly number[];
  /** Pairs of classes something asks about; `oneSided`: a's cuts are not all round b. */
  readonly pairs: readonly {
    readonly a: number;
    readonly b: number;
    readonly gate: number;
    readonly oneSided: boolean;
  }[];
  readonly pairsOf: readonly (readonly number[])[];
  readonly domainOfCut: ReadonlyMap<number, number>;
}

/** A demand as one side sees it: fires `gate` when what is left of the capacity is not enough. */
export interface CapacityCheck {
  readonly service: number;
  readonly gate: number;
  /** Global placements with the separation gate from the side that looks, or -1. */
  readonly view: View;
}

/** A service as one side sees it. */
export interface View {
  readonly placements: readonly number[];
  /** Separation gate of each, or -1: never apart. */
  readonly separate: readonly number[];
}

/** A list for each of many: that of i is item[start[i]] … item[start[i + 1] - 1]. */
export interface Rows {
  readonly start: Int32Array;
  readonly item: Int32Array;
}

/** Values of `CutTree.cut`. */
export const OUTSIDE = -1;
export const BEHIND_MORE = -2;

/** How side classes hang together: as long as its cut has not fired, a class is on the side of its parent. */
export interface CutTree {
  /** By class: -1 has none. */
  readonly parent: Int32Array;
  /** By class: the gate of the cut between it and its parent; OUTSIDE for class 0; BEHIND_MORE for what is not in the tree. */
  readonly cut: Int32Array;
}

/**
 * A service whose placements that can stand in (of a `nearest` one all, of a `local` one its standbys) are in the tree of cuts: what a
 * side sees of them is what is in a connected part of it, so N sites need as many gates as the tree has nodes, not one for each two.
 */
export interface Star {
  /** Its classes and all between them and the outside, parents first: the outside itself is the first. */
  readonly classes: readonly number[];
  readonly positionOf: ReadonlyMap<number, number>;
  /** Beside `classes`: the position of the parent, and the placements there that can stand in. */
  readonly parent: readonly number[];
  readonly own: readonly (readonly number[])[];
}

export interface LossTables {
  /** Component of each service; components are numbered dependencies first. */
  readonly component: Int32Array;
  readonly componentStart: Int32Array;
  readonly componentMember: Int32Array;
  /** Leaf asks on each service. */
  readonly asksOf: readonly (readonly number[])[];
  /** Views by service, keyed by the class that looks. */
  readonly views: ReadonlyMap<number, ReadonlyMap<number, View>>;
  /** By ask on a local service with placements close by: these, as its side sees them. */
  readonly near: ReadonlyMap<number, View>;
  /** By service. Seen from a class in the tree there is no view of them. */
  readonly stars: ReadonlyMap<number, Star>;
  readonly tree: CutTree;
  /** Who is computed again when an ask changes: services and the delay on the way. */
  readonly consumers: readonly (readonly { readonly service: number; readonly delay: number }[] | null)[];
  /** By down gate: services whose placements or sides it touches, and asks that it alone unmeets: of Domain and Beyond. */
  readonly touches: Rows;
  readonly unmets: Rows;
}

export interface BadNet {
  readonly net: Net;
  /** By down gate: the root that mirrors it, or -1. */
  readonly mirror: Int32Array;
  readonly domain: Int32Array;
  readonly placement: Int32Array;
  readonly service: Int32Array;
  /** By ask: it is not fine; -1: nobody asks. */
  readonly notFine: Int32Array;
  /** By ask: root fired when its loss is above 0; -1: nobody asks. */
  readonly lossy: Int32Array;
  /** By ask: soft; it loses something, delays inside groups counted. -1: nobody asks. */
  readonly losing: Int32Array;
  /** By fall-back: members: the group's members that take no time fell short. -1: standbys. */
  readonly needed: Int32Array;
}

/** The waist: everything an engine reads. Holds numbers only; names stay in the topology. */
export interface Compiled {
  /** Some dependency has a `worksWithout`: then things happen at other moments than 0. */
  readonly timed: boolean;
  readonly down: Net;
  readonly domainGate: Int32Array;
  /** By domain; -1: can never be a cut. */
  readonly cutGate: Int32Array;
  readonly placementGate: Int32Array;
  readonly serviceGate: Int32Array;
  /** Placements of service s are placementStart[s] … placementStart[s + 1] - 1; a service without any has an implicit one. */
  readonly placementStart: Int32Array;
  readonly placementService: Int32Array;
  /** Location domain; -1: implicit. */
  readonly placementDomain: Int32Array;
  readonly placementActive: Uint8Array;
  readonly placementClass: Int32Array;
  readonly placementShare: Float64Array;
  readonly placementCapacity: Float64Array;
  /** By service: POOLED, LOCAL or NEAREST. */
  readonly serving: Uint8Array;
  /** By service: 1 where something could stand in for a lost placement: a standby, with NEAREST any other. */
  readonly mayStandIn: Uint8Array;
  readonly minAvailable: Int32Array;
  /** NaN: none. */
  readonly demand: Float64Array;
  /** 1: `overload: collapse`. */
  readonly collapses: Uint8Array;
  readonly asks: Asks;
  readonly deps: Deps;
  readonly fallBacks: readonly CompiledFallBack[];
  /** By placement: its fall-back, if it is a standby; -1. */
  readonly standbyOf: Int32Array;
  readonly sides: Sides | null;
  readonly capacityChecks: readonly CapacityCheck[];
  /** By down gate: capacity checks to run when it fires. */
  readonly capacityOf: ReadonlyMap<number, readonly number[]>;
  /** Down gates that need more than their out-edges when they fire: 1 a cut, 2 capacity. null: none in this topology. */
  readonly special: Uint8Array | null;
  /** null: a loss is 0 or 1 here, and 1 iff down. */
  readonly loss: LossTables | null;
  /** null: whatever is impaired is down. */
  readonly bad: BadNet | null;
}
