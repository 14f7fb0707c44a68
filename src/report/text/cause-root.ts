import type { Cause } from '../../results/document.js';
import { name, type State } from './page.js';
import type { RunFacts } from './run-facts.js';

/** `fails (the scenario)`, `falls with it`: what stands behind a node that is no service of its section. */
export function rootRemark(facts: RunFacts, cause: Cause, section: State): string {
  if (cause.type === 'cut') return cutRemark(facts, cause);
  if (cause.type === 'dependency')
    return notAsked(facts, cause) ?? otherState(facts.stateOf(cause.id), section);
  const { fail, degrade } = facts.scenario.injected;
  if (fail.includes(cause.id)) return 'fails (the scenario)';
  if (degrade.includes(cause.id)) return 'is degraded (the scenario)';
  const down = facts.scenario.domainCauses.find((domain) => domain.id === cause.id);
  if (down === undefined) return 'is impaired';
  if (down.under === null) return 'is down';
  return down.under.via === 'in' ? 'falls with it' : `needs ${name(down.under.id)}`;
}

function cutRemark(facts: RunFacts, cause: Cause): string {
  return facts.isInjected(cause.id) ? 'is cut off (the scenario)' : 'is cut off, its uplinks are down';
}

/** A service of another sector or owner, which is in no section here. */
function notAsked({ scenario }: RunFacts, { id }: Cause): string | null {
  const other = scenario.others?.find((service) => service.id === id);
  if (other === undefined) return null;
  return other.state === 'partial' ? 'loses a part' : `is ${other.state}`;
}

/** A service that is listed in another section, or out of reach without being down. */
function otherState(state: State | null, section: State): string {
  if (state === 'down' && section !== 'down') return 'is down, above';
  if (state === 'partial' && section !== 'partial') return 'loses a part, below';
  if (state === 'degraded') return 'is degraded';
  return 'cannot be reached from everywhere';
}
