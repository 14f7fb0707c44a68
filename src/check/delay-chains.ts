import type { Dependency, Expr } from '../model/topology.js';

/**
 * The distinct ways in which `worksWithout` times add up on the way from something inside a dependency outwards, the
 * innermost first: kept apart, and not as sums, so that they are added to a time in the one order there is. The way may
 * end at a member of a group, because a fall-back is judged by its members before the group's own delay.
 */
export function delayChains(dependsOn: readonly Dependency[]): number[][] {
  const chains = new Map<string, number[]>();
  for (const { expr } of dependsOn) {
    for (const chain of chainsIn(expr)) chains.set(chain.join('+'), chain);
  }
  return [...chains.values()];
}

/** All chains that start and end inside `expr`. Recursion over nesting, at most 64 deep. */
function chainsIn(expr: Expr): number[][] {
  return [...endingAt(expr), ...(expr.type === 'group' ? expr.members.flatMap(chainsIn) : [])].filter(
    (chain) => chain.length > 0,
  );
}

/** The chains from anywhere inside `expr` that end with its own delay. */
function endingAt(expr: Expr): number[][] {
  const inner = expr.type === 'group' ? [[], ...expr.members.flatMap(endingAt)] : [[]];
  return expr.worksWithout === 0 ? inner : inner.map((chain) => [...chain, expr.worksWithout]);
}
