import type { Place } from '../../diagnostics/types.js';
import type { ScenarioResult, ServiceResult, WaiverResult } from '../../results/document.js';

/**
 * One thing that a format for machines reports: what violates a policy or an expectation, a policy that checked nothing, a
 * waiver or an entry of the baseline that needs somebody. Texts hold what the user wrote, unescaped.
 */
export interface Finding {
  readonly kind: 'policy' | 'empty' | 'expectation' | 'waiver' | 'baseline';
  /** The policy it is about; null: an expectation. */
  readonly policy: string | null;
  /** The run; null: it is about none. */
  readonly scenario: string | null;
  readonly service: string | null;
  /** error: it fails the run; warning: it will; note: it is accepted. */
  readonly level: 'error' | 'warning' | 'note';
  /** Who accepted it: a waiver that holds, or the baseline. */
  readonly accepted: WaiverResult | 'baseline' | null;
  /** The line to look at: of the service, or of what asks for it. */
  readonly at: Place;
  /** What was found and what is allowed, without a full stop. */
  readonly message: string;
  /** Why, what would mend it, how its waiver stands; a sentence each. */
  readonly details: readonly string[];
  /** Recognises it in another revision, whatever else changed in the file. */
  readonly fingerprint: string;
  /** Where it was found; undefined: the document does not hold that run, or the service is up in it. */
  readonly run: ScenarioResult | undefined;
  readonly row: ServiceResult | undefined;
}
