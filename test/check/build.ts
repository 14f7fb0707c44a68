import type { Span } from '../../src/diagnostics/types.js';
import type {
  Dependency,
  Domain,
  Expr,
  Group,
  Impact,
  Injection,
  Placement,
  Service,
  StackEntry,
  State,
  Target,
  Topology,
} from '../../src/model/topology.js';
import type { Element, FallBack, Join, WorldCertificate } from '../../src/results/certificate.js';

/*
 * Small topologies, injections and certificates, written with ids.
 */

export type Dep = string | (DepOptions & ({ on: string } | GroupForm));
type GroupForm = { anyOf: Dep[] } | { allOf: Dep[] } | { prefer: Dep[] } | { atLeast: number; of: Dep[] };
interface DepOptions {
  worksWithout?: number;
  takes?: number;
  impact?: Impact;
}

export interface DomainDraft {
  within?: string[];
  uplink?: string[];
  dependsOn?: Dep[];
}

export interface PlacementDraft {
  in: string;
  as?: string;
  role?: 'standby';
  activation?: { takes?: number; dependsOn?: Dep[] };
  stack?: string[];
  dependsOn?: Dep[];
  share?: number;
  capacity?: number;
}

export interface ServiceDraft {
  serving?: Service['serving'];
  stack?: string[];
  placements?: (string | PlacementDraft)[];
  minAvailable?: number;
  desired?: number;
  demand?: number;
  overload?: Service['overload'];
  dependsOn?: Dep[];
}

export interface Draft {
  domains?: Record<string, DomainDraft>;
  services?: Record<string, ServiceDraft>;
}

interface Names {
  readonly domain: (id: string) => number;
  readonly service: (id: string) => number;
  readonly isDomain: (id: string) => boolean;
}

const NOWHERE: Span = { file: 0, start: 0, end: 0 };

export function topology(draft: Draft): Topology {
  const domains = Object.entries(draft.domains ?? {});
  const services = Object.entries(draft.services ?? {});
  const names = namesOf(
    domains.map(([id]) => id),
    services.map(([id]) => id),
  );
  return {
    name: 'test',
    description: null,
    domains: domains.map(([id, d]) => domain(id, d, names)),
    services: services.map(([id, s]) => service(id, s, names)),
    scenarios: [],
    policies: [],
    waivers: [],
    hasUsers: false,
    catalogVersion: '0',
  };
}

/** Ids and `service@placement` to fail; ids to isolate or degrade; factors by domain to limit. */
export interface InjectionDraft {
  fail?: string[];
  isolate?: string[];
  degrade?: string[];
  limit?: Record<string, number>;
}

export function injection(of: Topology, draft: InjectionDraft): Injection {
  const { domain } = namesIn(of);
  return {
    fail: (draft.fail ?? []).map((id) => target(of, id)),
    isolate: (draft.isolate ?? []).map(domain),
    degrade: (draft.degrade ?? []).map((id) => target(of, id)),
    limit: Object.entries(draft.limit ?? {}).map(([id, factor]) => ({ domain: domain(id), factor })),
  };
}

export interface WorldDraft {
  moment?: number;
  /** In order of rank: the id, `cut id` or `service@placement` (`service@` for the implicit one), and its time; default 0. */
  steps?: (string | [string, number])[];
  joined?: Join[];
  /** Those that are up and lose nothing are left out. */
  services?: Record<string, [State, number]>;
}

export function world(of: Topology, draft: WorldDraft): WorldCertificate {
  return {
    moment: draft.moment ?? Number.POSITIVE_INFINITY,
    steps: (draft.steps ?? []).map((step, rank) => {
      const [name, time] = typeof step === 'string' ? [step, 0] : step;
      return { element: element(of, name), time, rank };
    }),
    joined: draft.joined ?? [],
    services: of.services.map(({ id }) => {
      const [state, lost] = draft.services?.[id] ?? (['up', 0] as const);
      return { state, lost };
    }),
  };
}

export function standby(of: Topology, name: string): FallBack {
  const named = element(of, name);
  if (named.type !== 'placement') throw new Error(`${name} is no placement`);
  return { type: 'standby', service: named.service, placement: named.placement };
}

/** The only member that takes time of the only group in the first dependency of `service`, as its placement sees it. */
export function memberOf(of: Topology, name: string): FallBack {
  const owner = element(of, name);
  if (owner.type !== 'placement') throw new Error(`${name} is no placement`);
  const group = of.services[owner.service]!.dependsOn[0]!.expr as Group;
  return { type: 'member', owner, member: group.members.find((m) => m.takes > 0)! };
}

