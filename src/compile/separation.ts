import type { Domain } from '../model/topology.js';
import { cutTree } from './cut-tree.js';
import { memo } from './memo.js';
import type { NetBuilder } from './net-builder.js';
import type { Places } from './places.js';
import { type CutTree, NEVER, type Sides } from './types.js';

/** Gates for "not on the same side", made as they are asked for. The engine fires them when cuts change. */
export interface Separation {
  /** Fires when the places of classes a and b are on different sides; -1: never. */
  apart(a: number, b: number): number;
  /** Fires when a cut is round class a that is not round class b; -1: never. */
  behind(a: number, b: number): number;
  readonly tree: CutTree;
  sides(): Sides | null;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly gate: number;
  readonly oneSided: boolean;
}

export function separation(
  net: NetBuilder,
  places: Places,
  domains: readonly Domain[],
  cutGate: Int32Array,
): Separation {
  const pairs: Pair[] = [];
  const [once, onceOneSided] = [memo<number>(), memo<number>()];
  const pair = (a: number, b: number, oneSided: boolean): number => {
    if (a === b) return -1;
    return (oneSided ? onceOneSided : once)(a * places.direct.length + b, () => {
      const gate = net.gate(NEVER);
      pairs.push({ a, b, gate, oneSided });
      return gate;
    });
  };
  const uplinkClass = uplinkClasses(domains, places);
  return {
    apart: (a, b) => (a < b ? pair(a, b, false) : pair(b, a, false)),
    behind: (a, b) => (a === 0 ? -1 : pair(a, b, true)),
    tree: cutTree(domains, places, uplinkClass, cutGate),
    sides: () => (places.direct.length === 1 ? null : sideTables(uplinkClass, cutGate, places, pairs)),
  };
}

/** By domain: the class of its only uplink; -1 where it has none or several. */
function uplinkClasses(domains: readonly Domain[], { classOf }: Places): Int32Array {
  return Int32Array.from(domains, ({ uplink }) => (uplink?.length === 1 ? classOf[uplink[0]!]! : -1));
}

function sideTables(
  uplinkClass: Int32Array,
  cutGate: Int32Array,
  places: Places,
  pairs: readonly Pair[],
): Sides {
  const { direct, classOf } = places;
  const pairsOf: number[][] = direct.map(() => []);
  for (const [i, { a, b }] of pairs.entries()) {
    pairsOf[a]!.push(i);
    pairsOf[b]!.push(i);
  }
  const domainOfCut = new Map<number, number>();
  for (const [d, gate] of cutGate.entries()) if (gate >= 0) domainOfCut.set(gate, d);
  return {
    classOf,
    direct,
    uplinkClass,
    affected: affectedClasses(direct, uplinkClass),
    pairs,
    pairsOf,
    domainOfCut,
  };
}

/**
 * The classes from which a domain can be seen as a cut, in an order in which uplinks come first. Found when it first becomes one:
 * in a chain of uplinks all of them together are quadratic.
 */
function affectedClasses(
  direct: Places['direct'],
  uplinkClass: Int32Array,
): (domain: number) => readonly number[] {
  const hanging = hangingOn(direct, uplinkClass);
  const rank = ranks(hanging);
  const classesOf = new Map<number, number[]>();
  for (const [cls, around] of direct.entries()) {
    for (const d of around) {
      const classes = classesOf.get(d);
      if (classes) classes.push(cls);
      else classesOf.set(d, [cls]);
    }
  }
  const known = new Map<number, readonly number[]>();
  return (domain) => {
    let affected = known.get(domain);
    if (affected === undefined) {
      const reached = new Set(classesOf.get(domain));
      for (const cls of reached) for (const next of hanging[cls]!) reached.add(next);
      affected = [...reached].sort((a, b) => rank[a]! - rank[b]!);
      known.set(domain, affected);
    }
    return affected;
  };
}

/** By class: those round which stands something whose single uplink is there. Uplinks never lead back. */
function hangingOn(direct: Places['direct'], uplinkClass: Int32Array): readonly (readonly number[])[] {
  const hanging: number[][] = direct.map(() => []);
  for (const [cls, around] of direct.entries()) {
    for (const d of around) {
      const up = uplinkClass[d]!;
      if (up >= 0 && up !== cls) hanging[up]!.push(cls);
    }
  }
  return hanging;
}

/** Positions in an order in which the class of every single uplink comes before those that hang on it. */
function ranks(hanging: readonly (readonly number[])[]): Int32Array {
  const waiting = new Int32Array(hanging.length);
  for (const next of hanging) for (const cls of next) waiting[cls]!++;
  const order: number[] = [];
  for (const cls of hanging.keys()) if (waiting[cls] === 0) order.push(cls);
  for (const cls of order) for (const next of hanging[cls]!) if (--waiting[next]! === 0) order.push(next);
  const rank = new Int32Array(hanging.length);
  for (const [at, cls] of order.entries()) rank[cls] = at;
  return rank;
}
