import type { Expr, Ref } from '../model/topology.js';

/** What an expression names, in the file's order. Recursion over nesting, at most 64 deep. */
export function refsIn(expr: Expr): Ref[] {
  return expr.type === 'group' ? expr.members.flatMap(refsIn) : [expr];
}
