import type {
  DependencyEntry,
  PlacementEntry,
  ScenarioEntry,
  ServiceEntry,
  TopologyDocument,
} from '../arbitrary/document.js';

/** A document with one thing more that can only hurt. */
export interface Harder {
  readonly what: string;
  readonly document: TopologyDocument;
}

/** One more failure of every kind, each on a target that is not injected that way yet. */
export function moreFailures(document: TopologyDocument): Harder[] {
  const scenario = document.scenarios.s0!;
  const domains = Object.keys(document.domains);
  const things = [...domains, ...Object.keys(document.services)];
  const harder = (what: string, change: Partial<ScenarioEntry>): Harder => ({
    what,
    document: { ...document, scenarios: { s0: { ...scenario, ...change } } },
  });
  const more = (key: 'fail' | 'isolate' | 'degrade', from: readonly string[]): Harder[] => {
    const list = scenario[key] ?? [];
    const added = from.find((id) => !list.includes(id));
    return added === undefined ? [] : [harder(`${key} ${added}`, { [key]: [...list, added] })];
  };
  return [
    ...more('fail', domains),
    ...more('fail', things.toReversed()),
    ...more('isolate', domains.toReversed()),
    ...more('degrade', things),
    ...more('degrade', things.toReversed()),
  ];
}

/** One more limit, or a tighter one. */
export function moreLimits(document: TopologyDocument): Harder[] {
  const { limit = [] } = document.scenarios.s0!;
  return Object.keys(document.domains).map((id) => {
    const others = limit.filter((one) => one.id !== id);
    const change = { limit: [...others, { id, capacity: '0%' }] };
    return {
      what: `limit ${id}`,
      document: { ...document, scenarios: { s0: { ...document.scenarios.s0!, ...change } } },
    };
  });
}

/** One more dependency of every kind: of the first service, and of its first placement. */
export function moreDependencies(document: TopologyDocument): Harder[] {
  const [domain] = Object.keys(document.domains);
  const [first, second = domain!] = Object.keys(document.services);
  const added: DependencyEntry[] = [
    domain!,
    second,
    { id: second, impact: 'degraded' },
    { id: second, impact: '30%' },
    { id: domain!, worksWithout: '1h' },
    { anyOf: [domain!, second], worksWithout: '1h' },
  ];
  return added.flatMap((dependency) => [
    { what: `${first} needs ${JSON.stringify(dependency)}`, document: needing(document, first!, dependency) },
    {
      what: `${first}'s first placement needs ${JSON.stringify(dependency)}`,
      document: placementNeeding(document, first!, dependency),
    },
  ]);
}

function needing(document: TopologyDocument, id: string, dependency: DependencyEntry): TopologyDocument {
  const service = document.services[id]!;
  return withService(document, id, { ...service, dependsOn: [...(service.dependsOn ?? []), dependency] });
}

function placementNeeding(
  document: TopologyDocument,
  id: string,
  dependency: DependencyEntry,
): TopologyDocument {
  const service = document.services[id]!;
  const placements = service.placements?.map(
    (p, i): PlacementEntry => (i > 0 ? p : { ...p, dependsOn: [...(p.dependsOn ?? []), dependency] }),
  );
  return placements === undefined ? document : withService(document, id, { ...service, placements });
}

/** The document with one service added or replaced. */
export function withService(document: TopologyDocument, id: string, service: ServiceEntry): TopologyDocument {
  return { ...document, services: { ...document.services, [id]: service } };
}
