import type { Dependency, Domain, Expr, Service, StackEntry, Start, Topology } from '../../model/topology.js';
import { nameAfterDomain } from './matching.js';

/** What stands for a reference; `slot` says as what it is referred to. */
export type NameOf = (type: 'domain' | 'service', index: number, slot: string) => string;

type Shape = string | number | boolean | null | readonly Shape[];

/** All that a service says but its own id and places, as text: two alike are equal. References are what `nameOf` makes of them. */
export function serviceShape(topology: Topology, service: Service, nameOf: NameOf): string {
  const { placements, dependsOn, stack, start, slo, failure, labels, id: _, at: __, ...plain } = service;
  return JSON.stringify([
    ...Object.values(plain),
    [...labels],
    slo && Object.values(slo),
    failure && Object.values(failure),
    stackShape(stack, nameOf),
    dependsOn.map((d) => dependencyShape(d, nameOf, 'dependsOn')),
    phaseShape(start, nameOf, 'start'),
    placements.map((p): Shape => {
      const domain = topology.domains[p.domain]!.id;
      return [
        // Called after its domain, it is renamed with it.
        nameAfterDomain(p.id, domain) ?? `as ${p.id}`,
        nameOf('domain', p.domain, 'in'),
        p.role,
        p.share,
        p.capacity,
        p.evidence,
        stackShape(p.stack, nameOf),
        p.dependsOn.map((d) => dependencyShape(d, nameOf, 'placement')),
        phaseShape(p.activation, nameOf, 'activation'),
      ];
    }),
  ]);
}

/** The same of a domain. */
export function domainShape(domain: Domain, nameOf: NameOf): string {
  const { within, uplink, dependsOn, labels, start, repair, failure, id: _, at: __, ...plain } = domain;
  return JSON.stringify([
    ...Object.values(plain),
    [...labels],
    failure && Object.values(failure),
    within.map((d) => nameOf('domain', d, 'within')),
    uplink?.map((d) => nameOf('domain', d, 'uplink')),
    dependsOn.map((d) => dependencyShape(d, nameOf, 'dependsOn')),
    phaseShape(start, nameOf, 'start'),
    phaseShape(repair, nameOf, 'repair'),
  ]);
}

function stackShape(stack: readonly StackEntry[], nameOf: NameOf): Shape {
  return stack.map(({ domain, evidence }) => [nameOf('domain', domain, 'stack'), evidence]);
}

function phaseShape(phase: Start | null, nameOf: NameOf, slot: string): Shape {
  return phase && [phase.takes, phase.dependsOn.map((d) => dependencyShape(d, nameOf, slot))];
}

function dependencyShape({ expr, impact, evidence }: Dependency, nameOf: NameOf, slot: string): Shape {
  return [impact, evidence, exprShape(expr, nameOf, slot)];
}

/** Recursion is as deep as the groups of a file may nest. */
function exprShape(expr: Expr, nameOf: NameOf, slot: string): Shape {
  const times = [expr.worksWithout, expr.takes];
  if (expr.type !== 'group') return [...times, nameOf(expr.type, expr.index, slot)];
  return [...times, expr.form, expr.need, expr.members.map((member) => exprShape(member, nameOf, slot))];
}
