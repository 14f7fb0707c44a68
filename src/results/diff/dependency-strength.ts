import type { Dependency, Expr, Group, Impact } from '../../model/topology.js';
import type { Matching } from './matching.js';

/** Whether times count: how long something is ridden out, how long switching over takes. */
export type Timed = 'timed' | 'untimed';

/**
 * Whether the head's expression is unmet whenever the base's is, and as soon. By structure: true is proven, false may be a
 * rewriting that this does not see through. Recursion is as deep as groups nest in a file.
 */
export function covers(match: Matching, base: Expr, head: Expr, timed: Timed): boolean {
  if (timed === 'timed' && (head.worksWithout > base.worksWithout || head.takes < base.takes)) return false;
  if (base.type !== 'group' && head.type !== 'group') return isSame(match, base, head);
  if (head.type === 'group' && head.need === head.members.length && head.worksWithout === 0) {
    if (head.members.some((member) => covers(match, base, member, timed))) return true;
  }
  return coversCounted(match, asGroup(base), asGroup(head), timed);
}

/** A group is unmet once more members are than it can spare. Members of the base without one in the head may be those. */
function coversCounted(match: Matching, base: Counted, head: Counted, timed: Timed): boolean {
  const [first] = base.members;
  if (base.form === 'prefer') {
    if ((head.form !== 'prefer' && head.form !== null) || !covers(match, first!, head.members[0]!, timed))
      return false;
  }
  const spare = ({ need, members }: Counted): number => members.length - need;
  const left = new Set(head.members);
  let unmatched = 0;
  for (const member of base.members) {
    const found = [...left].find((other) => covers(match, member, other, timed));
    if (found === undefined) unmatched++;
    else left.delete(found);
    if (spare(head) + unmatched > spare(base)) return false;
  }
  return true;
}

type Counted = Pick<Group, 'need' | 'members'> & { readonly form: Group['form'] | null };

/** One thing by itself is a group of one. */
function asGroup(expr: Expr): Counted {
  return expr.type === 'group'
    ? expr
    : { form: null, need: 1, members: [{ ...expr, worksWithout: 0, takes: 0 }] };
}

/** Equal to the last word, but for renamed ids. By far the most common case, and linear. */
export function isSame(match: Matching, base: Expr, head: Expr): boolean {
  if (base.type !== head.type) return false;
  if (base.type !== 'group' && head.type !== 'group') {
    const index = (base.type === 'domain' ? match.domains : match.services)[base.index];
    return index === head.index;
  }
  const [a, b] = [base as Group, head as Group];
  return (
    a.form === b.form &&
    a.need === b.need &&
    a.members.length === b.members.length &&
    a.members.every((member, i) => isEqual(match, member, b.members[i]!))
  );
}

export function isEqual(match: Matching, base: Expr, head: Expr): boolean {
  return base.worksWithout === head.worksWithout && base.takes === head.takes && isSame(match, base, head);
}

/** Down is the hardest, then the largest share, then degraded. */
export function hardness(impact: Impact): number {
  if (impact === 'down') return 2;
  return impact === 'degraded' ? 0 : 1 + impact;
}

/** Whether evidence was raised from a guess or a lesson to what is declared or observed. */
export function isRaised(base: Dependency['evidence'], head: Dependency['evidence']): boolean {
  const isSure = (evidence: Dependency['evidence']): boolean =>
    evidence === 'declared' || evidence === 'observed';
  return !isSure(base) && isSure(head);
}

/** Numbers for what an expression names, each once: `2 x index`, and one more for a service. */
export function leavesOf(expr: Expr): ReadonlySet<number> {
  const leaves = new Set<number>();
  const visit = (one: Expr): void => {
    if (one.type === 'group') one.members.forEach(visit);
    else leaves.add(2 * one.index + (one.type === 'service' ? 1 : 0));
  };
  visit(expr);
  return leaves;
}

/** The same number in the head; null: the head has no such entry. */
export function leafInHead(match: Matching, leaf: number): number | null {
  const index = (leaf % 2 === 0 ? match.domains : match.services)[leaf >> 1]!;
  return index === -1 ? null : 2 * index + (leaf % 2);
}
