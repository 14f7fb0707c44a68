import type { Cause, ScenarioResult, ServiceResult, Violation } from '../../results/document.js';
import { downReason } from './down-text.js';
import { lines, name, type Page } from './page.js';
import { dim, rich } from './rich.js';
import { type RunFacts, runFacts } from './run-facts.js';

/** `because azure/koreacentral fails, its only placement`, in as far as the document knows it. */
export function becauseLines(page: Page, violation: Violation, indent: string): readonly string[] {
  const run = page.document.scenarios.find((scenario) => scenario.id === violation.scenario);
  const service = run?.services.find((one) => one.id === violation.service);
  const text = becauseText(page, violation, run && runFacts(run), service);
  return text === '' ? [] : lines(page, rich(indent), rich(dim(text)), rich(`${indent}  `));
}

/** The same as a sentence; empty: the document does not know it. `facts` and `service` of its run, where it is in the document. */
export function becauseText(
  page: Page,
  violation: Violation,
  facts: RunFacts | undefined,
  service: ServiceResult | undefined,
): string {
  const cause = violation.because ?? null;
  if (cause === null) return '';
  const detail = facts && service ? detailOf(page, facts, service) : '';
  return `because ${causeText(cause, facts?.scenario ?? null)}${detail}`;
}

/** What the tree of the run says behind the service. */
function detailOf(page: Page, facts: RunFacts, service: ServiceResult): string {
  if (service.state !== 'down') return '';
  const { remark } = downReason(page, facts, service);
  return remark === '' || remark.includes('(the scenario)') ? '' : `, ${remark}`;
}

function causeText(cause: Cause, run: ScenarioResult | null): string {
  const id = name(cause.id);
  switch (cause.type) {
    case 'injection':
      return `the scenario ${cause.effect === 'degraded' ? 'degrades' : 'fails'} ${id}`;
    case 'domain':
      return `${id} ${run?.injected.fail.includes(cause.id) ? 'fails' : cause.effect === 'degraded' ? 'is impaired' : 'is down'}`;
    case 'dependency':
      return `${id} ${STATES[cause.effect]}`;
    case 'cut':
      return `${id} is cut off`;
    case 'overload':
      return 'what is left of its capacity is less than its demand';
    case 'standby':
      return `its standby ${id} has not taken over`;
  }
}

const STATES = { down: 'is not there', partial: 'loses a part', degraded: 'is degraded' } as const;
