import type { Place, Span } from '../diagnostics/types.js';
import type { Topology, Waiver } from '../model/topology.js';
import { canonicalScenario } from '../results/canonical-scenario.js';
import type { PolicyResult, Violation, WaiverResult } from '../results/document.js';
import { daysBetween } from './days.js';

/** A waiver that ends within so many days is worth a warning. */
const SOON = 14;

export interface WaiverRules {
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly locate: (span: Span) => Place;
  /** Whether all that a waiver may be about was judged: only then it can be called unused. */
  readonly isAsked: (policy: string, scenario: string | null, service: string | null) => boolean;
}

/** A waiver of the file with what became of it. */
export interface HeldWaiver {
  readonly waiver: Waiver;
  readonly result: WaiverResult;
}

interface Held extends HeldWaiver {
  isUsed: boolean;
}

/**
 * Puts each violation beside the waiver that names it: one that holds before one that is over, then the one that ends last.
 * What is not asked for is neither applied nor listed. Linear in violations and waivers, but for several of one service.
 */
export function applyWaivers(
  policies: readonly PolicyResult[],
  topology: Pick<Topology, 'waivers' | 'services'>,
  rules: WaiverRules,
): { readonly policies: readonly PolicyResult[]; readonly waivers: readonly HeldWaiver[] } {
  const held = topology.waivers.map((waiver) => hold(waiver, topology, rules));
  const byPolicy = grouped(held, ({ waiver }) => waiver.policy);
  const judged = policies.map((policy) => {
    const own = grouped(byPolicy.get(policy.id) ?? [], ({ result }) => result.service);
    if (own.size === 0) return policy;
    return { ...policy, violations: policy.violations.map((violation) => withWaiver(violation, own)) };
  });
  const waivers = held.flatMap(({ isUsed, waiver, result }): HeldWaiver[] => {
    if (isUsed) return [{ waiver, result }];
    const isAsked = rules.isAsked(result.policy, result.scenario, result.service);
    return isAsked ? [{ waiver, result: { ...result, status: 'unused' } }] : [];
  });
  return { policies: judged, waivers };
}

function hold(
  waiver: Waiver,
  { services }: Pick<Topology, 'services'>,
  { today, locate }: WaiverRules,
): Held {
  const { policy, scenario, until, reason, owner, at } = waiver;
  const days = daysBetween(today, until);
  const status = days < 0 ? 'expired' : days <= SOON ? 'expiring' : 'active';
  const service = waiver.service === null ? null : services[waiver.service]!.id;
  const result = { policy, service, scenario, until, reason, owner, at: locate(at), status, days } as const;
  return { waiver, result, isUsed: false };
}

function withWaiver(violation: Violation, own: ReadonlyMap<string | null, readonly Held[]>): Violation {
  const forService = violation.service === null ? [] : (own.get(violation.service) ?? []);
  const matching = [...forService, ...(own.get(null) ?? [])].filter(({ waiver }) =>
    isIn(violation.scenario, waiver.scenario),
  );
  if (matching.length === 0) return violation;
  for (const one of matching) one.isUsed = true;
  // Who ends last holds if any does.
  const last = matching.reduce((a, b) => (b.result.until > a.result.until ? b : a));
  return { ...violation, waiver: last.result };
}

/** A waiver may name a scenario, or one run of it. */
function isIn(run: string, scenario: string | null): boolean {
  if (scenario === null || scenario === run) return true;
  return scenario.includes('[')
    ? canonicalScenario(scenario) === canonicalScenario(run)
    : run.startsWith(`${scenario}[`);
}

function grouped<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
