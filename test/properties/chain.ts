import type { Cause, ScenarioResult } from '../../src/results/document.js';

/** How following `under` from a service ended: at something injected, or a sentence about where it got lost. */
export type ChainEnd = { readonly injected: string } | { readonly lost: string };

type Next = ChainEnd | { readonly service: string } | { readonly cause: Cause; readonly in: string };

/**
 * Follows the chain of causes from a service that is not up, as a reader of the document would: a service to what it is
 * `under`, a domain to what `domainCauses` says of it.
 */
export function followChain(scenario: ScenarioResult, from: string): ChainEnd {
  const rows = new Map(scenario.services.map((row) => [row.id, row]));
  const domainCauses = new Map(scenario.domainCauses.map(({ id, under }) => [id, under]));
  const steps = rows.size + domainCauses.size + 1;
  let at: Next = { service: from };
  const path: string[] = [];
  for (let n = 0; n <= 2 * steps; n++) {
    if ('service' in at) {
      const row = rows.get(at.service);
      path.push(at.service);
      if (row === undefined || row.state === 'up') return { lost: `up: ${path.join(' <- ')}` };
      if (row.under === null) return { lost: `no under: ${path.join(' <- ')}` };
      at = { cause: row.under, in: row.id };
    } else if ('cause' in at) {
      path.push(`${at.cause.type} ${at.cause.id}`);
      at = afterCause(scenario, domainCauses, at.cause, at.in, path.join(' <- '));
    } else return at;
  }
  return { lost: `a circle: ${path.join(' <- ')}` };
}

function afterCause(
  { injected, domainsDown }: ScenarioResult,
  domainCauses: ReadonlyMap<string, Cause | null>,
  cause: Cause,
  of: string,
  path: string,
): Next {
  const isIn = (list: readonly string[]): Next | null => (list.includes(cause.id) ? { injected: cause.id } : null);
  switch (cause.type) {
    case 'dependency':
      return { service: cause.id };
    case 'injection':
      return isIn(injected.fail) ?? isIn(injected.degrade) ?? { lost: `not injected: ${path}` };
    case 'overload':
      return injected.limit.length > 0 ? { injected: of } : { lost: `overload without a limit: ${path}` };
    case 'standby':
      return { lost: `standby ${cause.reason}: ${path}` };
    case 'cut':
      return isIn(injected.isolate) ?? { lost: `cut not isolated: ${path}` };
    case 'domain': {
      const end = isIn(injected.fail) ?? (cause.effect === 'down' ? null : isIn(injected.degrade));
      if (end) return end;
      const under = domainCauses.get(cause.id);
      if (under) return { cause: under, in: cause.id };
      if (under === null) return { lost: `domain cause null but not injected: ${path}` };
      return { lost: `${domainsDown.includes(cause.id) ? 'down' : 'not down'}, ${cause.effect} domain: ${path}` };
    }
  }
}
