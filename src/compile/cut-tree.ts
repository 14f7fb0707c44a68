import type { Domain } from '../model/topology.js';
import type { Places } from './places.js';
import { BEHIND_MORE, type CutTree, OUTSIDE } from './types.js';

/**
 * The classes that each add one cut to those of another: a domain that may be cut, within nothing but what its parent is in, or
 * hanging on it by its single uplink. Then the places that are on one side are a connected part of the tree. Others, such as what is
 * in two sites that overlap, are BEHIND_MORE, and so is all that hangs on them. Linear in `direct`.
 */
export function cutTree(
  domains: readonly Domain[],
  places: Places,
  uplinkClass: Int32Array,
  cutGate: Int32Array,
): CutTree {
  const count = places.direct.length;
  const parent = new Int32Array(count).fill(-1);
  const cut = new Int32Array(count).fill(BEHIND_MORE);
  cut[0] = OUTSIDE;
  const owner = owners(places);
  for (let c = 1; c < count; c++)
    if (owner[c]! >= 0) parent[c] = parentOf(c, owner[c]!, domains, places, uplinkClass);
  const isKnown = new Uint8Array(count);
  isKnown[0] = 1;
  for (let c = 1; c < count; c++) {
    const path: number[] = [];
    let at = c;
    // Neither uplinks nor what is round something lead back.
    for (; isKnown[at] === 0; at = parent[at]!) {
      isKnown[at] = 1;
      path.push(at);
    }
    if (at < 0 || cut[at] === BEHIND_MORE) continue;
    for (const cls of path) cut[cls] = cutGate[owner[cls]!]!;
  }
  return { parent, cut };
}

/** By class: the cut that is in it and round all that is; -1: none. */
function owners({ classOf, direct, mayCut }: Places): Int32Array {
  const owner = new Int32Array(direct.length).fill(-1);
  for (const [d, cls] of classOf.entries()) if (mayCut[d] === 1) owner[cls] = d;
  return owner;
}

/** The class on whose side a class is as long as its own cut, that of d, has not fired; -1: there is no such one. */
function parentOf(
  cls: number,
  d: number,
  domains: readonly Domain[],
  { classOf, direct }: Places,
  uplinkClass: Int32Array,
): number {
  const up = uplinkClass[d]!;
  if (direct[cls]!.length === 1) return Math.max(0, up);
  const rest = direct[cls]!.length - 1;
  const outer = domains[d]!.within.find((one) => direct[classOf[one]!]!.length === rest);
  if (outer === undefined) return -1;
  const around = classOf[outer]!;
  return up <= 0 || up === around ? around : -1;
}
