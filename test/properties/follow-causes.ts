import type { Cause, ScenarioResult } from '../../src/results/document.js';

/**
 * How following the causes ended: at something the scenario injects; `open` at a domain whose own uplinks cut it off, of which
 * the document says no more; or `wrong`, with the way there.
 */
export type End =
  | { readonly type: 'injected' | 'open'; readonly id: string }
  | { readonly type: 'wrong'; readonly way: string };

/** Follows the causes from a service that is not up: a service to what it is `under`, a domain to what `domainCauses` says. */
export function followCauses(scenario: ScenarioResult, from: string): End {
  const under = new Map(scenario.services.map((row) => [row.id, row.under]));
  const domains = new Map(scenario.domainCauses.map((one) => [one.id, one.under]));
  const way = [from];
  let cause = under.get(from) ?? null;
  // Each element at most once: longer is a circle.
  for (let steps = under.size + domains.size; steps >= 0; steps -= 1) {
    if (cause === null) return { type: 'wrong', way: `${way.join(' < ')} is under nothing` };
    way.push(`${cause.type} ${cause.id}`);
    const end = endOf(scenario, cause);
    if (end === 'wrong') return { type: 'wrong', way: way.join(' < ') };
    if (end !== null) return { type: end, id: cause.id };
    cause = (cause.type === 'dependency' ? under : domains).get(cause.id) ?? null;
  }
  return { type: 'wrong', way: `a circle: ${way.join(' < ')}` };
}

/** null: it goes on. */
function endOf({ injected }: ScenarioResult, { type, id, effect }: Cause): End['type'] | null {
  const degrades = effect !== 'down' && injected.degrade.includes(id);
  switch (type) {
    case 'injection':
      return injected.fail.includes(id) || injected.degrade.includes(id) ? 'injected' : 'wrong';
    case 'domain':
      return injected.fail.includes(id) || degrades ? 'injected' : null;
    case 'cut':
      return injected.isolate.includes(id) ? 'injected' : 'open';
    case 'overload':
      return injected.limit.length > 0 ? 'injected' : 'wrong';
    case 'standby':
      return 'wrong';
    case 'dependency':
      return null;
  }
}
