import { BEHIND_MORE, LOCAL, type Star, type View } from '../../compile/types.js';
import { worksInView } from '../net/capacity.js';
import { firedAt } from '../net/fire.js';
import type { Pass, StarSides } from './pass.js';

/** The least loss of what can stand in, as a class sees it; 1: nothing there. */
export function standInFrom(pass: Pass, s: number, cls: number): number {
  const { tables } = pass;
  const star = tables.tree.cut[cls] === BEHIND_MORE ? undefined : tables.stars.get(s);
  if (star !== undefined) return leastFrom(pass, s, star, cls);
  return standInLoss(pass, s, tables.views.get(s)!.get(cls)!);
}

/** The way outwards leads to a place of the star, at the latest outside, unless a cut is on it. */
function leastFrom(pass: Pass, s: number, star: Star, from: number): number {
  const { tables, down, now } = pass;
  let cls = from;
  for (; !star.positionOf.has(cls); cls = tables.tree.parent[cls]!)
    if (firedAt(down, tables.tree.cut[cls]!) <= now) return 1;
  const { side, least } = starSides(pass, s, star);
  return least[side[star.positionOf.get(cls)!]!]!;
}

/** Found once, however many sides ask. */
function starSides(pass: Pass, s: number, star: Star): StarSides {
  const known = pass.starSides.get(s);
  if (known?.version === pass.version) return known;
  const { tables, down, now, loss } = pass;
  const { classes, parent, own } = star;
  const side = new Int32Array(classes.length);
  const least = new Float64Array(classes.length).fill(1);
  for (let i = 0; i < classes.length; i++) {
    const isApart = i === 0 || firedAt(down, tables.tree.cut[classes[i]!]!) <= now;
    const at = isApart ? i : side[parent[i]!]!;
    side[i] = at;
    // What does not work has lost all.
    for (const p of own[i]!) least[at] = Math.min(least[at]!, loss.placement[p]!);
  }
  const found = { version: pass.version, side, least };
  pass.starSides.set(s, found);
  return found;
}

/** The least loss of what can stand in, on the side that looks; 1: nothing there. */
export function standInLoss(pass: Pass, s: number, view: View): number {
  const { compiled, down, now, loss } = pass;
  let least = 1;
  for (let i = 0; i < view.placements.length; i++) {
    const p = view.placements[i]!;
    if (compiled.serving[s] === LOCAL && compiled.placementActive[p] === 1) continue;
    if (worksInView(compiled, view, i, down, now)) least = Math.min(least, loss.placement[p]!);
  }
  return least;
}
