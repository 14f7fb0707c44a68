import type { Finding } from './finding.js';

/** What is violated: `policy tier-0-survives-a-region`. */
export function titleOf({ kind, policy, scenario }: Finding): string {
  if (kind === 'expectation') return `expectation of ${scenario}`;
  if (kind === 'baseline') return `baseline of policy ${policy}`;
  return kind === 'waiver' ? `waiver of policy ${policy}` : `policy ${policy}`;
}
