import type { Violation } from './document.js';

/** Whether a waiver that still holds, or the baseline, lets it be: then it is shown and does not fail. */
export function isAccepted({ waiver, baseline }: Violation): boolean {
  return waiver?.status === 'active' || waiver?.status === 'expiring' || baseline === 'known';
}
