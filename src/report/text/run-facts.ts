import type { Cause, ScenarioResult, ServiceResult } from '../../results/document.js';
import { duration } from './figures.js';
import type { State } from './page.js';

/** One run, with what the sentences about its services look up. */
export interface RunFacts {
  readonly scenario: ScenarioResult;
  readonly stateOf: (serviceId: string) => State | null;
  readonly isInjected: (id: string) => boolean;
  /** Fraction of a service that is lost in the world of the headline. */
  readonly lostThen: (service: ServiceResult) => number;
}

export function runFacts(scenario: ScenarioResult): RunFacts {
  const states = new Map(
    [...scenario.services, ...(scenario.others ?? [])].map(({ id, state }) => [id, state]),
  );
  const { fail, isolate, degrade } = scenario.injected;
  const injected = new Set([...fail, ...isolate, ...degrade]);
  const worst = scenario.moments.indexOf(scenario.worstMoment);
  return {
    scenario,
    stateOf: (id) => states.get(id) ?? null,
    isInjected: (id) => injected.has(id),
    lostThen: (service) => service.byMoment[worst]?.lost ?? service.lost,
  };
}

/** Causes with the strongest effect they have on it: what only degrades is no reason for being down. */
export function effective(causes: readonly Cause[], state: State): readonly Cause[] {
  const same = causes.filter((cause) => cause.effect === state);
  return same.length > 0 ? same : causes;
}

export function isSame(a: Cause, b: Cause): boolean {
  return a.type === b.type && a.id === b.id && a.via === b.via;
}

/** ` (assumed)`: what is learned from hindsight or assumed says so wherever it is a reason. */
export function evidenceMark(cause: Cause): string {
  return cause.evidence === undefined || cause.evidence === 'declared' ? '' : ` (${cause.evidence})`;
}

/** `back after 1h`, `back in part after 1h, 40% stay lost`; empty: as bad until the end. */
export function comeback(service: ServiceResult, rest: (lost: number) => string): string {
  const { settled, backSeconds } = service;
  if (backSeconds === null || settled.state === service.state) return '';
  const when = `after ${duration(backSeconds)}`;
  if (settled.state === 'up') return `back ${when}`;
  if (settled.state === 'degraded') return `back ${when}, degraded`;
  return `back in part ${when}, ${rest(settled.lost)} stay lost`;
}
