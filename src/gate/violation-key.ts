import { canonicalScenario } from '../results/canonical-scenario.js';

/** What a violation is about, never where it stands: no line, no count, no index. */
export function violationKey(policy: string, scenario: string, service: string | null): string {
  return JSON.stringify([policy, canonicalScenario(scenario), service]);
}
