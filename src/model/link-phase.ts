import { hasKey, isMalformed, keySpan } from './draft-key.js';
import { linkDependencies } from './link-dependency.js';
import type { Linker } from './linker.js';
import { reportError } from './problems.js';
import type { FailureFields, PhaseDraft } from './shape/phases.js';
import type { Draft } from './shape/value.js';
import type { FailureRate, Start } from './topology.js';

/** `activation`, `start` or `repair`; null: not said. */
export function linkPhase(linker: Linker, draft: PhaseDraft | undefined): Start | null {
  if (draft === undefined) return null;
  return { takes: draft.takes ?? 0, dependsOn: linkDependencies(linker, draft.dependsOn, 'phase') };
}

const YEAR_SECONDS = 365 * 86_400;
const MEASURES = ['availability', 'mtbf', 'perYear'] as const;

/** `failure`: availability, or mtbf with mttr, or perYear with mttr. The unavailability is filled in from either. */
export function linkFailure(linker: Linker, draft: Draft<FailureFields> | undefined): FailureRate | null {
  if (draft === undefined || !checkMeasures(linker, draft)) return null;
  return {
    unavailability: unavailabilityOf(draft),
    mtbfSeconds: draft.mtbf ?? null,
    mttrSeconds: draft.mttr ?? null,
    perYear: draft.perYear ?? null,
    commonCause: draft.commonCause ?? null,
  };
}

function checkMeasures(linker: Linker, draft: Draft<FailureFields>): boolean {
  const given = MEASURES.filter((key) => hasKey(draft, key));
  const [measure] = given;
  const fix = 'availability, or mtbf with mttr, or perYear with mttr';
  if (given.length > 1) {
    const message = `failure says both ${given.slice(0, 2).join(' and ')}`;
    reportError(linker.problems, 'BR1105', keySpan(draft, given[1]!), message, fix);
  } else if (measure === undefined) {
    if (draft.hasUnknownKey) return false;
    reportError(linker.problems, 'BR1105', draft.node.span, 'failure does not say how often', fix);
  } else if (measure !== 'availability' && !hasKey(draft, 'mttr') && !draft.hasUnknownKey) {
    reportError(linker.problems, 'BR1105', keySpan(draft, measure), `${measure} needs mttr beside it`, fix);
  } else if (measure === 'availability' && hasKey(draft, 'mttr')) {
    reportError(
      linker.problems,
      'BR1105',
      keySpan(draft, 'mttr'),
      'availability says it all, without mttr',
      fix,
    );
  } else return !isMalformed(draft, measure) && !isMalformed(draft, 'mttr');
  return false;
}

function unavailabilityOf(draft: Draft<FailureFields>): number {
  if (draft.availability !== undefined) return 1 - draft.availability;
  const mttr = draft.mttr ?? 0;
  const mtbf = draft.mtbf ?? YEAR_SECONDS / (draft.perYear ?? 1);
  return mttr / (mtbf + mttr);
}
