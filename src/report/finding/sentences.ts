import type { ExpectationResult, PolicyResult, Violation, WaiverResult } from '../../results/document.js';
import { count, duration, percent, plural } from '../text/figures.js';
import type { Page, State } from '../text/page.js';

/** `checkout is down in region-lost; allowed: degraded or better after 30m` */
export function violationText(page: Page, policy: PolicyResult, violation: Violation): string {
  const { service, found, allowed, scenario } = violation;
  if (service !== null && typeof found === 'string') {
    const { withinSeconds } = policy.require;
    const after = withinSeconds > 0 ? ` after ${duration(withinSeconds)}` : '';
    return `${service} ${isText(found, violation.lost)} in ${scenario}; allowed: ${stateOrBetter(allowed)}${after}`;
  }
  const share = typeof found === 'number' ? percent(found) : found;
  const most = typeof allowed === 'number' ? percent(allowed) : allowed;
  return `${share} of ${page.unit} lost${figures(page, violation)} in ${scenario}; allowed: ${most}`;
}

function figures(page: Page, { lostUsers, users }: Violation): string {
  if (page.unit === 'services' || lostUsers === undefined || users === undefined) return '';
  return ` (${count(lostUsers)} of ${count(users)})`;
}

function isText(state: State, lost?: number): string {
  if (state !== 'partial') return `is ${state}`;
  return `loses ${lost === undefined ? 'a part' : percent(lost)} of its users`;
}

/** `up`, `degraded or better` */
function stateOrBetter(state: State | number): string {
  if (typeof state === 'number') return percent(state);
  return state === 'up' ? 'up' : `${state} or better`;
}

export function expectationText({ service, scenario, expected, found }: ExpectationResult): string {
  return `${service} ${isText(found)} in ${scenario}; expected: ${expected}`;
}

/** A selector that matches nothing is no pass. */
export function emptyText({ services, selector, nothing }: PolicyResult): string {
  const what = services === 0 ? `${selector} matches no service` : 'none of the runs is one of its own';
  return `Checked nothing: ${nothing ?? what}`;
}

/** `Accepted until 2027-03-31 by ml: SHOP-11 (143 days left)` */
export function acceptedText(by: WaiverResult | 'baseline'): string {
  if (by === 'baseline') return 'Known: it is in the baseline';
  return `Accepted until ${by.until} by ${by.owner}: ${by.reason} (${plural(by.days, 'day')} left)`;
}

/** `Its waiver ended 2027-03-31, 12 days ago (ml: SHOP-11)` */
export function expiredText({ until, days, owner, reason }: WaiverResult): string {
  return `Its waiver ended ${until}, ${plural(-days, 'day')} ago (${owner}: ${reason})`;
}

export function waiverText(waiver: WaiverResult): string {
  const { policy, service, scenario, until, days, status } = waiver;
  const what = [policy, ...(service === null ? [] : [service]), ...(scenario === null ? [] : [scenario])];
  const name = `The waiver of ${what.join(', ')}`;
  if (status === 'expiring') return `${name} ends on ${until}, ${plural(days, 'day')} left`;
  return `${name} until ${until} names no violation; take it out`;
}

export function staleText(policy: string, scenario: string, service: string | null): string {
  const what = [policy, scenario, ...(service === null ? [] : [service])].join(', ');
  return `The baseline's entry of ${what} is about no violation any more; baseline prune takes it out`;
}
