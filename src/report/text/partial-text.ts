import type { PlacementResult, ServiceResult } from '../../results/document.js';
import { count, duration, enumeration, percent } from './figures.js';
import { name, type Page } from './page.js';
import { moreCauses, overload } from './placement-reason.js';
import { comeback, effective, evidenceMark, isSame, type RunFacts } from './run-facts.js';

/** `60%  bank-edge-north, 1 of 2 placements`: how much of a service is lost, and where. */
export function partialReason(page: Page, facts: RunFacts, service: ServiceResult): string {
  const share = percent(service.lost).padStart(3);
  const parts = [where(page, facts, service), comeback(service, percent), otherMoment(facts, service)];
  const text = parts.filter((part) => part !== '').join(', ');
  return text === '' ? share.trim() : `${share}  ${text}`;
}

/** Placements that lose users, where not all of them lose alike. */
export function losingPlacements(service: ServiceResult): readonly PlacementResult[] {
  const active = service.placements.filter((placement) => placement.role === 'active');
  const losing = active.filter((placement) => placement.lost > 0 || !placement.works);
  const alike =
    losing.length === active.length && losing.every((placement) => placement.lost === losing[0]!.lost);
  return alike ? [] : losing;
}

function where(page: Page, facts: RunFacts, service: ServiceResult): string {
  const under = service.under;
  if (under?.type === 'overload') return overload(under);
  if (under?.type === 'injection' && under.id !== service.id) return `${name(under.id)} fails (the scenario)`;
  const losing = losingPlacements(service);
  const causes = effective(service.causes, 'partial');
  const others = under === null ? '' : moreCauses(causes.filter((cause) => !isSame(cause, under)).length);
  const mark = under === null ? '' : evidenceMark(under);
  const whole = facts.scenario.durationSeconds;
  const after =
    under?.worksWithoutSeconds === undefined
      ? ''
      : `rode it out for ${duration(under.worksWithoutSeconds)}${whole === null ? '' : ` of ${duration(whole)}`}`;
  if (losing.length === 0) return `${after}${mark}${others}`.trim();
  const names = enumeration(
    losing.map((placement) => name(placement.id)),
    page.options.all ? Infinity : 3,
  );
  return `${names}, ${count(losing.length)} of ${count(service.placements.length)} placements${after && `, ${after}`}${mark}${others}`;
}

/** Where it loses less in the world of the headline than at its worst. */
function otherMoment(facts: RunFacts, service: ServiceResult): string {
  const then = facts.lostThen(service);
  return then === service.lost ? '' : `${then === 0 ? 'nothing' : percent(then)} at the worst moment`;
}
