import type { Dependency, Expr, Group, Topology } from '../model/topology.js';
import type { FallBack } from '../results/certificate.js';
import type { Asker } from './asker.js';
import type { Place } from './place.js';

/** A standby, or a member of a group that takes time, as one asker sees it. */
export type FallBackInfo = StandbyInfo | MemberInfo;

interface StandbyInfo {
  readonly type: 'standby';
  readonly place: Place;
  /** Seconds. */
  readonly takes: number;
}

interface MemberInfo {
  readonly type: 'member';
  readonly asker: Asker;
  readonly group: Group;
  readonly member: Expr;
  /** Seconds, above 0. */
  readonly takes: number;
}

/** Every fall-back, and the way to its index; two askers' views of one member are two fall-backs. */
export interface FallBacks {
  readonly all: readonly FallBackInfo[];
  readonly standby: ReadonlyMap<Place, number>;
  /** By the member, the same object as in the model, then by who asks. */
  readonly member: ReadonlyMap<Expr, ReadonlyMap<number, number>>;
}

/** Every fall-back of the topology: those of soft dependencies and of standbys that have not joined too. */
export function fallBacksOf(base: { topology: Topology; places: readonly Place[] }): FallBacks {
  const all: FallBackInfo[] = [];
  const standby = new Map<Place, number>();
  const member = new Map<Expr, Map<number, number>>();
  const addStandby = (place: Place): void => {
    standby.set(place, all.length);
    all.push({ type: 'standby', place, takes: place.activation?.takes ?? 0 });
  };
  const addMember = (info: MemberInfo): void => {
    const seenBy = member.get(info.member) ?? new Map<number, number>();
    member.set(info.member, seenBy);
    if (seenBy.has(askerNumber(info.asker))) return;
    seenBy.set(askerNumber(info.asker), all.length);
    all.push(info);
  };
  for (const place of base.places) {
    if (place.standby) addStandby(place);
    membersOf(place.dependsOn, { type: 'placement', place }).forEach(addMember);
  }
  base.topology.domains.forEach(({ dependsOn }, domain) => {
    membersOf(dependsOn, { type: 'domain', domain }).forEach(addMember);
  });
  return { all, standby, member };
}

/** The index of a member as `asker` sees it; undefined: it is none that takes time. */
export function memberIndex(fallBacks: FallBacks, asker: Asker, member: Expr): number | undefined {
  return fallBacks.member.get(member)?.get(askerNumber(asker));
}

/** The index of what a certificate names; undefined: the topology has no such fall-back. */
export function namedIndex(
  fallBacks: FallBacks,
  placesOfService: readonly (readonly Place[])[],
  named: FallBack,
): number | undefined {
  const owner = named.type === 'standby' ? { ...named, type: 'placement' as const } : named.owner;
  if (owner.type === 'domain') {
    return named.type === 'member' ? memberIndex(fallBacks, owner, named.member) : undefined;
  }
  const place = placesOfService[owner.service]?.[owner.placement];
  if (place === undefined) return undefined;
  return named.type === 'standby'
    ? fallBacks.standby.get(place)
    : memberIndex(fallBacks, { type: 'placement', place }, named.member);
}

const askerNumber = (asker: Asker): number =>
  asker.type === 'placement' ? asker.place.flat : -1 - asker.domain;

function membersOf(dependsOn: readonly Dependency[], asker: Asker): MemberInfo[] {
  return dependsOn.flatMap(({ expr }) => membersIn(expr, asker));
}

/** Recursion over nesting, at most 64 deep. */
function membersIn(expr: Expr, asker: Asker): MemberInfo[] {
  if (expr.type !== 'group') return [];
  return expr.members.flatMap((member): MemberInfo[] => {
    const inside = membersIn(member, asker);
    if (member.takes === 0) return inside;
    return [{ type: 'member', asker, group: expr, member, takes: member.takes }, ...inside];
  });
}
