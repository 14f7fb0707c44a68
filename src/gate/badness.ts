import type { State } from '../model/topology.js';

/** States as numbers that rise from best to worst. */
export const BADNESS: Readonly<Record<State, number>> = { up: 0, degraded: 1, partial: 2, down: 3 };

/** Shares that differ by less are the same: they are rounded to 12 digits, and sums of them are not exact. */
export const TOLERANCE = 1e-9;
