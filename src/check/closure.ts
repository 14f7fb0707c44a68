import type { CheckProblem } from './check-problem.js';
import type { Context } from './context.js';
import { elementName } from './element-name.js';
import { isForcedDown } from './forced-down.js';
import { seconds } from './seconds.js';
import { justBefore, type When } from './when.js';
import type { World } from './world.js';

/**
 * Whether nothing went down earlier than it is called down: just before an element's time, and just before the moment for one
 * that is not called down, no rule forces it. Things only get worse, so no rule forced it at any time before either: what is
 * called down is closed at every time, and holds the least fixpoint. One rule an element.
 */
export function checkClosure(ctx: Context, world: World, moment: number): CheckProblem[] {
  const instants = new Map<number, When>();
  const before = (time: number): When => {
    const known = instants.get(time) ?? justBefore(world, time);
    instants.set(time, known);
    return known;
  };
  return [...world.downSince.keys()]
    .filter((code) => isForcedDown(world, code, before(Math.min(world.downSince[code]!, moment))))
    .map((code) => {
      const { id, said } = elementName(ctx, code);
      const since = world.downSince[code]!;
      const when = Number.isFinite(since)
        ? `before ${seconds(since)}, when it is first called so`
        : 'and is not called so';
      return { moment, element: id, message: `${said} by the rules ${when}` };
    });
}
