import { OutOfWork, type Work } from '../engines/index.js';

/**
 * Elementary steps (a fifth of a microsecond each where things are well, up to one where much is down) that may be taken
 * without being asked for. Enough for 300 sites with 40 local services each and a standby for them, one run a site; a file made to take
 * for ever ends here.
 */
export const DEFAULT_WORK = 6_000_000;

/** Where the steps that can be told before anything is computed would go. */
export interface Estimate {
  /** Of one run or event: everything is looked at once. */
  readonly perStep: number;
  readonly steps: number;
  /** Of all runs together: what goes down with what fails, since it is in it or needs it. */
  readonly inside: number;
  /** Once: what runs inject, what placements ask for, and what each side sees of the services that can stand in for it. */
  readonly once: number;
}

function totalWork({ perStep, steps, inside, once }: Estimate): number {
  return perStep * steps + inside + once;
}

/**
 * What `compute` gives, or the sentence why it was not done, or not to the end: nothing is told by halves. What is done once is
 * not counted again while it is done.
 */
export function withinWork<T extends object>(
  needed: Estimate,
  limit: number,
  compute: (work: Work) => T,
): T | string {
  if (totalWork(needed) > limit) return tooMuch(needed, limit);
  try {
    return compute({ left: limit - needed.once });
  } catch (error) {
    if (error instanceof OutOfWork) return tooMuch(needed, limit);
    throw error;
  }
}

/** Both together. */
export function bothOf(a: Estimate, b: Estimate): Estimate {
  const steps = a.steps + b.steps;
  return {
    perStep: Math.ceil((a.perStep * a.steps + b.perStep * b.steps) / Math.max(1, steps)),
    steps,
    inside: a.inside + b.inside,
    once: a.once + b.once,
  };
}

/** The sentence for whoever has to wait longer than they asked to. */
function tooMuch(needed: Estimate, limit: number): string {
  const { perStep, steps, inside, once } = needed;
  const total = totalWork(needed);
  const more = [
    ...(inside > perStep ? [`${digits(inside)} for what goes down with what fails`] : []),
    ...(once > perStep ? [`${digits(once)} for what they ask of each other`] : []),
  ];
  const each = `${digits(steps)} ${steps === 1 ? 'run' : 'runs and events'} x ${digits(perStep)} domains, services and placements`;
  const parts = [each, ...more].join(', and ');
  const least =
    total > limit
      ? `takes at least ${digits(total)} steps (${parts})`
      : `takes more steps (${parts}, some of them again and again)`;
  // What is counted beforehand is the least it can take.
  const next = total > limit ? 2 * total : 10 * limit;
  return `Incomplete: ${steps === 1 ? 'nothing was analysed' : `none of the ${digits(steps)} runs and events was analysed`}. The analysis ${least}, and ${digits(limit)} are allowed. Narrow the selectors or the order, or allow more with --max-work ${next}.`;
}

function digits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
