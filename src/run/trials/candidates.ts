import type { DependencyAt } from '../../model/edit/edit.js';
import type { Dependency, Expr, Topology } from '../../model/topology.js';
import type { Cause, PlacementResult, ServiceResult } from '../../results/document.js';
import { durationText } from '../../support/duration-text.js';
import type { Candidate, Told } from './candidate.js';

/**
 * What could be edited at one service that is not up, by the causes it has: a standby freed, one more placement, and for each
 * dependency that is in trouble an alternative, a longer `worksWithout`, and last a softer impact, which asks the most of it.
 */
export function candidatesOf(told: Told, s: number, row: ServiceResult): readonly Candidate[] {
  let known = told.candidates.get(s);
  if (known === undefined) told.candidates.set(s, (known = findCandidates(told, s, row)));
  return known;
}

function findCandidates(told: Told, s: number, row: ServiceResult): readonly Candidate[] {
  return [
    ...freedStandbys(told, s, row),
    ...anotherPlacement(told, s, row),
    ...dependencyEdits(told, s, row),
  ];
}

/** Holdovers that ran out: worth trying wherever the service stands. */
export function rideOuts(told: Told, s: number): readonly Candidate[] {
  if (told.run.duration === Number.POSITIVE_INFINITY) return [];
  return dependenciesOf(told.topology, s).flatMap(({ at, entry }) => rideOut(told, at, entry));
}

function freedStandbys({ topology, rootOf, result }: Told, s: number, row: ServiceResult): Candidate[] {
  return row.placements.flatMap(({ works, causes }, placement): Candidate[] => {
    const isBlocked = causes.some(({ type, reason }) => type === 'standby' && reason === 'activation');
    const { activation, at } = topology.services[s]!.placements[placement]!;
    if (works || !isBlocked || activation === null) return [];
    const ids = troubleIn(causes);
    const dependencies = [...activation.dependsOn.keys()].filter((d) =>
      touches(topology, activation.dependsOn[d]!.expr, ids),
    );
    if (dependencies.length === 0) return [];
    const needed = dependencies.flatMap((d) => leaves(topology, activation.dependsOn[d]!.expr));
    const down = [...new Set(needed.filter((id) => ids.has(id)))];
    const roots = new Set(down.map((id) => rootOf(id, false)));
    const [root] = roots;
    const isInside = roots.size === 1 && !down.includes(root!) && result.injected.fail.includes(root!);
    const target = isInside ? root! : listed(down);
    const text = isInside
      ? `a standby that needs nothing in ${target}`
      : `a standby that does not need ${target}`;
    const edit = { type: 'free' as const, service: s, placement, dependencies };
    return [{ edit, kind: 'free', service: s, target, text, at }];
  });
}

/** Worth trying where a placement suffers from something of its own: where it runs, what it shares fate with, what it alone needs. */
function anotherPlacement(told: Told, s: number, row: ServiceResult): Candidate[] {
  const { topology } = told;
  const { stack, placements, serving, at } = topology.services[s]!;
  if (placements.length === 0 || row.causes.some(({ type, id }) => type === 'injection' && id === row.id))
    return [];
  const own = row.placements.flatMap((placement, p) => ownTrouble(told, s, p, placement, row));
  if (own.length === 0) return [];
  const failing = new Set(own.filter(({ via }) => via === 'stack').map(({ id }) => id));
  const withoutStack = stack.some(({ domain }) => failing.has(topology.domains[domain]!.id));
  const roots = (isStack: boolean): string[] => [
    ...new Set(
      own
        .filter(({ type, via }) => (type === 'domain' || type === 'cut') && (via === 'stack') === isStack)
        .map(({ type, id }) => told.rootOf(id, type === 'cut')),
    ),
  ];
  const outside = roots(false);
  const without = roots(true).filter((id) => !outside.includes(id));
  const parts = [
    serving === 'pooled' ? 'one more placement' : 'one more standby',
    ...(outside.length > 0 ? [`outside ${listed(outside)}`] : []),
    ...(without.length > 0 ? [`without ${listed(without)}`] : []),
  ];
  const target = outside.length + without.length === 0 ? null : listed([...outside, ...without]);
  const edit = { type: 'placement' as const, service: s, withoutStack };
  return [{ edit, kind: 'placement', service: s, target, text: parts.join(', '), at }];
}

