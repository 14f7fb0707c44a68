import type { Expr, Injection, Target, Topology } from '../model/topology.js';
import type {
  Element,
  FallBack,
  Join,
  RunCertificate,
  Step,
  WorldCertificate,
} from '../results/certificate.js';
import type { JoinProof, RunProof, WorldProof } from '../results/document.js';
import { placesOf } from './place.js';

/** A proof in indices of the topology. */
export interface ReadProof {
  readonly injection: Injection;
  /** Seconds; Infinity: sustained. */
  readonly duration: number;
  readonly certificate: RunCertificate;
}

/**
 * Reads the ids of a proof of the right shape; nothing else of it is believed yet.
 * @returns or the first name that the topology does not have, as the end of a sentence (`names x, which …`)
 */
export function readProof(topology: Topology, proof: RunProof): ReadProof | string {
  const names = namesOf(topology);
  try {
    return {
      injection: readInjection(names, proof.injected),
      duration: seconds(proof.durationSeconds),
      certificate: { worlds: proof.worlds.map((world) => readWorld(topology, names, world)) },
    };
  } catch (error) {
    if (error instanceof Unknown) return error.message;
    throw error;
  }
}

/** Only ever caught above: what it names is not in the topology. */
class Unknown extends Error {}

interface Names {
  readonly domain: ReadonlyMap<string, number>;
  readonly service: ReadonlyMap<string, number>;
  /** `service@placement`; the service's id for the one that is implicit. */
  readonly placement: ReadonlyMap<string, { readonly service: number; readonly placement: number }>;
}

function namesOf({ domains, services }: Topology): Names {
  const places = services.flatMap((service, s) =>
    placesOf(service, { service: s, firstFlat: 0, limitIn: () => 1 }),
  );
  return {
    domain: new Map(domains.map(({ id }, d) => [id, d])),
    service: new Map(services.map(({ id }, s) => [id, s])),
    placement: new Map(places.map(({ id, service, placement }) => [id, { service, placement }])),
  };
}

function found<T>(names: ReadonlyMap<string, T>, id: string, kind: string): T {
  const value = names.get(id);
  if (value === undefined) throw new Unknown(`names ${kind} ${id}, which the topology does not have`);
  return value;
}

const seconds = (value: number | null): number => value ?? Number.POSITIVE_INFINITY;

function readInjection(names: Names, { fail, isolate, degrade, limit }: RunProof['injected']): Injection {
  return {
    fail: fail.map((id) => readTarget(names, id)),
    isolate: isolate.map((id) => found(names.domain, id, 'domain')),
    degrade: degrade.map((id) => readTarget(names, id)),
    limit: limit.map(({ id, capacity }) => ({ domain: found(names.domain, id, 'domain'), factor: capacity })),
  };
}

function readTarget(names: Names, id: string): Target {
  const domain = names.domain.get(id);
  if (domain !== undefined) return { type: 'domain', domain };
  const service = names.service.get(id);
  if (service !== undefined) return { type: 'service', service };
  return { type: 'placement', ...found(names.placement, id, 'target') };
}

function readWorld(topology: Topology, names: Names, world: WorldProof): WorldCertificate {
  const services: { state: WorldCertificate['services'][number]['state']; lost: number }[] =
    topology.services.map(() => ({ state: 'up', lost: 0 }));
  const given = new Set<string>();
  for (const { id, state, lost } of world.services) {
    if (given.has(id)) throw new Unknown(`says twice how service ${id} is`);
    given.add(id);
    services[found(names.service, id, 'service')] = { state, lost };
  }
  return {
    moment: seconds(world.moment),
    steps: world.steps.map(
      ({ element, id, time }, rank): Step => ({ element: readElement(names, element, id), time, rank }),
    ),
    joined: world.joined.map((join) => readJoin(topology, names, join)),
    services,
  };
}

function readElement(names: Names, type: Element['type'], id: string): Element {
  if (type === 'service') return { type, service: found(names.service, id, type) };
  if (type === 'placement') return { type, ...found(names.placement, id, type) };
  return { type, domain: found(names.domain, id, 'domain') };
}

function readJoin(topology: Topology, names: Names, join: JoinProof): Join {
  const { wave } = join;
  return {
    fallBack: readFallBack(topology, names, join),
    wave,
    neededSince: seconds(join.neededSinceSeconds),
  };
}

function readFallBack(topology: Topology, names: Names, { element, id, member }: JoinProof): FallBack {
  const owner = readElement(names, element, id);
  if (member === null) {
    if (owner.type !== 'placement')
      throw new Unknown(`says that domain ${id} has joined, which is no standby`);
    return { type: 'standby', service: owner.service, placement: owner.placement };
  }
  if (owner.type !== 'placement' && owner.type !== 'domain')
    throw new Unknown(`names ${id}, which needs nothing`);
  const found = memberAt(topology, owner, member);
  if (found === null) throw new Unknown(`says that ${id} has switched over to a member it does not have`);
  return { type: 'member', owner, member: found };
}

function memberAt(
  { domains, services }: Topology,
  owner: Extract<Element, { type: 'placement' | 'domain' }>,
  [dependency = -1, ...path]: readonly number[],
): Expr | null {
  const needs =
    owner.type === 'domain'
      ? domains[owner.domain]!.dependsOn
      : placesOf(services[owner.service]!, { service: owner.service, firstFlat: 0, limitIn: () => 1 })[
          owner.placement
        ]!.dependsOn;
  let expr: Expr | undefined = needs[dependency]?.expr;
  for (const index of path) expr = expr?.type === 'group' ? expr.members[index] : undefined;
  return expr ?? null;
}
