import type { BaselineEntry } from '../model/build-baseline.js';
import type { PolicyResult } from '../results/document.js';
import type { Known } from './baseline-text.js';
import { violationKey } from './violation-key.js';

/**
 * The entries that a violation is still about: with what was found now where that is no worse, as they were where it is. So
 * a baseline only ever gets shorter and stricter by it. Linear.
 */
export function prunedOf(
  policies: readonly PolicyResult[],
  entries: readonly BaselineEntry[],
): readonly Known[] {
  const found = new Map(
    policies.flatMap(({ id, violations }) =>
      violations.map(
        (violation) => [violationKey(id, violation.scenario, violation.service), violation] as const,
      ),
    ),
  );
  return entries.flatMap((entry): Known[] => {
    const { policy, scenario, service } = entry;
    const violation = found.get(violationKey(policy, scenario, service));
    if (violation === undefined) return [];
    return [{ policy, violation: violation.baseline === 'worse' ? asBefore(entry) : violation }];
  });
}

function asBefore({ scenario, service, found, lost }: BaselineEntry): Known['violation'] {
  // An entry says a state or, without a service, a share.
  if (found === null) return { scenario, service, found: lost! };
  return { scenario, service, found, ...(lost !== null && { lost }) };
}
