import { valueSpan } from './draft-key.js';
import type { Placed } from './finish-service.js';
import type { ServicePlan } from './link-service.js';
import type { Linker } from './linker.js';
import { reportError } from './problems.js';
import type { Domain, Placement } from './topology.js';

const TOLERANCE = 1e-9;

/** Gives each active placement of a local service its share: as written, else a part of what is left by weight. */
export function shareOut(
  linker: Linker,
  domains: readonly Domain[],
  plan: ServicePlan,
  placed: readonly Placed[],
): Placement[] {
  const active = placed.filter(({ placement }) => placement.role === 'active');
  const silent = active.filter((one) => one.plan.share === null);
  const said = active.reduce((sum, one) => sum + (one.plan.share ?? 0), 0);
  const weight = silent.reduce((sum, { placement }) => sum + weightOf(linker, domains, placement.domain), 0);
  if (plan.isWhole && active.length > 0) checkSum(linker, plan, said, silent.length);
  return placed.map(({ placement, plan: { share } }) => {
    if (placement.role === 'standby') return placement;
    const part = weightOf(linker, domains, placement.domain) / weight;
    return { ...placement, share: share ?? (1 - said) * part };
  });
}

/** `domains` ends before what `each` placements brought in. */
function weightOf(linker: Linker, domains: readonly Domain[], domain: number): number {
  return domains[domain]?.weight ?? linker.sources[domain]?.entry?.weight ?? 1;
}

function checkSum(linker: Linker, plan: ServicePlan, said: number, silent: number): void {
  const span = valueSpan(plan.entry.draft, 'placements');
  const percent = `${Number((said * 100).toPrecision(9))}%`;
  if (said > 1 + TOLERANCE) {
    const message = `the shares of ${plan.entry.id.text} add up to ${percent}, over 100%`;
    reportError(linker.problems, 'BR1304', span, message);
  } else if (silent > 0 && said > 1 - TOLERANCE) {
    const message = `the shares of ${plan.entry.id.text} leave nothing for the placements that say none`;
    reportError(linker.problems, 'BR1304', span, message);
  } else if (silent === 0 && said < 1 - TOLERANCE) {
    const message = `the shares of ${plan.entry.id.text} add up to ${percent}, not 100%`;
    reportError(
      linker.problems,
      'BR1304',
      span,
      message,
      'a placement that says no share takes what is left',
    );
  }
}
