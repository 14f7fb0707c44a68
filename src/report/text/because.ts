import type { Cause, ScenarioResult, Violation } from '../../results/document.js';
import { downReason } from './down-text.js';
import { lines, name, type Page } from './page.js';
import { dim, rich } from './rich.js';
import { runFacts } from './run-facts.js';

/** `because azure/koreacentral fails, its only placement`, in as far as the document knows it. */
export function becauseLines(page: Page, violation: Violation, indent: string): readonly string[] {
  const cause = violation.because ?? null;
  if (cause === null) return [];
  const run = page.document.scenarios.find((scenario) => scenario.id === violation.scenario) ?? null;
  const detail = run === null ? '' : detailOf(page, run, violation);
  const text = `because ${causeText(cause, run)}${detail}`;
  return lines(page, rich(indent), rich(dim(text)), rich(`${indent}  `));
}

/** What the tree of the run says behind the service. */
function detailOf(page: Page, run: ScenarioResult, violation: Violation): string {
  const service = run.services.find((one) => one.id === violation.service);
  if (service?.state !== 'down') return '';
  const { remark } = downReason(page, runFacts(run), service);
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
