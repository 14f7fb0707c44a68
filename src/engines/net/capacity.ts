import type { Compiled, View } from '../../compile/types.js';
import { type Fired, firedAt } from './fire.js';

/** Capacities and losses count as equal within this. */
export const TOLERANCE = 1e-9;

/** Whether the i-th placement in view works, on the side that looks, at a moment (what fires then included). */
export function worksInView(compiled: Compiled, view: View, i: number, down: Fired, now: number): boolean {
  if (firedAt(down, compiled.placementGate[view.placements[i]!]!) <= now) return false;
  return view.separate[i]! < 0 || firedAt(down, view.separate[i]!) > now;
}

/** Capacity of what works in view, summed in the file's order. */
export function capacityLeft(
  compiled: Compiled,
  view: View,
  capacity: Float64Array,
  down: Fired,
  now: number,
): number {
  let left = 0;
  for (let i = 0; i < view.placements.length; i++) {
    if (worksInView(compiled, view, i, down, now)) left += capacity[view.placements[i]!]!;
  }
  return left;
}

/** Whether that little takes the service down on that side. */
export function isTooLittle(compiled: Compiled, service: number, left: number): boolean {
  return (
    left <= TOLERANCE || (compiled.collapses[service] === 1 && left < compiled.demand[service]! - TOLERANCE)
  );
}
