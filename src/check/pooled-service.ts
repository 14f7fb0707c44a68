import type { Context } from './context.js';
import { TOLERANCE } from './tolerance.js';
import type { When } from './when.js';

/** The capacity of those placements of a pooled service that work on a side. */
export function capacityOn(service: number, side: string, when: When): number {
  return when.workingOn(service, side).reduce((sum, place) => sum + place.capacity, 0);
}

/** Whether enough of a pooled service works on a side: of placements and, where it has a `demand`, of capacity. */
export function isEnoughOn(ctx: Context, service: number, side: string, when: When): boolean {
  const { minAvailable, demand, overload } = ctx.topology.services[service]!;
  if (when.workingOn(service, side).length < minAvailable) return false;
  if (demand === null) return true;
  const capacity = capacityOn(service, side, when);
  return capacity > TOLERANCE && (overload === 'shed' || capacity >= demand - TOLERANCE);
}
