import type { Placement, Service, StackEntry, Start } from '../../model/topology.js';
import { isRaised } from './dependency-strength.js';
import { type Matching, placementInHead } from './matching.js';
import { type Found, weakenedDependencies } from './weakened-dependencies.js';
import { weakenedFailure } from './weakened-failure.js';
import { durationText, percentText } from './words.js';

/** What a service of the head claims more than the base did. */
export function weakenedService(match: Matching, base: Service, head: Service): readonly Found[] {
  return [
    ...figures(base, head),
    ...ownDependencies(match, base, head),
    ...serviceStack(match, base, head),
    ...placements(match, base, head),
    ...weakenedPhase(match, base.start, head.start, 'a start'),
    ...weakenedFailure(base.failure, head.failure, base.at, head.at),
  ];
}

/** Single values: what is compared, and what is said. */
function figures(base: Service, head: Service): readonly Found[] {
  const found: Found[] = [];
  const say = (kind: Found['kind'], isWeaker: boolean, text: () => string): void => {
    if (isWeaker) found.push({ kind, text: text(), before: base.at, after: head.at });
  };
  const was = (key: 'users' | 'minAvailable' | 'desired') => `${key} is ${head[key]}, was ${base[key]}`;
  say('users-lowered', head.users < base.users, () => was('users'));
  say('threshold-lowered', head.minAvailable < base.minAvailable, () => was('minAvailable'));
  const isDesiredLower = head.desired < base.desired && head.minAvailable === base.minAvailable;
  say('threshold-lowered', isDesiredLower, () => was('desired'));
  const demand = head.demand ?? 0;
  say('demand-lowered', demand < (base.demand ?? 0), () => `demand is ${demand}, was ${base.demand}`);
  const isShed = base.overload === 'collapse' && head.overload === 'shed' && base.demand !== null;
  say('overload-softened', isShed, () => 'overload sheds what is too much, it was collapse');
  const isSofter = SERVING.indexOf(head.serving) > SERVING.indexOf(base.serving);
  say('serving-softened', isSofter, () => `serving is ${head.serving}, was ${base.serving}`);
  say(
    'slo-loosened',
    isLooser(base.slo, head.slo),
    () => `slo is ${sloText(head.slo)}, was ${sloText(base.slo)}`,
  );
  return found;
}

/** Each survives what the one before does not: its own side of a cut, then the loss of a place. */
const SERVING: readonly Service['serving'][] = ['pooled', 'local', 'nearest'];

function isLooser(base: Service['slo'], head: Service['slo']): boolean {
  return (
    (base?.availability ?? 0) > (head?.availability ?? 0) ||
    (base?.rtoSeconds ?? Number.POSITIVE_INFINITY) < (head?.rtoSeconds ?? Number.POSITIVE_INFINITY)
  );
}

function sloText(slo: Service['slo']): string {
  const availability = slo?.availability == null ? [] : [percentText(slo.availability)];
  const rto = slo?.rtoSeconds == null ? [] : [`rto ${durationText(slo.rtoSeconds)}`];
  return [...availability, ...rto].join(', ') || 'not said';
}

/** What the service no longer says, every placement of it may. */
function ownDependencies(match: Matching, base: Service, head: Service): readonly Found[] {
  const found = weakenedDependencies(match, base.dependsOn, head.dependsOn);
  if (found.length === 0 || head.placements.length === 0) return found;
  return found.filter(({ before }) => {
    const one = base.dependsOn.filter(({ at }) => at === before);
    return head.placements.some(
      (p) => weakenedDependencies(match, one, p.dependsOn, head.dependsOn).length > 0,
    );
  });
}

function serviceStack(match: Matching, base: Service, head: Service): readonly Found[] {
  if (head.placements.length === 0) return weakenedStack(match, base.stack, head.stack);
  return weakenedStack(match, base.stack, head.stack).filter(({ before }) => {
    const one = base.stack.filter(({ at }) => at === before);
    return head.placements.some((p) => weakenedStack(match, one, [...head.stack, ...p.stack]).length > 0);
  });
}

function weakenedStack(
  match: Matching,
  base: readonly StackEntry[],
  head: readonly StackEntry[],
): readonly Found[] {
  return base.flatMap((entry): readonly Found[] => {
    const { id } = match.base.domains[entry.domain]!;
    const now = head.find(({ domain }) => domain === match.domains[entry.domain]);
    if (now === undefined)
      return [{ kind: 'stack-removed', text: `no longer runs on ${id}`, before: entry.at, after: null }];
    if (!isRaised(entry.evidence, now.evidence)) return [];
    const text = `runs on ${id}: was ${entry.evidence}, now ${now.evidence}`;
    return [{ kind: 'evidence-raised', text, before: entry.at, after: now.at }];
  });
}

function placements(match: Matching, base: Service, head: Service): readonly Found[] {
  const byId = new Map(head.placements.map((placement) => [placement.id, placement]));
  return base.placements.flatMap((placement) => {
    const other = byId.get(placementInHead(match, placement.id, placement.domain));
    return other === undefined ? [] : weakenedPlacement(match, placement, other, head);
  });
}

function weakenedPlacement(
  match: Matching,
  base: Placement,
  head: Placement,
  service: Service,
): readonly Found[] {
  const dependsOn = weakenedDependencies(match, base.dependsOn, head.dependsOn, service.dependsOn);
  const stack = weakenedStack(match, base.stack, [...head.stack, ...service.stack]);
  const activation =
    head.role === 'standby' ? weakenedPhase(match, base.activation, head.activation, 'a failover') : [];
  const all = [...dependsOn, ...stack, ...activation, ...placementFigures(base, head)];
  return all.map((found) => ({
    ...found,
    text: `in ${head.id}: ${found.text}`,
    before: found.before ?? base.at,
    after: found.after ?? head.at,
  }));
}

function placementFigures(base: Placement, head: Placement): readonly Found[] {
  const found: Found[] = [];
  const say = (kind: Found['kind'], isWeaker: boolean, text: string): void => {
    if (isWeaker) found.push({ kind, text, before: base.at, after: head.at });
  };
  const isMore = base.capacity !== null && (head.capacity ?? Number.POSITIVE_INFINITY) > base.capacity;
  say('capacity-raised', isMore, `capacity is ${head.capacity ?? 'not said'}, was ${base.capacity}`);
  const isActive = base.role === 'standby' && head.role === 'active';
  say('standby-activated', isActive, 'the standby is active now');
  const isSurer = isRaised(base.evidence, head.evidence);
  say('evidence-raised', isSurer, `was ${base.evidence}, now ${head.evidence}`);
  return found;
}

/** A phase (activation, start, repair) that takes less or needs less. */
export function weakenedPhase(
  match: Matching,
  base: Start | null,
  head: Start | null,
  what: string,
): readonly Found[] {
  if (base === null) return [];
  const needs = weakenedDependencies(match, base.dependsOn, head?.dependsOn ?? []);
  const found = needs.map((one) => ({ ...one, text: `${what}: ${one.text}` }));
  const takes = head?.takes ?? 0;
  if (takes >= base.takes) return found;
  const text = `${what} takes ${durationText(takes)}, before ${durationText(base.takes)}`;
  return [...found, { kind: 'takes-shorter', text, before: null, after: null }];
}
