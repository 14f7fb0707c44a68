/** Elementary steps that may still be taken: counted, not timed, so that the same input ends the same way everywhere. */
export interface Work {
  left: number;
}

/** Nothing is counted. */
export const UNLIMITED: Work = { left: Number.POSITIVE_INFINITY };

/** Thrown in the middle of a computation that nobody wants the half of. */
export class OutOfWork extends Error {}

export function spend(work: Work, steps: number): void {
  work.left -= steps;
  if (work.left < 0) throw new OutOfWork();
}
