import type { Domain } from '../model/topology.js';
import { memo } from './memo.js';
import type { NetBuilder } from './net-builder.js';
import type { Places } from './places.js';
import { NEVER, type Sides } from './types.js';

/** Gates for "not on the same side", made as they are asked for. The engine fires them when cuts change. */
export interface Separation {
  /** Fires when the places of classes a and b are on different sides; -1: never. */
  apart(a: number, b: number): number;
  /** Fires when a cut is round class a that is not round class b; -1: never. */
  behind(a: number, b: number): number;
  sides(domains: readonly Domain[], cutGate: Int32Array): Sides | null;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly gate: number;
  readonly oneSided: boolean;
}

export function separation(net: NetBuilder, places: Places): Separation {
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
  return {
    apart: (a, b) => (a < b ? pair(a, b, false) : pair(b, a, false)),
    behind: (a, b) => (a === 0 ? -1 : pair(a, b, true)),
    sides: (domains, cutGate) =>
      places.direct.length === 1 ? null : sideTables(domains, cutGate, places, pairs),
  };
}

function sideTables(
  domains: readonly Domain[],
  cutGate: Int32Array,
  places: Places,
  pairs: readonly Pair[],
): Sides {
  const { direct, classOf } = places;
  const uplinkClass = new Int32Array(domains.length).fill(-1);
  for (const [d, { uplink }] of domains.entries()) {
    if (uplink !== null && uplink.length === 1) uplinkClass[d] = classOf[uplink[0]!]!;
  }
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

/** By domain, the classes from which it can be seen as a cut, in an order in which uplinks come first. */
function affectedClasses(direct: Places['direct'], uplinkClass: Int32Array): Map<number, number[]> {
  const affected = new Map<number, number[]>();
  const reach: Set<number>[] = direct.map(() => new Set<number>());
  for (const cls of uplinksFirst(direct, uplinkClass)) {
    for (const d of direct[cls]!) {
      reach[cls]!.add(d);
      if (uplinkClass[d]! > 0) for (const further of reach[uplinkClass[d]!]!) reach[cls]!.add(further);
    }
    for (const d of reach[cls]!) {
      const classes = affected.get(d);
      if (classes) classes.push(cls);
      else affected.set(d, [cls]);
    }
  }
  return affected;
}

/** Classes in an order in which the class of every single uplink comes before those that hang on it. Uplinks never lead back. */
function uplinksFirst(direct: Places['direct'], uplinkClass: Int32Array): number[] {
  const waiting = new Int32Array(direct.length);
  const hanging: number[][] = direct.map(() => []);
  for (const [cls, around] of direct.entries()) {
    for (const d of around) {
      const up = uplinkClass[d]!;
      if (up < 0 || up === cls) continue;
      hanging[up]!.push(cls);
      waiting[cls]!++;
    }
  }
  const order: number[] = [];
  for (const cls of direct.keys()) if (waiting[cls] === 0) order.push(cls);
  for (const cls of order) for (const next of hanging[cls]!) if (--waiting[next]! === 0) order.push(next);
  return order;
}