export function element(of: Topology, name: string): Element {
  const names = namesIn(of);
  if (name.startsWith('cut ')) return { type: 'cut', domain: names.domain(name.slice(4)) };
  const [id, placement] = name.split('@') as [string, string | undefined];
  if (placement !== undefined) {
    const service = names.service(id);
    const found = of.services[service]!.placements.findIndex((p) => p.id === placement);
    return { type: 'placement', service, placement: Math.max(0, found) };
  }
  return names.isDomain(id)
    ? { type: 'domain', domain: names.domain(id) }
    : { type: 'service', service: names.service(id) };
}

function target(of: Topology, name: string): Target {
  return element(of, name) as Target;
}

function namesIn(of: Topology): Names {
  return namesOf(
    of.domains.map((d) => d.id),
    of.services.map((s) => s.id),
  );
}

function namesOf(domains: readonly string[], services: readonly string[]): Names {
  const indexIn = (ids: readonly string[], id: string): number => {
    if (!ids.includes(id)) throw new Error(`no such id: ${id}`);
    return ids.indexOf(id);
  };
  return {
    domain: (id) => indexIn(domains, id),
    service: (id) => indexIn(services, id),
    isDomain: (id) => domains.includes(id),
  };
}

function domain(id: string, draft: DomainDraft, names: Names): Domain {
  return {
    id,
    title: null,
    kind: '',
    location: null,
    weight: 1,
    within: (draft.within ?? []).map(names.domain),
    uplink: draft.uplink?.map(names.domain) ?? null,
    dependsOn: (draft.dependsOn ?? []).map((d) => dependency(d, names)),
    labels: new Map(),
    owner: null,
    fromCatalog: false,
    start: null,
    repair: null,
    failure: null,
    at: NOWHERE,
  };
}

function service(id: string, draft: ServiceDraft, names: Names): Service {
  const minAvailable = draft.minAvailable ?? 1;
  const placements = (draft.placements ?? []).map((p) => (typeof p === 'string' ? { in: p } : p));
  const actives = placements.filter((p) => p.role !== 'standby').length;
  return {
    id,
    title: null,
    sector: null,
    tier: null,
    users: 1,
    owner: null,
    labels: new Map(),
    serving: draft.serving ?? 'pooled',
    stack: stack(draft.stack, names),
    placements: placements.map((p) => placement(p, 1 / actives, names)),
    minAvailable,
    desired: draft.desired ?? minAvailable,
    demand: draft.demand ?? null,
    overload: draft.overload ?? 'shed',
    dependsOn: (draft.dependsOn ?? []).map((d) => dependency(d, names)),
    slo: null,
    start: null,
    failure: null,
    at: NOWHERE,
  };
}

function placement(draft: PlacementDraft, share: number, names: Names): Placement {
  const { activation } = draft;
  return {
    id: draft.as ?? draft.in,
    domain: names.domain(draft.in),
    role: draft.role ?? 'active',
    activation: activation
      ? {
          takes: activation.takes ?? 0,
          dependsOn: (activation.dependsOn ?? []).map((d) => dependency(d, names)),
        }
      : null,
    stack: stack(draft.stack, names),
    dependsOn: (draft.dependsOn ?? []).map((d) => dependency(d, names)),
    share: draft.role === 'standby' ? 0 : (draft.share ?? share),
    capacity: draft.capacity ?? null,
    evidence: 'declared',
    at: NOWHERE,
  };
}

function stack(ids: readonly string[] | undefined, names: Names): StackEntry[] {
  return (ids ?? []).map((id) => ({ domain: names.domain(id), evidence: 'declared', at: NOWHERE }));
}

function dependency(draft: Dep, names: Names): Dependency {
  const impact = typeof draft === 'string' ? undefined : draft.impact;
  return { expr: expr(draft, names), impact: impact ?? 'down', evidence: 'declared', at: NOWHERE };
}

function expr(draft: Dep, names: Names): Expr {
  if (typeof draft === 'string') return expr({ on: draft }, names);
  const base = { worksWithout: draft.worksWithout ?? 0, takes: draft.takes ?? 0, at: NOWHERE };
  if ('on' in draft) {
    const isDomain = names.isDomain(draft.on);
    const index = isDomain ? names.domain(draft.on) : names.service(draft.on);
    return { ...base, type: isDomain ? 'domain' : 'service', index };
  }
  const { form, need, members } = groupOf(draft);
  return { ...base, type: 'group', form, need, members: members.map((m) => expr(m, names)) };
}

function groupOf(draft: GroupForm): { form: Group['form']; need: number; members: Dep[] } {
  if ('anyOf' in draft) return { form: 'anyOf', need: 1, members: draft.anyOf };
  if ('prefer' in draft) return { form: 'prefer', need: 1, members: draft.prefer };
  if ('allOf' in draft) return { form: 'allOf', need: draft.allOf.length, members: draft.allOf };
  return { form: 'atLeast', need: draft.atLeast, members: draft.of };
}
