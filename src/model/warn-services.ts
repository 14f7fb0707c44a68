import type { Span } from '../diagnostics/types.js';
import { type Problems, quoteText, reportWarning } from './problems.js';
import { isStandbySelfBound, newRequirers } from './self-bound.js';
import type { Domain, Service } from './topology.js';

/** False greens in waiting: the topology is valid, and likely does not say what its author means. */
export function warnServices(
  problems: Problems,
  domains: readonly Domain[],
  services: readonly Service[],
  silentAboutUsers: readonly Service[],
): void {
  warnUsers(problems, silentAboutUsers);
  for (const service of services) warnEdge(problems, domains, service);
  warnStandbys(problems, services);
}

function warnUsers(problems: Problems, silent: readonly Service[]): void {
  const [first] = silent;
  if (first === undefined) return;
  const others = silent.length > 1 ? ` and ${silent.length - 1} more` : '';
  const verb = silent.length > 1 ? 'say' : 'says';
  const message = `${quoteText(first.id)}${others} ${verb} no users while others do, and weigh nothing`;
  reportWarning(problems, 'BR2303', first.at, message, 'users: 0 says that this is meant');
}

const EDGE_KINDS = new Set(['edge-site', 'edge-server', 'mec', 'on-prem', 'device']);

function warnEdge(problems: Problems, domains: readonly Domain[], service: Service): void {
  const { placements, serving } = service;
  const [first] = placements;
  if (serving !== 'pooled' || first === undefined) return;
  if (!placements.every(({ domain }) => EDGE_KINDS.has(domains[domain]!.kind))) return;
  const kind = domains[first.domain]!.kind;
  const message =
    placements.length === 1
      ? `${service.id} is pooled, and only in ${quoteText(domains[first.domain]!.id)} (${kind})`
      : `${service.id} is pooled over ${placements.length} places of kind ${kind}`;
  const consequence =
    placements.length > service.minAvailable
      ? `losing ${placements.length - service.minAvailable} of the ${placements.length} would read as up; `
      : '';
  reportWarning(problems, 'BR2304', first.at, message, `${consequence}did you mean serving: local?`);
}

function warnStandbys(problems: Problems, services: readonly Service[]): void {
  const requirers = newRequirers(services);
  for (const [index, service] of services.entries()) {
    for (const standby of service.placements) {
      if (!isStandbySelfBound(requirers, index, standby)) continue;
      const message = `the standby ${standby.id} of ${service.id} can never replace a lost active placement: its activation needs ${service.id} itself`;
      reportWarning(
        problems,
        'BR2305',
        standby.at,
        message,
        'an activation needs what is still there after the loss',
      );
    }
  }
}

const ENGINES = {
  start: 'the timeline',
  repair: 'the timeline',
  failure: 'availability',
  slo: 'availability',
} as const;

/** Keys that are checked and kept for an engine that is not there, each once. */
export function warnUnused(problems: Problems, unused: ReadonlyMap<string, Span>): void {
  for (const [key, span] of unused) {
    const engine = ENGINES[key as keyof typeof ENGINES];
    const message = `${key} is kept for ${engine}, and nothing in this version uses it yet`;
    reportWarning(problems, 'BR2306', span, message);
  }
}
