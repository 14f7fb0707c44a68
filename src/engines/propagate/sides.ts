import type { Sides } from '../../compile/types.js';
import { spend, type Work } from '../net/work.js';

/** Which cuts are round which class, as cuts happen in one world. */
export interface SideState {
  /** A domain has become a cut: fires the pairs that are now parted. */
  cut(domain: number, fire: (gate: number) => void): void;
}

const NONE: readonly number[] = [];

/**
 * Places that are parted stay parted: a further cut hides a cut only behind itself (a cut seen from one place alone that gets
 * hidden is replaced by one that is seen from that place alone). So each pair fires once.
 */
export function sideState(sides: Sides, work: Work): SideState {
  const isCut = new Set<number>();
  const round: (readonly number[])[] = sides.direct.map(() => NONE);
  return {
    cut(domain, fire) {
      if (isCut.has(domain)) return;
      isCut.add(domain);
      const affected = sides.affected(domain);
      const changed = affected.filter((cls) => {
        const isChanged = update(sides, isCut, round, cls);
        spend(work, 1 + sides.direct[cls]!.length + round[cls]!.length);
        return isChanged;
      });
      for (const cls of changed) {
        spend(work, sides.pairsOf[cls]!.length);
        for (const i of sides.pairsOf[cls]!) {
          const { a, b, gate, oneSided } = sides.pairs[i]!;
          if (oneSided ? !isSubset(round[a]!, round[b]!) : !isEqual(round[a]!, round[b]!)) fire(gate);
        }
      }
    },
  };
}

function update(
  sides: Sides,
  isCut: ReadonlySet<number>,
  round: (readonly number[])[],
  cls: number,
): boolean {
  const cuts = new Set<number>();
  for (const d of sides.direct[cls]!) {
    if (isCut.has(d)) cuts.add(d);
    else if (sides.uplinkClass[d]! > 0)
      for (const further of round[sides.uplinkClass[d]!]!) cuts.add(further);
  }
  const after = [...cuts].sort((x, y) => x - y);
  if (isEqual(after, round[cls]!)) return false;
  round[cls] = after;
  return true;
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i]);
}

function isSubset(a: readonly number[], b: readonly number[]): boolean {
  return a.every((x) => b.includes(x));
}