function ownTrouble(
  { topology }: Told,
  s: number,
  p: number,
  placement: PlacementResult,
  row: ServiceResult,
): readonly Cause[] {
  const needs = topology.services[s]!.placements[p]!.dependsOn;
  const own = new Set(needs.flatMap(({ expr }) => leaves(topology, expr)));
  const shared = row.causes.filter(({ type }) => type === 'overload' || (type === 'cut' && placement.works));
  const causes = placement.causes.filter(
    ({ type, via, id }) =>
      via === 'in' || via === 'stack' || type === 'injection' || (via === 'dependsOn' && own.has(id)),
  );
  return [...causes, ...shared];
}

function dependencyEdits(told: Told, s: number, row: ServiceResult): Candidate[] {
  const { topology } = told;
  const ofService = troubles(allCauses(row));
  const edits = dependenciesOf(topology, s).flatMap(({ at, entry }) => {
    const { isCut, ids } = at.placement === null ? ofService : troubles(row.placements[at.placement]!.causes);
    if (entry.impact === 'degraded' || (!isCut && !touches(topology, entry.expr, ids))) return [];
    const target = listed(leaves(topology, entry.expr));
    const common = { service: s, target, at: entry.at };
    const alternative: Candidate = {
      ...common,
      edit: { type: 'alternative', at },
      kind: 'alternative',
      text: `an alternative to ${target} (anyOf)`,
    };
    const soften: Candidate = {
      ...common,
      edit: { type: 'soften', at },
      kind: 'soften',
      text: `soften ${target} (impact: degraded)`,
    };
    return [alternative, ...rideOut(told, at, entry), soften];
  });
  return edits.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

const ORDER: readonly Candidate['kind'][] = ['alternative', 'ride-out', 'soften'];

/** Works as long as the outage lasts: at its end it then still sees what was before it began. */
function rideOut(
  { topology, run }: Told,
  at: DependencyAt,
  { expr, impact, at: span }: Dependency,
): Candidate[] {
  const { worksWithout } = expr;
  const isOver = worksWithout > 0 && worksWithout < run.duration && run.duration < Number.POSITIVE_INFINITY;
  if (!isOver || impact === 'degraded') return [];
  const target = listed(leaves(topology, expr));
  const text = `work ${durationText(run.duration)} without ${target} instead of ${durationText(worksWithout)}`;
  const edit = { type: 'ride-out' as const, at, seconds: run.duration };
  return [{ edit, kind: 'ride-out', service: at.service, target, text, at: span }];
}

/** Those of the service and those of its placements. */
export function dependenciesOf(
  topology: Topology,
  s: number,
): readonly { readonly at: DependencyAt; readonly entry: Dependency }[] {
  const { dependsOn, placements } = topology.services[s]!;
  const listOf = (list: readonly Dependency[], placement: number | null) =>
    list.map((entry, index) => ({ at: { service: s, placement, index }, entry }));
  return [...listOf(dependsOn, null), ...placements.flatMap((p, i) => listOf(p.dependsOn, i))];
}

/** What is wrong with dependencies: those in trouble, and whether a cut stands before one. */
function troubles(causes: readonly Cause[]) {
  const isCut = causes.some(({ type, via }) => type === 'cut' && via === 'dependsOn');
  return { isCut, ids: troubleIn(causes) };
}

const allCauses = (row: ServiceResult): readonly Cause[] => [
  ...row.causes,
  ...row.placements.flatMap(({ causes }) => causes),
];

function troubleIn(causes: readonly Cause[]): ReadonlySet<string> {
  return new Set(causes.filter(({ type }) => type === 'domain' || type === 'dependency').map(({ id }) => id));
}

function touches(topology: Topology, expr: Expr, ids: ReadonlySet<string>): boolean {
  return leaves(topology, expr).some((id) => ids.has(id));
}

/** Ids under an expression, each once. Groups nest as deep as the file does. */
export function leaves(topology: Topology, expr: Expr): readonly string[] {
  if (expr.type !== 'group')
    return [(expr.type === 'domain' ? topology.domains : topology.services)[expr.index]!.id];
  return [...new Set(expr.members.flatMap((member) => leaves(topology, member)))];
}

/** `a`, `a and b`, `a, b and c`, `a, b and 3 more` */
function listed(ids: readonly string[]): string {
  const shown = ids.length > 3 ? [...ids.slice(0, 2), `${ids.length - 2} more`] : ids;
  return shown.length < 2
    ? shown.join('')
    : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}
