import type { Context } from './context.js';
import { decode } from './element-code.js';
import type { FallBackInfo } from './fall-backs.js';

/** An element by its id, and what it means that a certificate has a step for it. */
interface ElementName {
  readonly id: string;
  /** `domain apt-ICN is down`. */
  readonly said: string;
}

/** Names an element for people. */
export function elementName({ topology, places, sizes }: Context, code: number): ElementName {
  const { type, index } = decode(sizes, code);
  if (type === 'placement') return named(places[index]!.id, 'placement', 'does not work');
  if (type === 'service') return named(topology.services[index]!.id, 'service', 'is down');
  return named(topology.domains[index]!.id, 'domain', type === 'cut' ? 'is cut off' : 'is down');
}

/** Names a fall-back for people: the standby, or who would switch over. */
export function fallBackName(ctx: Context, fallBack: FallBackInfo): ElementName {
  if (fallBack.type === 'standby') return named(fallBack.place.id, 'standby', 'has joined');
  const { asker, member } = fallBack;
  const id = asker.type === 'domain' ? ctx.topology.domains[asker.domain]!.id : asker.place.id;
  const to = member.type === 'group' ? 'a group' : idOf(ctx, member.type, member.index);
  return { id, said: `${id} has switched over to ${to}` };
}

function idOf({ topology }: Context, type: 'domain' | 'service', index: number): string {
  return (type === 'domain' ? topology.domains : topology.services)[index]!.id;
}

function named(id: string, kind: string, what: string): ElementName {
  return { id, said: `${kind} ${id} ${what}` };
}
