import type { Dependency, Expr, Ref } from '../model/topology.js';
import type { Cause } from '../results/document.js';
import { isFine } from './degraded.js';
import { dependencyLoss } from './dependency-loss.js';
import type { Told } from './expected-result.js';
import { isMet, isThere } from './met.js';
import type { Place } from './place.js';
import { TOLERANCE } from './tolerance.js';

/** One world of a run, as the checker sees its end. */
export type ToldWorld = Told['worlds'][number];

/** Whether a cause that is told of a placement (or of its service, through it) is one in that world, by the model. */
export function isPlaceCause(told: Told, at: ToldWorld, place: Place, cause: Cause): boolean {
  switch (cause.type) {
    case 'injection':
      return isInjected(told, place, cause);
    case 'standby':
      return isNotJoined(told, at, place, cause);
    case 'overload':
      return false;
    default:
      return isFate(told, at, place, cause) || isNeed(told, at, place, cause);
  }
}

function isInjected({ ctx }: Told, place: Place, { id, effect, ...rest }: Cause): boolean {
  if (!isPlain(rest)) return false;
  const { failedServices, failedPlaces, degradedServices } = ctx.injected;
  const isService = id === ctx.topology.services[place.service]!.id;
  if (effect === 'degraded') return isService && degradedServices.has(place.service);
  const isFailed = isService && failedServices.has(place.service);
  return effect === 'down' && (isFailed || (id === place.id && failedPlaces.has(place.flat)));
}

/** A cause with nothing to it but what names it. */
function isPlain({ via, group, ...more }: Omit<Cause, 'id' | 'effect'>): boolean {
  const { type: _, ...figures } = more;
  return via === null && !group && Object.values(figures).every((value) => value === undefined);
}

function isNotJoined({ ctx }: Told, { world, end }: ToldWorld, place: Place, cause: Cause): boolean {
  const { placements } = ctx.topology.services[place.service]!;
  const isIt = place.standby && cause.id === placements[place.placement]!.id;
  if (!isIt || world.joined.has(ctx.fallBacks.standby.get(place)!)) return false;
  const asker = { type: 'placement', place } as const;
  const isBlocked = (place.activation?.dependsOn ?? []).some(({ expr }) => !isMet(world, asker, expr, end));
  return (
    cause.effect === 'down' &&
    cause.via === null &&
    !cause.group &&
    cause.takesSeconds === (place.activation?.takes ?? 0) &&
    isBlocked === (cause.reason === 'activation') &&
    cause.evidence === undefined
  );
}

/** Where it runs, and what it shares fate with. */
function isFate({ ctx }: Told, { end }: ToldWorld, place: Place, cause: Cause): boolean {
  if (cause.type !== 'domain' || (cause.via !== 'in' && cause.via !== 'stack')) return false;
  const { domains, services } = ctx.topology;
  const service = services[place.service]!;
  const placement = service.placements[place.placement];
  const entries =
    cause.via === 'stack'
      ? [...service.stack, ...(placement?.stack ?? [])]
      : placement === undefined
        ? []
        : [placement];
  const isDue = cause.effect === 'partial' ? false : cause.effect === 'down';
  return (
    !cause.group &&
    cause.effect !== 'partial' &&
    entries.some(
      ({ domain, evidence }) =>
        domains[domain]!.id === cause.id &&
        (end.domainDown(domain) || end.domainBad(domain)) &&
        end.domainDown(domain) === isDue &&
        (cause.evidence ?? 'declared') === evidence,
    )
  );
}

/** Something it needs, or a cut on the way there. */
function isNeed(told: Told, at: ToldWorld, place: Place, cause: Cause): boolean {
  const own = place.dependsOn.length - (place.activation?.dependsOn.length ?? 0);
  return place.dependsOn.some((dependency, i) => {
    if (cause.via !== (i < own ? 'dependsOn' : 'activation')) return false;
    if ((cause.evidence ?? 'declared') !== dependency.evidence) return false;
    if (effectOf(at, place, dependency) !== cause.effect) return false;
    const { left, need } = leftOf(at, place, dependency);
    if (cause.left !== left || cause.need !== need) return false;
    return leavesOf(dependency.expr).some((leaf) => isLeaf(told, at, leaf, cause));
  });
}

/** How many members of an unmet group are there, where some are, and how many are needed. */
function leftOf({ world, end }: ToldWorld, place: Place, { expr }: Dependency): Pick<Cause, 'left' | 'need'> {
  const asker = { type: 'placement', place } as const;
  if (expr.type !== 'group' || isMet(world, asker, expr, end)) return {};
  const when = end.earlier(expr.worksWithout);
  const met = expr.members.filter((one) => isThere(world, asker, one) && isMet(world, asker, one, when));
  return met.length === 0 ? {} : { left: met.length, need: expr.need };
}

function isLeaf({ ctx }: Told, { end }: ToldWorld, { ref, delay, groups }: Leaf, cause: Cause): boolean {
  const isSame = cause.group === groups.length > 0 && (cause.worksWithoutSeconds ?? 0) === delay;
  if (!isSame) return false;
  const { domains, services } = ctx.topology;
  if (cause.type === 'cut') return domains.some(({ id }, d) => id === cause.id && end.isCut(d));
  const named = ref.type === 'domain' ? domains[ref.index]! : services[ref.index]!;
  return named.id === cause.id && (ref.type === 'domain') === (cause.type === 'domain');
}

interface Leaf {
  readonly ref: Ref;
  /** Seconds that are ridden out on the way to it, its own `worksWithout` included. */
  readonly delay: number;
  readonly groups: readonly Extract<Expr, { type: 'group' }>[];
}

/** Recursion over nesting, at most 64 deep. */
function leavesOf(expr: Expr, delay = 0, groups: Leaf['groups'] = []): Leaf[] {
  const sum = delay + expr.worksWithout;
  if (expr.type !== 'group') return [{ ref: expr, delay: sum, groups }];
  return expr.members.flatMap((member) => leavesOf(member, sum, [...groups, expr]));
}

/**
 * What a dependency does to a placement in that world; null: nothing. Of a group that is met, a member that loses or is not fine
 * is told of even where the group makes up for it.
 */
function effectOf(at: ToldWorld, place: Place, { expr, impact }: Dependency): Cause['effect'] | null {
  const { world, end } = at;
  const isSoft = impact === 'degraded';
  const asker = { type: 'placement', place } as const;
  if (!isMet(world, asker, expr, end)) return impact === 'down' ? 'down' : isSoft ? 'degraded' : 'partial';
  const leaves = leavesOf(expr).map(({ ref, delay }) => ({
    ref,
    when: end.earlier(delay - ref.worksWithout),
  }));
  const loses = ({ ref, when }: (typeof leaves)[number]): boolean =>
    dependencyLoss(world, asker, ref, when) > TOLERANCE;
  if (leaves.some(loses)) return isSoft ? 'degraded' : 'partial';
  return !isSoft && leaves.some(({ ref, when }) => !isFine(world, asker, ref, when)) ? 'degraded' : null;
}
