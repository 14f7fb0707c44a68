import type { CheckProblem } from './check-problem.js';
import type { Context } from './context.js';
import { elementName } from './element-name.js';
import { isForcedDown } from './forced-down.js';
import { seconds } from './seconds.js';
import { settledInstant } from './when.js';
import type { World } from './world.js';

/**
 * Whether everything that is called down is so: each follows by one rule from the injection and from what has a lower rank.
 * By induction on rank all of it is then in the least fixpoint. One rule an element.
 */
export function checkSteps(ctx: Context, world: World, moment: number): CheckProblem[] {
  return world.order
    .filter((code) => !follows(world, code))
    .map((code) => {
      const { id, said } = elementName(ctx, code);
      const message = `${said} from ${seconds(world.downSince[code]!)} on by no rule, given what is down before`;
      return { moment, element: id, message };
    });
}

function follows(world: World, code: number): boolean {
  const ownTime = world.downSince[code]!;
  const ownRank = world.rank[code]!;
  const before = settledInstant(world, (time, rank) => time <= ownTime && rank < ownRank);
  return isForcedDown(world, code, before);
}
