import type { Span } from '../../diagnostics/types.js';
import type { Dependency, Expr, Impact } from '../../model/topology.js';
import type { WeakeningKind } from '../diff-document.js';
import { covers, hardness, isEqual, isRaised, leafInHead, leavesOf } from './dependency-strength.js';
import type { Matching } from './matching.js';
import { durationText, exprText, percentText } from './words.js';

/** A weakening before its places are looked up and before it is known on what it is. */
export interface Found {
  readonly kind: WeakeningKind;
  readonly text: string;
  readonly before: Span | null;
  /** null: nothing of it is left; whoever knows what it was taken out of puts that place. */
  readonly after: Span | null;
}

/**
 * What of the base's list the head asks for less: by each dependency, the entry of the head that comes closest to it.
 * @param also entries of the head that count as well, such as those of the service for a placement
 */
export function weakenedDependencies(
  match: Matching,
  base: readonly Dependency[],
  head: readonly Dependency[],
  also: readonly Dependency[] = [],
): readonly Found[] {
  const isUntouched =
    base.length === head.length && base.every((dependency, i) => isUnchanged(match, dependency, head[i]!));
  if (isUntouched) return [];
  const candidates = byLeaf([...head, ...also]);
  return base.flatMap((dependency) => weakened(match, dependency, candidates) ?? []);
}

function isUnchanged(match: Matching, base: Dependency, head: Dependency): boolean {
  return (
    base.impact === head.impact && base.evidence === head.evidence && isEqual(match, base.expr, head.expr)
  );
}

function byLeaf(list: readonly Dependency[]): ReadonlyMap<number, readonly Dependency[]> {
  const found = new Map<number, Dependency[]>();
  for (const dependency of list) {
    for (const leaf of leavesOf(dependency.expr)) {
      const others = found.get(leaf);
      if (others === undefined) found.set(leaf, [dependency]);
      else others.push(dependency);
    }
  }
  return found;
}

function weakened(
  match: Matching,
  base: Dependency,
  candidates: ReadonlyMap<number, readonly Dependency[]>,
): Found | null {
  const leaves = [...leavesOf(base.expr)].map((leaf) => leafInHead(match, leaf));
  const near = new Set(leaves.flatMap((leaf) => (leaf === null ? [] : (candidates.get(leaf) ?? []))));
  let best: { readonly rank: number; readonly found: Found | null } | null = null;
  for (const head of near) {
    const found = compared(match, base, head);
    const rank = found === null ? 0 : RANK.indexOf(found.kind) + 1;
    if (best === null || rank < best.rank) best = { rank, found };
    if (rank === 0) return null;
  }
  return best === null ? removed(match, base) : best.found;
}

/** The closest first: a change of words before one of times, impact, members. */
const RANK: readonly WeakeningKind[] = [
  'evidence-raised',
  'works-without-longer',
  'takes-shorter',
  'preference-dropped',
  'impact-softened',
  'alternative-added',
  'threshold-lowered',
  'dependency-removed',
];

/** null: the head asks at least as much. */
function compared(match: Matching, base: Dependency, head: Dependency): Found | null {
  const found = (kind: WeakeningKind, text: string): Found => ({
    kind,
    text,
    before: base.at,
    after: head.at,
  });
  const what = exprText(match.base, base.expr);
  if (!covers(match, base.expr, head.expr, 'untimed')) return lessAsked(match, base, head);
  if (hardness(head.impact) < hardness(base.impact)) {
    return found(
      'impact-softened',
      `${what}: its loss meant ${impactText(base.impact)}, now ${impactText(head.impact)}`,
    );
  }
  if (!covers(match, base.expr, head.expr, 'timed')) {
    const [kind, text] = timeChange(match, base.expr, head.expr);
    return found(kind, `${what}: ${text}`);
  }
  if (!isRaised(base.evidence, head.evidence)) return null;
  return found('evidence-raised', `${what}: was ${base.evidence}, now ${head.evidence}`);
}

function impactText(impact: Impact): string {
  if (typeof impact === 'string') return impact;
  return `${percentText(impact)} lost`;
}

function timeChange({ head: topology }: Matching, base: Expr, head: Expr): readonly [WeakeningKind, string] {
  const [before, after] = [longest(base), longest(head)];
  if (after > before) {
    return [
      'works-without-longer',
      `works without for ${durationText(after)}, before ${before === 0 ? 'not at all' : `for ${durationText(before)}`}`,
    ];
  }
  const isShorter = switchOver(head) < switchOver(base);
  if (isShorter) {
    const takes = `switching over takes ${durationText(switchOver(head))}, before ${durationText(switchOver(base))}`;
    return ['takes-shorter', takes];
  }
  return ['works-without-longer', `has other times now: ${exprText(topology, head)}`];
}

/** Of every member, the longest. */
function longest(expr: Expr): number {
  if (expr.type !== 'group') return expr.worksWithout;
  return expr.members.reduce((most, member) => Math.max(most, longest(member)), expr.worksWithout);
}

function switchOver(expr: Expr): number {
  return expr.type === 'group' ? expr.members.reduce((sum, member) => sum + member.takes, 0) : expr.takes;
}

/** The head is met where the base is not: it has something that stands in, needs fewer, or names less. */
function lessAsked(match: Matching, base: Dependency, head: Dependency): Found {
  const found = (kind: WeakeningKind, text: string): Found => ({
    kind,
    text,
    before: base.at,
    after: head.at,
  });
  const [was, is] = [exprText(match.base, base.expr), exprText(match.head, head.expr)];
  if (base.expr.type === 'group' && base.expr.form === 'prefer' && isMember(head.expr)) {
    return found('preference-dropped', `needed ${was}, now ${is}: nothing is preferred`);
  }
  const left = leavesOf(head.expr);
  const kept = [...leavesOf(base.expr)].map((leaf) => leafInHead(match, leaf));
  if (kept.some((leaf) => leaf === null || !left.has(leaf)))
    return found('dependency-removed', `needed ${was}, now ${is}`);
  if (left.size > kept.length) return found('alternative-added', `needed ${was}, now ${is}`);
  return found('threshold-lowered', `needed ${was}, now ${is}`);
}

function isMember(expr: Expr): boolean {
  return expr.type === 'group' && expr.form === 'anyOf';
}

function removed({ base: topology }: Matching, { expr, at, impact }: Dependency): Found {
  const how = impact === 'down' ? '' : ` (${impactText(impact)})`;
  return {
    kind: 'dependency-removed',
    text: `no longer needs ${exprText(topology, expr)}${how}`,
    before: at,
    after: null,
  };
}
