import type { Place, Span } from '../../diagnostics/types.js';
import type { Waiver } from '../../model/topology.js';
import type { Weakening } from '../diff-document.js';
import { type Matching, nameInHead, runInHead } from './matching.js';
import type { Found } from './weakened-dependencies.js';
import { weakenedDomain } from './weakened-domain.js';
import { weakenedPolicy } from './weakened-policy.js';
import { weakenedScenario } from './weakened-scenario.js';
import { weakenedService } from './weakened-service.js';

/** Where spans of either side are. */
export interface Located {
  readonly base: (span: Span) => Place;
  readonly head: (span: Span) => Place;
}

type On = Weakening['on'];

/**
 * Every edit that can make a result look better without the world being better, in the order of the base: of services,
 * domains, scenarios, policies; then the head's waivers. Linear in the topologies where little changed.
 */
export function findWeakened(match: Matching, locate: Located): readonly Weakening[] {
  const { base, head } = match;
  const of = (
    kind: On['kind'],
    id: string,
    own: Span | null,
    found: readonly Found[],
    was: Span,
  ): Weakening[] =>
    found.map((one) => ({
      kind: one.kind,
      on: { kind, id },
      text: one.text,
      before: locate.base(one.before ?? was),
      after: placeOf(locate, one.after ?? own),
    }));
  const services = base.services.flatMap((service, s) => {
    const now = head.services[match.services[s]!];
    const found = now === undefined ? [gone('service', service.at)] : weakenedService(match, service, now);
    return of('service', now?.id ?? service.id, now?.at ?? null, found, service.at);
  });
  const domains = base.domains.flatMap((domain, d) => {
    const now = head.domains[match.domains[d]!];
    return now === undefined
      ? []
      : of('domain', now.id, now.at, weakenedDomain(match, domain, now), domain.at);
  });
  return [...services, ...domains, ...scenariosAndPolicies(match, of), ...waivers(match, locate)];
}

type Report = (
  kind: On['kind'],
  id: string,
  own: Span | null,
  found: readonly Found[],
  was: Span,
) => Weakening[];

function scenariosAndPolicies(match: Matching, of: Report): readonly Weakening[] {
  const { base, head } = match;
  const scenarioById = new Map(head.scenarios.map((scenario) => [scenario.id, scenario]));
  const policyById = new Map(head.policies.map((policy) => [policy.id, policy]));
  const runs = new Set(head.scenarios.flatMap((scenario) => scenario.runs.map(({ id }) => id)));
  const scenarios = base.scenarios.flatMap((scenario) => {
    const now = scenarioById.get(scenario.id);
    const found =
      now === undefined ? [gone('scenario', scenario.at)] : weakenedScenario(match, scenario, now);
    return of('scenario', scenario.id, now?.at ?? null, found, scenario.at);
  });
  const policies = base.policies.flatMap((policy) => {
    const now = policyById.get(policy.id);
    const found = now === undefined ? [gone('policy', policy.at)] : weakenedPolicy(match, policy, now, runs);
    return of('policy', policy.id, now?.at ?? null, found, policy.at);
  });
  return [...scenarios, ...policies];
}

function gone(kind: 'service' | 'scenario' | 'policy', at: Span): Found {
  return { kind: `${kind}-removed`, text: 'is gone', before: at, after: null };
}

function placeOf(locate: Located, span: Span | null): Place | null {
  return span === null ? null : locate.head(span);
}

/** Waivers are about a policy, a service and perhaps a scenario; the reason may be reworded. */
function waivers(match: Matching, locate: Located): readonly Weakening[] {
  const { base, head } = match;
  const keyOf = (topology: typeof base, { policy, service, scenario }: Waiver): string =>
    JSON.stringify([policy, serviceOf(topology, service), scenario]);
  const known = new Map(
    base.waivers.map((waiver) => {
      const named = serviceOf(base, waiver.service);
      const service = named === null ? null : nameInHead(match, named);
      const scenario = waiver.scenario === null ? null : runInHead(match, waiver.scenario);
      return [JSON.stringify([waiver.policy, service, scenario]), waiver];
    }),
  );
  return head.waivers.flatMap((waiver): readonly Weakening[] => {
    const before = known.get(keyOf(head, waiver));
    if (before !== undefined && waiver.until <= before.until) return [];
    const service = serviceOf(head, waiver.service) ?? 'every service';
    const until = before === undefined ? '' : `, before until ${before.until}`;
    return [
      {
        kind: before === undefined ? 'waiver-added' : 'waiver-extended',
        on: { kind: 'policy', id: waiver.policy },
        text: `waived for ${service} until ${waiver.until}${until}`,
        before: before === undefined ? null : locate.base(before.at),
        after: locate.head(waiver.at),
      },
    ];
  });
}

/** null: every service of the policy. */
function serviceOf({ services }: Matching['base'], service: number | null): string | null {
  return service === null ? null : services[service]!.id;
}
