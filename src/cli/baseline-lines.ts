import { printable } from '../diagnostics/printable.js';
import type { AnalyzeOutcome } from '../run/types.js';

type AnalysisDocument = NonNullable<AnalyzeOutcome['document']>;
type Violation = AnalysisDocument['policies'][number]['violations'][number];

/** What `baseline show` prints: `known  policy  service in scenario  down`, a line a violation or stale entry, then the sums. */
export function* baselineLines({ policies, baseline }: AnalysisDocument): Generator<string> {
  const { known, worse, stale } = baseline!;
  let fresh = 0;
  for (const { id, violations } of policies) {
    for (const violation of violations) {
      const standing = standingOf(violation);
      if (standing === 'new') fresh += 1;
      yield line(standing, id, violation, ` ${foundText(violation)}`);
    }
  }
  for (const entry of stale) yield line('stale', entry.policy, entry, `, line ${entry.at.line}`);
  yield `${known} known, ${worse} worse, ${fresh} new, ${stale.length} stale\n`;
}

/** A waiver accepts what the baseline does not know. */
function standingOf({ baseline, waiver }: Violation): string {
  if (baseline !== undefined) return baseline;
  return waiver !== undefined && waiver.status !== 'expired' ? 'waived' : 'new';
}

function line(
  standing: string,
  policy: string,
  { scenario, service }: { readonly scenario: string; readonly service: string | null },
  rest: string,
): string {
  const who = service === null ? 'in all' : printable(service);
  return `${standing.padEnd(6)}  ${printable(policy)}: ${who} in ${printable(scenario)}${rest}\n`;
}

function foundText({ found, lost }: Violation): string {
  if (typeof found === 'number') return percent(found);
  return lost === undefined ? found : `${found} ${percent(lost)}`;
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
