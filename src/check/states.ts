import type { State } from '../model/topology.js';
import type { WorldCertificate } from '../results/certificate.js';
import type { CheckProblem } from './check-problem.js';
import type { Context } from './context.js';
import { playGiven } from './play.js';
import { TOLERANCE } from './tolerance.js';
import { justBefore } from './when.js';
import type { World } from './world.js';

/**
 * Whether the states and losses are those that follow from what is down. Finds the losses and what is impaired in `world`, of
 * which only what is down need be known.
 */
export function checkStates(ctx: Context, world: World, claimed: WorldCertificate): CheckProblem[] {
  const { moment } = claimed;
  playGiven(world, moment);
  const end = justBefore(world, moment);
  return claimed.services.flatMap((claim, s): CheckProblem[] => {
    const { id } = ctx.topology.services[s]!;
    const lost = end.lost(s);
    if (!(Math.abs(claim.lost - lost) <= allowed(ctx, moment))) {
      return [{ moment, element: id, message: `service ${id} loses ${lost}, not ${claim.lost} as is said` }];
    }
    // From the claimed loss, so that two that differ only by rounding are not two states.
    const state = stateOf(claim.lost, end.serviceImpaired(s));
    if (claim.state === state) return [];
    return [{ moment, element: id, message: `service ${id} is ${state}, not ${claim.state} as is said` }];
  });
}

function stateOf(lost: number, impaired: boolean): State {
  if (lost >= 1 - TOLERANCE) return 'down';
  if (lost > TOLERANCE) return 'partial';
  return impaired ? 'degraded' : 'up';
}

/**
 * A loss that goes round a circle with a delay in it only tends to its end, and whoever follows it stops when a step adds less
 * than 1e-9: many steps may be left by then, each smaller than the last.
 */
function allowed(ctx: Context, moment: number): number {
  return ctx.circlesLate && moment === Number.POSITIVE_INFINITY ? LATE_TOLERANCE : TOLERANCE;
}

const LATE_TOLERANCE = 1e-6;
