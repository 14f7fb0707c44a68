import type {
  Dependency,
  Domain,
  Expr,
  Impact,
  Injection,
  Placement,
  Service,
  StackEntry,
  Target,
  Topology,
} from '../../src/model/topology.js';
import {
  type DependencyEntry,
  type DependencyMap,
  membersOf,
  type PlacementEntry,
  type ScenarioEntry,
  type ServiceEntry,
  type TopologyDocument,
} from '../arbitrary/document.js';

/*
 * From a valid document straight to the model, without reading, checking or any catalogue: so that examples are written
 * in the language, and neither they nor the oracle rest on the product's own way in.
 */

interface Ids {
  readonly domains: readonly string[];
  readonly services: readonly string[];
}

const at = { file: 0, start: 0, end: 0 };
const evidence = 'declared' as const;

/** @param document valid; it is not checked */
export function build(document: Pick<TopologyDocument, 'domains' | 'services'>): Topology {
  const ids = { domains: Object.keys(document.domains), services: Object.keys(document.services) };
  const services = Object.entries(document.services);
  const hasUsers = services.some(([, s]) => s.users !== undefined);
  return {
    name: 'built',
    description: null,
    domains: ids.domains.map((id) => domainOf(document, ids, id)),
    services: services.map(([id, s]) => ({
      ...serviceOf(document, ids, id, s),
      users: s.users ?? (hasUsers ? 0 : 1),
    })),
    scenarios: [],
    policies: [],
    waivers: [],
    hasUsers,
    catalogVersion: '',
  };
}

export function injectionOf(topology: Topology, scenario: ScenarioEntry): Injection {
  const domain = (id: string) => topology.domains.findIndex((d) => d.id === id);
  return {
    fail: (scenario.fail ?? []).map((id) => targetOf(topology, id)),
    isolate: (scenario.isolate ?? []).map(domain),
    degrade: (scenario.degrade ?? []).map((id) => targetOf(topology, id)),
    limit: (scenario.limit ?? []).map((l) => ({ domain: domain(l.id), factor: fraction(l.capacity) })),
  };
}

/** Seconds; Infinity for a sustained scenario. */
export function durationOf(scenario: ScenarioEntry): number {
  return scenario.duration === undefined ? Infinity : seconds(scenario.duration);
}

/** `90s`, `15m`, `24h20m`; nothing: 0. */
function seconds(text: string | undefined): number {
  const unit = { s: 1, m: 60, h: 3600, d: 86400 };
  const parts = [...(text ?? '').matchAll(/(\d+)([smhd])/g)];
  return parts.reduce((sum, [, n, u]) => sum + Number(n) * unit[u as keyof typeof unit], 0);
}

function fraction(percent: string): number {
  return Number(percent.slice(0, -1)) / 100;
}

function targetOf(topology: Topology, id: string): Target {
  const [service, placement] = id.split('@');
  const domain = topology.domains.findIndex((d) => d.id === id);
  if (domain >= 0) return { type: 'domain', domain };
  const index = topology.services.findIndex((s) => s.id === service);
  if (placement === undefined) return { type: 'service', service: index };
  const placements = topology.services[index]!.placements;
  return { type: 'placement', service: index, placement: placements.findIndex((p) => p.id === placement) };
}

function domainOf(document: Pick<TopologyDocument, 'domains'>, ids: Ids, id: string): Domain {
  const entry = document.domains[id]!;
  const indices = (names: readonly string[]) => names.map((name) => ids.domains.indexOf(name));
  return {
    id,
    title: null,
    kind: entry.kind ?? '',
    location: null,
    weight: entry.weight ?? 1,
    within: indices(entry.within ?? []),
    uplink: entry.uplink === undefined ? null : indices(entry.uplink),
    dependsOn: (entry.dependsOn ?? []).map((d) => dependencyOf(ids, d)),
    labels: new Map(),
    owner: null,
    fromCatalog: false,
    start: null,
    repair: null,
    failure: null,
    at,
  };
}

function serviceOf(
  document: Pick<TopologyDocument, 'domains'>,
  ids: Ids,
  id: string,
  entry: ServiceEntry,
): Omit<Service, 'users'> {
  const serving = entry.serving ?? 'pooled';
  const shares = serving === 'pooled' ? [] : sharesOf(document, entry.placements ?? []);
  return {
    id,
    title: null,
    sector: null,
    tier: null,
    owner: null,
    labels: new Map(),
    serving,
    stack: stackOf(ids, entry.stack),
    placements: (entry.placements ?? []).map((p, i) => placementOf(ids, p, shares[i] ?? 0)),
    minAvailable: entry.minAvailable ?? 1,
    desired: entry.desired ?? entry.minAvailable ?? 1,
    demand: entry.demand ?? null,
    overload: entry.overload ?? 'shed',
    dependsOn: (entry.dependsOn ?? []).map((d) => dependencyOf(ids, d)),
    slo: null,
    start: null,
    failure: null,
    at,
  };
}

/** What is said, and of what is left parts by weight. */
function sharesOf(
  document: Pick<TopologyDocument, 'domains'>,
  placements: readonly PlacementEntry[],
): number[] {
  const said = placements.map((p) => (p.share === undefined ? null : fraction(p.share)));
  const left = 1 - said.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const weights = placements.map((p, i) =>
    p.role === 'standby' || said[i] !== null ? 0 : (document.domains[p.in]?.weight ?? 1),
  );
  const total = weights.reduce((a, b) => a + b, 0);
  return placements.map((_, i) => said[i] ?? (total === 0 ? 0 : (left * weights[i]!) / total));
}

function placementOf(ids: Ids, entry: PlacementEntry, share: number): Placement {
  return {
    id: entry.as ?? entry.in,
    domain: ids.domains.indexOf(entry.in),
    role: entry.role ?? 'active',
    activation: entry.activation
      ? {
          takes: seconds(entry.activation.takes),
          dependsOn: (entry.activation.dependsOn ?? []).map((d) => dependencyOf(ids, d)),
        }
      : null,
    stack: stackOf(ids, entry.stack),
    dependsOn: (entry.dependsOn ?? []).map((d) => dependencyOf(ids, d)),
    share,
    capacity: entry.capacity ?? null,
    evidence,
    at,
  };
}

function stackOf(ids: Ids, stack: readonly string[] = []): StackEntry[] {
  return stack.map((id) => ({ domain: ids.domains.indexOf(id), evidence, at }));
}

function dependencyOf(ids: Ids, entry: DependencyEntry): Dependency {
  const impact = typeof entry === 'string' ? undefined : entry.impact;
  return { expr: exprOf(ids, entry), impact: impactOf(impact), evidence, at };
}

function impactOf(text: string | undefined): Impact {
  if (text === undefined || text === 'down' || text === 'degraded') return text ?? 'down';
  return fraction(text);
}

function exprOf(ids: Ids, entry: DependencyEntry): Expr {
  const map: DependencyMap = typeof entry === 'string' ? { id: entry } : entry;
  const base = { worksWithout: seconds(map.worksWithout), takes: seconds(map.takes), at };
  const members = membersOf(map);
  if (members !== null) {
    const form = map.anyOf ? 'anyOf' : map.allOf ? 'allOf' : map.prefer ? 'prefer' : 'atLeast';
    const need = map.atLeast ?? (form === 'allOf' ? members.length : 1);
    return { ...base, type: 'group', form, need, members: members.map((m) => exprOf(ids, m)) };
  }
  const domain = ids.domains.indexOf(map.id!);
  if (domain >= 0) return { ...base, type: 'domain', index: domain };
  return { ...base, type: 'service', index: ids.services.indexOf(map.id!) };
}
