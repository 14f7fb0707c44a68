import type { Cause, PlacementResult, ServiceResult } from '../../results/document.js';
import { count, enumeration } from './figures.js';
import { name, type Page } from './page.js';
import { losingPlacements } from './partial-text.js';
import { moreCauses } from './placement-reason.js';
import { evidenceMark, type RunFacts } from './run-facts.js';

/** Whether a service that is not down felt the outage: it is impaired, has lost a part, or works on fewer placements. */
export function isTouched(service: ServiceResult): boolean {
  if (service.state === 'partial') return losingPlacements(service).length > 0;
  return service.state !== 'up' || service.placements.some((placement) => isHit(placement));
}

/** `azure/eastus2 carries it, 1 of 2 left`; `works without core-ledger, but worse`. */
export function heldReason(page: Page, facts: RunFacts, service: ServiceResult): string {
  if (service.state === 'partial') return remaining(page, service);
  if (service.state === 'up') return carried(page, service);
  const cause = service.causes.find((one) => one.effect === 'degraded') ?? service.causes[0];
  if (cause === undefined) return carried(page, service);
  return (
    degradedBy(page, facts, service, cause) + evidenceMark(cause) + moreCauses(service.causes.length - 1)
  );
}

/** A standby that nobody called on stands still because it has to. */
function isHit(placement: PlacementResult): boolean {
  if (placement.works) return placement.lost > 0 || placement.impaired;
  return (
    placement.role === 'active' ||
    placement.causes.some((cause) => cause.type !== 'standby' || cause.reason === 'activation')
  );
}

function degradedBy(page: Page, facts: RunFacts, service: ServiceResult, cause: Cause): string {
  const id = name(cause.id);
  switch (cause.type) {
    case 'dependency':
      return byDependency(facts, cause, id);
    case 'cut':
      return `${id} is cut off`;
    case 'injection':
      return cause.id === service.id ? 'the scenario degrades it' : carried(page, service);
    case 'overload':
      return 'overloaded';
    case 'standby':
      return carried(page, service);
    case 'domain':
      return byDomain(page, facts, service, cause, id);
  }
}

function byDependency(facts: RunFacts, cause: Cause, id: string): string {
  const state = facts.stateOf(cause.id);
  if (state === 'down') return `works without ${id}, but worse`;
  if (state === 'partial') return `needs ${id}, which loses a part`;
  return state === 'degraded' ? `needs ${id}, which is degraded` : `cannot reach ${id} from everywhere`;
}

function byDomain(page: Page, facts: RunFacts, service: ServiceResult, cause: Cause, id: string): string {
  const isDown = facts.scenario.domainsDown.includes(cause.id);
  if (cause.via === 'dependsOn' || cause.via === null)
    return isDown ? `works without ${id}, but worse` : `needs ${id}, which is impaired`;
  if (isDown) return carried(page, service);
  return cause.via === 'stack' ? `runs ${id}, which is degraded` : `${id} is degraded`;
}

/** What still works, and how many of all that is. */
function carried(page: Page, service: ServiceResult): string {
  const working = service.placements.filter((placement) => placement.works);
  const { working: left, of } = service.redundancy;
  if (working.length === 0) return `${count(left)} of ${count(of)} left`;
  const verb = working.length === 1 ? 'carries' : 'carry';
  return `${listed(page, working)} ${verb} it, ${count(left)} of ${count(of)} left`;
}

function remaining(page: Page, service: ServiceResult): string {
  const losing = new Set(losingPlacements(service));
  const whole = service.placements.filter((placement) => placement.works && !losing.has(placement));
  return whole.length === 0 ? 'no placement is whole' : listed(page, whole);
}

function listed(page: Page, placements: readonly PlacementResult[]): string {
  const names = placements.map((placement) => name(placement.id));
  return enumeration(names, page.options.all ? Infinity : 2);
}
