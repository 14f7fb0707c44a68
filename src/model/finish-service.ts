import { checkService } from './check-service.js';
import { labelMap, linkAssumed } from './link-domain.js';
import { linkFailure } from './link-phase.js';
import type { PlacementPlan, ServicePlan } from './link-service.js';
import type { Linker } from './linker.js';
import { quoteText, reportError } from './problems.js';
import { matchDomains } from './selector.js';
import { shareOut } from './share-out.js';
import type { Domain, Placement, Service, StackEntry } from './topology.js';

/** A placement with the plan it comes from, for the places of its keys. */
export interface Placed {
  readonly placement: Placement;
  readonly plan: PlacementPlan;
}

/**
 * Plays `each` out over `domains` (what the file names or binds to), adds what domains assume, shares the users out and
 * checks the service's rules. `hasUsers`: some service of the file says its users.
 */
export function finishService(
  linker: Linker,
  domains: readonly Domain[],
  plan: ServicePlan,
  hasUsers: boolean,
): Service {
  const { draft, id } = plan.entry;
  const serving = draft.serving ?? 'pooled';
  const placed = plan.placements.flatMap((placement) => playOut(linker, domains, placement));
  checkNames(linker, id.text, placed);
  const service: Omit<Service, 'placements'> = {
    id: id.text,
    title: draft.title ?? null,
    sector: draft.sector ?? null,
    tier: draft.tier ?? null,
    users: draft.users ?? (hasUsers ? 0 : 1),
    owner: draft.owner ?? null,
    labels: labelMap(draft.labels),
    serving,
    stack: plan.stack,
    minAvailable: draft.minAvailable ?? 1,
    desired: draft.desired ?? draft.minAvailable ?? 1,
    demand: draft.demand ?? null,
    overload: draft.overload ?? 'shed',
    dependsOn: plan.dependsOn,
    slo: draft.slo
      ? { availability: draft.slo.availability ?? null, rtoSeconds: draft.slo.rto ?? null }
      : null,
    start: plan.start,
    failure: linkFailure(linker, draft.failure),
    at: id.span,
  };
  checkService(linker.problems, plan, service, placed);
  const placements =
    serving === 'pooled' ? placed.map(({ placement }) => placement) : shareOut(linker, domains, plan, placed);
  return { ...service, placements };
}

function playOut(linker: Linker, domains: readonly Domain[], plan: PlacementPlan): Placed[] {
  if (typeof plan.where === 'number') return [{ placement: place(linker, plan, plan.where), plan }];
  if (!hasRoom(linker, plan, 0)) return [];
  const matches = matchDomains(domains, plan.where);
  if (matches.length === 0) {
    const message = 'no domain that the file names or binds to matches this selector';
    const fix = 'it never matches the whole catalogue: name the domains, or correct the selector';
    reportError(linker.problems, 'BR1209', plan.draft?.each?.node.span ?? plan.at, message, fix);
  }
  return hasRoom(linker, plan, matches.length)
    ? matches.map((domain) => ({ placement: place(linker, plan, domain), plan }))
    : [];
}

/** Placements that `each` may make in all services together: 300 sites with 100 services are 30,000. */
const PLACEMENTS = 50_000;

/** Takes note of `count` placements, or things they assume; false, and reported the first time, where they are too many. */
function hasRoom({ played, problems }: Linker, plan: PlacementPlan, count: number): boolean {
  const had = played.placements <= PLACEMENTS;
  played.placements += count;
  if (played.placements <= PLACEMENTS) return true;
  const message = `with this, each placements and what they assume are more than ${PLACEMENTS}`;
  if (had)
    reportError(problems, 'BR1211', plan.draft?.each?.node.span ?? plan.at, message, 'narrow the selector');
  return false;
}

function place(linker: Linker, plan: PlacementPlan, domain: number): Placement {
  const { id: place } = linker.sources[domain]!;
  const as = plan.as?.text;
  return {
    id: as === undefined ? place : typeof plan.where === 'number' ? as : `${place}/${as}`,
    domain,
    role: plan.role,
    activation: plan.activation,
    stack: withAssumed(linker, plan, domain),
    dependsOn: plan.dependsOn,
    share: 0,
    capacity: plan.capacity,
    evidence: plan.evidence,
    at: plan.at,
  };
}

/** Its own stack names one of what the domain assumes: then the author has thought of it, and nothing is assumed. */
function withAssumed(linker: Linker, plan: PlacementPlan, domain: number): readonly StackEntry[] {
  const assumed = linkAssumed(linker, domain);
  if (assumed.length === 0 || plan.stack.some((entry) => assumed.includes(entry.domain))) return plan.stack;
  if (!hasRoom(linker, plan, assumed.length)) return plan.stack;
  return [
    ...plan.stack,
    ...assumed.map((entry): StackEntry => ({ domain: entry, evidence: 'assumed', at: plan.at })),
  ];
}

function checkNames(linker: Linker, service: string, placed: readonly Placed[]): void {
  const names = new Map<string, Placed>();
  for (const one of placed) {
    const { id, domain } = one.placement;
    const other = names.get(id);
    names.set(id, one);
    if (other === undefined) continue;
    const isSameDomain = other.placement.domain === domain;
    const message = isSameDomain
      ? `${service} has two placements in ${quoteText(linker.sources[domain]!.id)}; one needs a name of its own`
      : `two placements of ${service} are called ${quoteText(id)}`;
    const fix = isSameDomain ? `{ in: ${quoteText(linker.sources[domain]!.id)}, as: another-name }` : null;
    reportError(linker.problems, 'BR1210', one.plan.at, message, fix);
  }
}
