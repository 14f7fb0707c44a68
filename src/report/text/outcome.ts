import type { ScenarioResult, ServiceResult } from '../../results/document.js';
import { duration, percent, plural } from './figures.js';
import type { Page } from './page.js';

/** `azure/centralus fails, 9 of 12 services go down, 64% of users lost.` */
export function outcomeSentence(page: Page, scenario: ScenarioResult, subject: string): string {
  const { down, partial, degraded } = scenario.states;
  const services = plural(page.document.topology.services, 'service');
  if (down + partial + degraded === 0)
    return `${subject}: nothing is lost, ${allStayUp(page.document.topology.services)}.`;
  const lost =
    down + partial > 0 ? `${percent(scenario.blastRadius)} of ${page.unit} lost` : 'nothing is lost';
  if (down > 0) {
    const inPart = partial > 0 ? `, ${partial} ${verb(partial, 'loses', 'lose')} a part` : '';
    return `${subject}, ${down} of ${services} ${verb(down, 'goes', 'go')} down${inPart}, ${lost}.`;
  }
  const worst = partial > 0 ? partial : degraded;
  const what =
    partial > 0 ? `${verb(worst, 'loses', 'lose')} a part` : `${verb(worst, 'is', 'are')} degraded`;
  return `${subject}: no service is down, ${worst} of ${page.document.topology.services} ${what}, ${lost}.`;
}

/** `7 stay down, 2 are back after 1h.`; empty where nothing that is down comes back before the end. */
export function comebackSentence(scenario: ScenarioResult): string {
  const down = scenario.services.filter((service) => service.state === 'down');
  const stay = down.filter((service) => service.settled.state === 'down').length;
  const inPart = down.filter((service) => service.settled.state === 'partial');
  const back = down.filter(
    (service) => service.settled.state === 'degraded' || service.settled.state === 'up',
  );
  if (stay === down.length) return '';
  const parts: string[] = [];
  if (stay > 0) parts.push(`${stay} ${verb(stay, 'stays', 'stay')} down`);
  if (back.length > 0) parts.push(`${back.length} ${verb(back.length, 'is', 'are')} back ${afterAll(back)}`);
  if (inPart.length > 0)
    parts.push(`${inPart.length} ${verb(inPart.length, 'is', 'are')} back in part ${afterAll(inPart)}`);
  return `${parts.join(', ')}.`;
}

/** `after 1h` where all come back at once, `within 1h30m` where they do not. */
export function afterAll(services: readonly ServiceResult[]): string {
  const seconds = services.map((service) => service.backSeconds ?? 0);
  const last = seconds.reduce((a, b) => Math.max(a, b), 0);
  return `${seconds.every((value) => value === last) ? 'after' : 'within'} ${duration(last)}`;
}

export function verb(number: number, one: string, many: string): string {
  return number === 1 ? one : many;
}

export function allStayUp(services: number): string {
  return services === 1 ? 'its only service stays up' : `all ${plural(services, 'service')} stay up`;
}
