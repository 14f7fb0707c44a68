import type { Place, Span } from '../diagnostics/types.js';
import type { BaselineEntry } from '../model/build-baseline.js';
import type { BaselineResult, PolicyResult, Violation } from '../results/document.js';
import { BADNESS, TOLERANCE } from './badness.js';
import { violationKey } from './violation-key.js';

export interface BaselineRules {
  /** What reports call the baseline's file. */
  readonly file: string;
  readonly allowStale: boolean;
  readonly locate: (span: Span) => Place;
  /** Whether all that an entry is about was judged: only then it can be called stale. */
  readonly isAsked: (policy: string, scenario: string, service: string | null) => boolean;
}

/**
 * Puts each violation beside the entry that is about the same policy, scenario and service: known if it is no worse than
 * there, worse otherwise. An entry that is about no violation any more is stale. Linear.
 */
export function applyBaseline(
  policies: readonly PolicyResult[],
  entries: readonly BaselineEntry[],
  rules: BaselineRules,
): { readonly policies: readonly PolicyResult[]; readonly baseline: BaselineResult } {
  const byKey = new Map(
    entries.map((entry) => [violationKey(entry.policy, entry.scenario, entry.service), entry]),
  );
  const found = new Set<BaselineEntry>();
  const counts = { known: 0, worse: 0 };
  const judged = policies.map((policy) => ({
    ...policy,
    violations: policy.violations.map((violation) => {
      const entry = byKey.get(violationKey(policy.id, violation.scenario, violation.service));
      if (entry === undefined) return violation;
      found.add(entry);
      const baseline = isWorse(violation, entry) ? 'worse' : 'known';
      counts[baseline] += 1;
      return { ...violation, baseline } as const;
    }),
  }));
  const stale = entries
    .filter((entry) => !found.has(entry))
    .filter(({ policy, scenario, service }) => rules.isAsked(policy, scenario, service))
    .map(({ policy, scenario, service, at }) => ({ policy, scenario, service, at: rules.locate(at) }));
  return { policies: judged, baseline: { file: rules.file, ...counts, allowStale: rules.allowStale, stale } };
}

/** A worse state, or the same one that loses a larger part. */
function isWorse({ found, lost }: Violation, entry: BaselineEntry): boolean {
  if (typeof found === 'number') return found > (entry.lost ?? 0) + TOLERANCE;
  const known = BADNESS[entry.found ?? 'up'];
  if (BADNESS[found] !== known) return BADNESS[found] > known;
  return entry.lost !== null && lost !== undefined && lost > entry.lost + TOLERANCE;
}
