import type { Dependency, Expr, Run, Topology } from '../model/topology.js';
import type { Element, Join, RunCertificate, WorldCertificate } from './certificate.js';
import type { JoinProof, RunProof, WorldProof } from './document.js';
import { injectedNames } from './scenario-result.js';

/** A certificate of one step of a run in ids, as the document holds it. Linear in the certificate. */
export function runProof(
  topology: Topology,
  { id, steps, duration }: Run,
  step: number,
  certificate: RunCertificate,
): Omit<RunProof, 'policy'> {
  return {
    run: id,
    step,
    injected: injectedNames(topology, steps[step]!),
    durationSeconds: finite(duration),
    worlds: certificate.worlds.map((world) => worldProof(topology, world)),
  };
}

const finite = (seconds: number): number | null => (seconds === Number.POSITIVE_INFINITY ? null : seconds);

function worldProof(topology: Topology, { moment, steps, joined, services }: WorldCertificate): WorldProof {
  return {
    moment: finite(moment),
    steps: steps.map(({ element, time }) => ({
      element: element.type,
      id: elementId(topology, element),
      time,
    })),
    joined: joined.map((join) => joinProof(topology, join)),
    services: services.flatMap(({ state, lost }, s) =>
      state === 'up' && lost === 0 ? [] : [{ id: topology.services[s]!.id, state, lost }],
    ),
  };
}

function elementId(topology: Topology, element: Element): string {
  if (element.type === 'domain' || element.type === 'cut') return topology.domains[element.domain]!.id;
  const { id, placements } = topology.services[element.service]!;
  const placement = element.type === 'placement' ? placements[element.placement] : undefined;
  return placement === undefined ? id : `${id}@${placement.id}`;
}

function joinProof(topology: Topology, { fallBack, wave, neededSince }: Join): JoinProof {
  const owner = fallBack.type === 'standby' ? ({ ...fallBack, type: 'placement' } as const) : fallBack.owner;
  return {
    element: owner.type,
    id: elementId(topology, owner),
    member: fallBack.type === 'standby' ? null : pathTo(needsOf(topology, owner), fallBack.member),
    wave,
    neededSinceSeconds: finite(neededSince),
  };
}

/** In the order of a place in `check`: its own, its service's, its activation's. */
function needsOf(
  { domains, services }: Topology,
  owner: Extract<Element, { type: 'domain' | 'placement' }>,
): readonly Dependency[] {
  if (owner.type === 'domain') return domains[owner.domain]!.dependsOn;
  const { placements, dependsOn } = services[owner.service]!;
  const placement = placements[owner.placement];
  return [...(placement?.dependsOn ?? []), ...dependsOn, ...(placement?.activation?.dependsOn ?? [])];
}

function pathTo(needs: readonly Dependency[], member: Expr): number[] {
  for (const [index, { expr }] of needs.entries()) {
    const inside = pathIn(expr, member);
    if (inside !== null) return [index, ...inside];
  }
  return [];
}

/** Recursion over nesting, at most 64 deep. */
function pathIn(expr: Expr, member: Expr): number[] | null {
  if (expr === member) return [];
  if (expr.type !== 'group') return null;
  for (const [index, inner] of expr.members.entries()) {
    const inside = pathIn(inner, member);
    if (inside !== null) return [index, ...inside];
  }
  return null;
}
