import type { Compiled } from '../compile/types.js';
import { firedAt, type Joined, type World } from '../engines/index.js';
import type { Injection, Topology } from '../model/topology.js';
import type { Element, FallBack, Join, RunCertificate, Step } from './certificate.js';
import { namedServices, type Reading, STATES, serviceLost, serviceState } from './reading.js';

/** What makes the worlds of a run checkable without the engine. Linear in what is down. */
export function certify(
  topology: Topology,
  compiled: Compiled,
  injection: Injection,
  capacity: Float64Array,
  worlds: readonly World[],
): RunCertificate {
  const elements = elementsByGate(topology, compiled);
  return {
    worlds: worlds.map((world) => {
      const reading: Reading = {
        topology,
        compiled,
        injection,
        capacity,
        world,
        named: namedServices(injection),
        causes: new Map(),
        cuts: new Map(),
      };
      return {
        moment: world.moment,
        steps: steps(elements, world),
        joined: world.joined.flatMap((joined) => joins(compiled, joined)),
        services: topology.services.map((_, s) => ({
          state: STATES[serviceState(reading, s)]!,
          lost: serviceLost(reading, s),
        })),
      };
    }),
  };
}

/** A gate stands for several elements where a service is its one placement. */
function elementsByGate(topology: Topology, compiled: Compiled): ReadonlyMap<number, Element[]> {
  const byGate = new Map<number, Element[]>();
  const add = (gate: number, element: Element): void => {
    const list = byGate.get(gate);
    if (list) list.push(element);
    else byGate.set(gate, [element]);
  };
  for (let d = 0; d < topology.domains.length; d++) {
    add(compiled.domainGate[d]!, { type: 'domain', domain: d });
    if (compiled.cutGate[d]! >= 0) add(compiled.cutGate[d]!, { type: 'cut', domain: d });
  }
  for (const [p, service] of compiled.placementService.entries()) {
    const placement = p - compiled.placementStart[service]!;
    add(compiled.placementGate[p]!, { type: 'placement', service, placement });
  }
  for (let s = 0; s < topology.services.length; s++)
    add(compiled.serviceGate[s]!, { type: 'service', service: s });
  return byGate;
}

function steps(elements: ReadonlyMap<number, Element[]>, { down }: World): Step[] {
  const list: Step[] = [];
  for (let i = 0; i < down.count; i++) {
    const gate = down.order[i]!;
    const time = firedAt(down, gate);
    for (const element of elements.get(gate) ?? []) list.push({ element, time, rank: list.length });
  }
  return list;
}

/** A member of a group that many ask alike has joined for each of them. */
function joins(compiled: Compiled, { fallBack, wave, neededSince }: Joined): Join[] {
  const { placement, owners } = compiled.fallBacks[fallBack]!;
  const inService = (p: number) => {
    const service = compiled.placementService[p]!;
    return { service, placement: p - compiled.placementStart[service]! };
  };
  const who: FallBack[] =
    placement >= 0
      ? [{ type: 'standby', ...inService(placement) }]
      : owners.map(({ placement: p, domain, member }) => ({
          type: 'member',
          owner: domain >= 0 ? { type: 'domain', domain } : { type: 'placement', ...inService(p) },
          member,
        }));
  return who.map((one) => ({ fallBack: one, wave, neededSince }));
}
