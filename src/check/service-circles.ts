import type { Expr, Topology } from '../model/topology.js';
import type { Place } from './place.js';
import { refsIn } from './refs.js';

/** Strongly connected components of services, what is needed first; `late`: a delay stands inside one. */
interface ServiceCircles {
  readonly circles: readonly (readonly number[])[];
  readonly late: boolean;
}

/**
 * Which services need each other over hard and shared dependencies, activations included; soft ones hand on no loss, and a
 * path through a domain closes no circle. Linear; Tarjan's algorithm with its own stack, since chains may be long.
 */
export function serviceCircles(base: {
  topology: Topology;
  placesOfService: readonly (readonly Place[])[];
}): ServiceCircles {
  const needs = base.placesOfService.map((places) => [...new Set(neededBy(places).flatMap(servicesIn))]);
  const circles = components(needs);
  const circleOf = new Map(circles.flatMap((circle, i) => circle.map((s) => [s, i] as const)));
  const late = base.placesOfService.some((places, s) =>
    neededBy(places).some(
      (expr) => hasDelay(expr) && servicesIn(expr).some((to) => circleOf.get(to) === circleOf.get(s)),
    ),
  );
  return { circles, late };
}

function neededBy(places: readonly Place[]): Expr[] {
  const exprs = places.flatMap((p) => p.dependsOn.filter((d) => d.impact !== 'degraded').map((d) => d.expr));
  return [...new Set(exprs)];
}

const servicesIn = (expr: Expr): number[] =>
  refsIn(expr).flatMap((ref) => (ref.type === 'service' ? [ref.index] : []));

const hasDelay = (expr: Expr): boolean =>
  expr.worksWithout > 0 || (expr.type === 'group' && expr.members.some(hasDelay));

interface Visit {
  readonly node: number;
  /** How many of its edges have been followed. */
  followed: number;
}

function components(edges: readonly (readonly number[])[]): number[][] {
  const found: number[][] = [];
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const enter = (node: number): Visit => {
    low.set(node, order.size);
    order.set(node, order.size);
    open.push(node);
    isOpen.add(node);
    return { node, followed: 0 };
  };
  const lower = (node: number, to: number): void => {
    low.set(node, Math.min(low.get(node)!, to));
  };
  const close = (node: number): void => {
    const component = open.splice(open.lastIndexOf(node));
    for (const member of component) isOpen.delete(member);
    found.push(component.sort((a, b) => a - b));
  };
  for (const root of edges.keys()) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    while (path.length > 0) {
      const visit = path.at(-1)!;
      const to = edges[visit.node]![visit.followed++];
      if (to === undefined) {
        path.pop();
        if (path.length > 0) lower(path.at(-1)!.node, low.get(visit.node)!);
        if (low.get(visit.node) === order.get(visit.node)) close(visit.node);
      } else if (!order.has(to)) path.push(enter(to));
      else if (isOpen.has(to)) lower(visit.node, order.get(to)!);
    }
  }
  return found;
}
