import type { Expr, Topology } from '../model/topology.js';
import type { ScenarioResult, ServiceResult } from './document.js';
import type { Hold } from './explanation.js';

/**
 * What keeps a service from being down in a run: placements that work, groups with enough members left, holdovers that outlast
 * the outage. Groups are left out where something is cut off, since a member that is up may then be out of reach.
 */
export function holdsOf(
  topology: Topology,
  scenario: ScenarioResult,
  s: number,
  row: ServiceResult,
): readonly Hold[] {
  const service = topology.services[s]!;
  const rows = new Map(scenario.services.map((one) => [one.id, one]));
  const down = new Set(scenario.domainsDown);
  const isThere = (expr: Expr): boolean => {
    if (expr.type === 'group') return expr.members.filter(isThere).length >= expr.need;
    if (expr.type === 'domain') return !down.has(topology.domains[expr.index]!.id);
    return rows.get(topology.services[expr.index]!.id)?.state !== 'down';
  };
  const ofPlacements = placementsHold(row, service.serving === 'pooled' ? service.minAvailable : 1);
  const needs = service.dependsOn.filter(({ impact }) => impact !== 'degraded');
  const ofNeeds = needs.flatMap(({ expr }): readonly Hold[] => {
    if (expr.worksWithout > 0 && !isThere(expr))
      return [
        { type: 'ride-out', left: [], lost: namesOf(topology, expr), need: 0, seconds: expr.worksWithout },
      ];
    if (expr.type !== 'group' || expr.form === 'allOf' || scenario.domainsCut.length > 0) return [];
    const left = expr.members.filter(isThere).flatMap((member) => namesOf(topology, member));
    const lost = expr.members
      .filter((member) => !isThere(member))
      .flatMap((member) => namesOf(topology, member));
    return lost.length === 0 ? [] : [{ type: 'group', left, lost, need: expr.need, seconds: null }];
  });
  return row.state === 'down' ? [] : [...ofPlacements, ...ofNeeds];
}

function placementsHold({ placements }: ServiceResult, need: number): readonly Hold[] {
  if (placements.length === 0) return [];
  const left = placements.filter(({ works }) => works).map(({ id }) => id);
  const lost = placements.filter(({ works, role }) => !works && role === 'active').map(({ id }) => id);
  return [{ type: 'placements', left, lost, need, seconds: null }];
}

/** Groups nest as deep as the file does. */
function namesOf(topology: Topology, expr: Expr): readonly string[] {
  if (expr.type === 'group') return expr.members.flatMap((member) => namesOf(topology, member));
  return [(expr.type === 'domain' ? topology.domains : topology.services)[expr.index]!.id];
}
