import type { Place, Span } from '../diagnostics/types.js';
import type { Topology } from '../model/topology.js';
import type { DomainPlace, ScenarioResult } from './document.js';

/** The domains a picture of these runs shows, and what they are within. Linear in the rows and the domains. */
export function domainPlaces(
  { domains }: Topology,
  scenarios: readonly ScenarioResult[],
  locate: (span: Span) => Place,
): readonly DomainPlace[] {
  const named = namedIn(scenarios);
  const open = domains.flatMap(({ id }, index) => (named.has(id) ? [index] : []));
  const shown = new Set(open);
  for (const index of open) {
    for (const outer of domains[index]!.within) {
      if (shown.has(outer)) continue;
      shown.add(outer);
      open.push(outer);
    }
  }
  return domains.flatMap(({ id, within, at }, index) =>
    shown.has(index) ? [{ id, within: within.map((outer) => domains[outer]!.id), at: locate(at) }] : [],
  );
}

/** Of services only those that are not up, so that a document says the same where the others are left out. */
function namedIn(scenarios: readonly ScenarioResult[]): ReadonlySet<string> {
  const named = new Set<string>();
  // A service is in the same places in every run.
  const known = new Set<string>();
  for (const { domainCauses, domainsCut, services } of scenarios) {
    for (const { id } of domainCauses) named.add(id);
    for (const id of domainsCut) named.add(id);
    for (const { id, state, placements } of services) {
      if (state === 'up' || known.has(id)) continue;
      known.add(id);
      for (const placement of placements) named.add(placement.in);
    }
  }
  return named;
}
