import type { Dependency, Topology } from '../model/topology.js';

/** Whether a loss can be anything but 1 for what is down and 0 for what is not. */
export function losesInPart(topology: Topology): boolean {
  return topology.services.some(
    (s) =>
      s.serving !== 'pooled' ||
      (s.demand !== null && s.overload === 'shed') ||
      s.dependsOn.some((d) => typeof d.impact === 'number') ||
      s.placements.some((p) => p.dependsOn.some((d) => typeof d.impact === 'number')),
  );
}

/** Whether anything can be impaired that is not down. */
export function mayImpair(topology: Topology, mayLose: boolean): boolean {
  const impairs = (d: Dependency): boolean => d.impact === 'degraded' || d.expr.type === 'group';
  return (
    mayLose ||
    topology.domains.some((d) => d.dependsOn.some(impairs)) ||
    topology.services.some(
      (s) =>
        s.desired > s.minAvailable ||
        s.dependsOn.some(impairs) ||
        s.placements.some(
          (p) => p.dependsOn.some(impairs) || (p.activation?.dependsOn.some(impairs) ?? false),
        ),
    )
  );
}
