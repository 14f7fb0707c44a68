import { BEHIND_MORE, LOCAL, OUTSIDE, type Star, type View } from '../../compile/types.js';
import { worksInView } from '../net/capacity.js';
import { firedAt } from '../net/fire.js';
import type { Pass } from './pass.js';

/** The least loss of what can stand in, as a class sees it; 1: nothing there. */
export function standInFrom(pass: Pass, s: number, cls: number): number {
  const { tables, down, now } = pass;
  const cut = tables.lone[cls]!;
  const star = cut === BEHIND_MORE ? undefined : tables.stars.get(s);
  if (star === undefined) {
    const view = tables.views.get(s)?.get(cls);
    return view === undefined ? 1 : standInLoss(pass, s, view);
  }
  const isCutOff = cut !== OUTSIDE && firedAt(down, cut) <= now;
  return Math.min(ownLoss(pass, star.own.get(cls) ?? []), isCutOff ? 1 : outsideLoss(pass, s, star));
}

function ownLoss({ compiled, down, now, loss }: Pass, placements: readonly number[]): number {
  let least = 1;
  for (const p of placements)
    if (firedAt(down, compiled.placementGate[p]!) > now) least = Math.min(least, loss.placement[p]!);
  return least;
}

/** The least loss of what works and is not cut off: looked for once, however many sides ask. */
function outsideLoss(pass: Pass, s: number, { gone }: Star): number {
  const known = pass.outside.get(s);
  if (known?.version === pass.version) return known.least;
  const { compiled, down, now, loss } = pass;
  let least = 1;
  for (let i = 0; i < gone.length; i++)
    if (firedAt(down, gone[i]!) > now)
      least = Math.min(least, loss.placement[compiled.placementStart[s]! + i]!);
  pass.outside.set(s, { version: pass.version, least });
  return least;
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
