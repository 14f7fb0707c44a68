import type { Expr } from '../model/topology.js';
import { isFine } from './degraded.js';
import type { FallBackInfo } from './fall-backs.js';
import { activesOf } from './local-service.js';
import { TOLERANCE } from './tolerance.js';
import type { When } from './when.js';
import type { World } from './world.js';

/** Whether what a fall-back stands by for is not well at `when`. */
export function isNeeded(world: World, fallBack: FallBackInfo, when: When): boolean {
  if (!when.begun) return false;
  return fallBack.type === 'standby'
    ? isStandbyNeeded(world, fallBack.place, when)
    : isMemberNeeded(world, fallBack, when);
}

type InfoOf<T extends FallBackInfo['type']> = Extract<FallBackInfo, { type: T }>;

/** An active placement does not work on the standby's side, loses anything, or is impaired. */
function isStandbyNeeded({ ctx }: World, standby: InfoOf<'standby'>['place'], when: When): boolean {
  const side = when.side(standby.domain);
  return activesOf(ctx, standby.service).some(
    (active) =>
      !when.works(active) ||
      when.side(active.domain) !== side ||
      when.loss(active) > TOLERANCE ||
      when.placeImpaired(active),
  );
}

/** The members' own `worksWithout` count, the group's own and those of groups round it do not. */
function isMemberNeeded(world: World, { asker, group }: InfoOf<'member'>, when: When): boolean {
  const isMemberFine = (member: Expr): boolean => isFine(world, asker, member, when);
  if (group.form === 'prefer') return !isMemberFine(group.members[0]!);
  const atOnce = group.members.filter((member) => member.takes === 0);
  return atOnce.filter(isMemberFine).length < group.need;
}
