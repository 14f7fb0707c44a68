import type { Element, Step, WorldCertificate } from '../results/certificate.js';
import type { CheckProblem } from './check-problem.js';
import type { Context } from './context.js';
import { cutCode, domainCode, placeCode, serviceCode } from './element-code.js';
import { elementName } from './element-name.js';
import { namedIndex } from './fall-backs.js';
import { enterDown, newWorld, type World } from './world.js';

/** What a certificate says of one world, as a world; or why it cannot be read as one. */
interface ClaimedWorld {
  readonly world: World;
  /** Not empty: the world is not to be used. */
  readonly problems: readonly CheckProblem[];
}

/** Reads a world's steps and joins. Trusts nothing: what they name must exist, and be named once, in order. */
export function claimedWorld(ctx: Context, claimed: WorldCertificate): ClaimedWorld {
  const joined = new Set<number>();
  const world = newWorld(ctx, joined);
  const { moment } = claimed;
  const problems: CheckProblem[] = [];
  const complain = (element: string | null, message: string): void => {
    problems.push({ moment, element, message });
  };
  for (const { fallBack } of claimed.joined) {
    const index = namedIndex(ctx.fallBacks, ctx.placesOfService, fallBack);
    if (index === undefined)
      complain(null, 'something is said to have joined that is no fall-back of the topology');
    else if (joined.has(index)) complain(null, 'a fall-back is said to have joined twice');
    else joined.add(index);
  }
  let last: Step = { element: { type: 'domain', domain: -1 }, time: 0, rank: Number.NEGATIVE_INFINITY };
  for (const step of claimed.steps) {
    const code = codeOf(ctx, step.element);
    if (code === null) {
      complain(null, `the step of rank ${step.rank} is of an element that the topology does not have`);
      continue;
    }
    const { id, said } = elementName(ctx, code);
    if (world.downSince[code] !== Number.POSITIVE_INFINITY) complain(id, `two steps say that ${said}`);
    if (!(step.time >= last.time && step.rank > last.rank)) {
      complain(id, `the step that says that ${said} is out of order in time or rank`);
    }
    if (!(step.time < moment)) complain(id, `the step that says that ${said} is not before the moment`);
    enterDown(world, { code, time: step.time, rank: step.rank });
    last = step;
  }
  if (claimed.services.length !== ctx.sizes.services) {
    complain(null, `states are given for ${claimed.services.length} services of ${ctx.sizes.services}`);
  }
  return { world, problems };
}

/** null: there is no such element. */
function codeOf({ sizes, topology, placesOfService }: Context, element: Element): number | null {
  if (element.type === 'placement') {
    const place = placesOfService[element.service]?.[element.placement];
    return place === undefined ? null : placeCode(sizes, place.flat);
  }
  if (element.type === 'service') {
    return topology.services[element.service] === undefined ? null : serviceCode(sizes, element.service);
  }
  if (topology.domains[element.domain] === undefined) return null;
  return element.type === 'cut' ? cutCode(sizes, element.domain) : domainCode(element.domain);
}
