import type { Cause, PlacementResult, ServiceResult } from '../../results/document.js';
import { count, duration, enumeration, percent } from './figures.js';
import { name, type Page } from './page.js';
import { conditionOf, moreCauses, overload, placementLine, placementReason } from './placement-reason.js';
import { comeback, effective, evidenceMark, isSame, type RunFacts } from './run-facts.js';

export interface Reason {
  readonly remark: string;
  readonly details: readonly string[];
}

/** Why a service is down, where its parent in the tree does not say it already. */
export function downReason(page: Page, facts: RunFacts, service: ServiceResult): Reason {
  const back = comeback(service, percent);
  const elsewhen = facts.lostThen(service) < 1 ? momentRemark(facts, service) : '';
  if (back !== '') return { remark: joined(back + takenOver(service), elsewhen), details: [] };
  const reason = standing(page, facts, service);
  return { remark: joined(reason.remark, elsewhen), details: reason.details };
}

function standing(page: Page, facts: RunFacts, service: ServiceResult): Reason {
  const under = service.under;
  if (under === null) return { remark: '', details: [] };
  const causes = effective(service.causes, 'down');
  const others = moreCauses(causes.filter((cause) => !isSame(cause, under)).length);
  if (under.type === 'overload') return plain(overload(under) + others);
  if (under.type === 'injection' && under.id === service.id) return plain(`fails (the scenario)${others}`);
  if (under.worksWithoutSeconds !== undefined) return plain(rodeOut(facts, under) + others);
  if (under.group) return plain(groupText(page, under, causes));
  if (under.type === 'dependency') return plain(notDown(facts, under) + others);
  return byPlacements(page, facts, service, under, others);
}

/** `rode it out for 8h of 14h` */
function rodeOut(facts: RunFacts, cause: Cause): string {
  const whole = facts.scenario.durationSeconds;
  return `rode it out for ${duration(cause.worksWithoutSeconds!)}${whole === null ? '' : ` of ${duration(whole)}`}`;
}

/** A service that is not down can be out of reach: its parent in the tree then says only the half. */
function notDown(facts: RunFacts, under: Cause): string {
  const condition = conditionOf(facts, under);
  return condition === 'is out of reach'
    ? `cannot reach it${evidenceMark(under)}`
    : evidenceMark(under).trim();
}

function byPlacements(
  page: Page,
  facts: RunFacts,
  service: ServiceResult,
  under: Cause,
  others: string,
): Reason {
  const { placements } = service;
  const alike = placements.every((placement) =>
    effective(placement.causes, 'down').some((cause) => isSame(cause, under)),
  );
  if (under.type === 'cut')
    return plain(
      `${placements.some((one) => one.works) ? 'works, cut off from its users' : 'cut off from what it needs'}${others}`,
    );
  if (placements.length === 0 || (alike && isNeed(under)))
    return plain(`needs it${evidenceMark(under)}${others}`);
  if (alike) return plain(`${allOf(placements, under)}${evidenceMark(under)}${others}`);
  if (placements.length === 1) return plain(placementReason(facts, placements[0]!));
  const working = placements.filter((placement) => placement.works).length;
  const remark =
    working === 0 ? 'nothing left to run on' : `${working} of ${placements.length} placements left, too few`;
  return { remark, details: placementDetails(page, facts, placements) };
}

function isNeed(cause: Cause): boolean {
  return cause.via === 'dependsOn' || cause.via === 'activation' || cause.via === null;
}

/** `its only placement`, `both placements run it`, `all 3 placements` */
function allOf(placements: readonly PlacementResult[], under: Cause): string {
  const number = placements.length;
  const runs = under.via === 'stack';
  if (number === 1) return `its only placement${runs ? ' runs it' : ''}`;
  return `${number === 2 ? 'both' : `all ${count(number)}`} placements${runs ? ' run it' : ''}`;
}

/** What does not work and why; at most four, those that are left out are counted. */
function placementDetails(
  page: Page,
  facts: RunFacts,
  placements: readonly PlacementResult[],
): readonly string[] {
  const lost = placements.filter((placement) => !placement.works);
  const shown = page.options.all || lost.length <= 5 ? lost : lost.slice(0, 4);
  const details = shown.map((placement) => placementLine(facts, placement));
  return lost.length === shown.length
    ? details
    : [...details, `${count(lost.length - shown.length)} more placements (--all)`];
}

/** `nothing left of a, b`; of a group of which several are needed `without a, b: 1 left, 2 needed`. */
function groupText(page: Page, { left, need }: Cause, causes: readonly Cause[]): string {
  const names = groupNames(page, causes);
  if (left === undefined || need === undefined) return `nothing left of ${names}`;
  return `without ${names}: ${count(left)} left, ${count(need)} needed`;
}

function groupNames(page: Page, causes: readonly Cause[]): string {
  const names = causes.filter((cause) => cause.group).map((cause) => name(cause.id));
  return enumeration([...new Set(names)], page.options.all ? Infinity : 3).replace(
    / and (?!\d+ more$)/,
    ', ',
  );
}

/** `: its standby in azure/eastus2 takes over` */
function takenOver(service: ServiceResult): string {
  const standby = service.placements.filter((placement) =>
    placement.causes.some((cause) => cause.type === 'standby' && cause.reason === 'takes'),
  );
  if (standby.length === 0) return '';
  if (standby.length > 1) return ': its standbys take over';
  return `: its standby in ${name(standby[0]!.in)} takes over`;
}

/** Why it counts for less in the world the headline speaks of than at its own worst. */
function momentRemark(facts: RunFacts, service: ServiceResult): string {
  const { moments, worstMoment } = facts.scenario;
  const index = service.byMoment.findIndex((world) => world.state === service.state);
  if (index < moments.indexOf(worstMoment)) return 'no longer down at the worst moment';
  const moment = moments[index] ?? null;
  return `not yet down at the worst moment, but ${moment === null ? 'in the end' : `by ${duration(moment)}`}`;
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

function plain(remark: string): Reason {
  return { remark: remark.trim(), details: [] };
}
