import type { Finding } from './finding.js';

/** What is violated: `policy tier-0-survives-a-region`. */
export function titleOf({ kind, policy, scenario }: Finding): string {
  if (kind === 'expectation') return `expectation of ${scenario}`;
  return kind === 'waiver' ? `waiver of policy ${policy}` : `policy ${policy}`;
}
