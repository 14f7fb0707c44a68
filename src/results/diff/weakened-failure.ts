import type { Span } from '../../diagnostics/types.js';
import type { FailureRate } from '../../model/topology.js';
import type { Found } from './weakened-dependencies.js';
import { durationText, percentText } from './words.js';

/** By figure: whether more of it is better, and how it is written. */
const FIGURES: readonly (readonly [keyof FailureRate, 'more' | 'less', string, (value: number) => string])[] =
  [
    ['unavailability', 'less', 'unavailability', percentText],
    ['mtbfSeconds', 'more', 'mtbf', durationText],
    ['mttrSeconds', 'less', 'mttr', durationText],
    ['perYear', 'less', 'perYear', String],
    ['commonCause', 'less', 'commonCause', percentText],
  ];

/** A failure rate that promises more than before, or is gone. */
export function weakenedFailure(
  base: FailureRate | null,
  head: FailureRate | null,
  before: Span,
  after: Span,
): readonly Found[] {
  if (base === null) return [];
  if (head === null)
    return [{ kind: 'failure-lowered', text: 'has no failure rate any more', before, after }];
  return FIGURES.flatMap(([key, good, name, text]): readonly Found[] => {
    const [was, is] = [base[key], head[key]];
    if (was === null || is === was) return [];
    if (is !== null && (good === 'more') !== is > was) return [];
    const now = is === null ? 'not said' : text(is);
    return [{ kind: 'failure-lowered', text: `failure: ${name} is ${now}, was ${text(was)}`, before, after }];
  });
}
