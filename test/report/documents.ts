import type { ReportOptions } from '../../src/report/reporter.js';
import { PLAIN } from '../../src/report/reporter.js';
import type {
  AnalysisDocument,
  Cause,
  PlacementResult,
  ScenarioResult,
  SectorResult,
  ServiceResult,
} from '../../src/results/document.js';

type State = ServiceResult['state'];
type World = ServiceResult['byMoment'][number];

const RANK: Readonly<Record<State, number>> = { up: 0, degraded: 1, partial: 2, down: 3 };

export const UP: World = { state: 'up', lost: 0 };
export const DOWN: World = { state: 'down', lost: 1 };
export const DEGRADED: World = { state: 'degraded', lost: 0 };

export function partial(lost: number): World {
  return { state: 'partial', lost };
}

export function cause(type: Cause['type'], id: string, more: Partial<Cause> = {}): Cause {
  return { type, id, via: type === 'dependency' ? 'dependsOn' : null, effect: 'down', group: false, ...more };
}

export function inDomain(id: string, more: Partial<Cause> = {}): Cause {
  return cause('domain', id, { via: 'in', ...more });
}

export function placement(id: string, more: Partial<PlacementResult> = {}): PlacementResult {
  const causes = more.causes ?? [];
  const works = causes.length === 0;
  return {
    id,
    in: id,
    role: 'active',
    works,
    impaired: false,
    lost: works ? 0 : 1,
    share: 0,
    causes,
    ...more,
  };
}

/** A service from its worlds: the worst and the settled state, when it is back, what stands first among its causes. */
export function service(
  id: string,
  worlds: readonly World[],
  more: Partial<ServiceResult> = {},
): ServiceResult {
  const worst = worlds.reduce((a, b) => (RANK[b.state] > RANK[a.state] || b.lost > a.lost ? b : a));
  const settled = worlds.at(-1)!;
  const placements = more.placements ?? [placement('elsewhere')];
  return {
    id,
    title: null,
    sector: null,
    tier: null,
    owner: null,
    users: 0,
    state: worst.state,
    lost: worst.lost,
    settled,
    backSeconds: null,
    at: { file: 'topology.yaml', line: 1, column: 3 },
    placements,
    redundancy: { working: placements.filter((one) => one.works).length, of: placements.length },
    causes: more.under == null ? [] : [more.under],
    under: null,
    byMoment: worlds,
    ...more,
  };
}

/** A run from its services: figures, states and sectors are computed from them. `users` is what the topology has in all. */
export function scenario(
  id: string,
  services: readonly ServiceResult[],
  more: Partial<ScenarioResult> = {},
): ScenarioResult {
  const users = services.reduce((sum, one) => sum + one.users, 0);
  const moments = more.moments ?? [null];
  const lostAt = moments.map((_, index) =>
    services.reduce((sum, one) => sum + one.users * one.byMoment[index]!.lost, 0),
  );
  const worst = lostAt.indexOf(Math.max(...lostAt));
  const states = { up: 0, degraded: 0, partial: 0, down: 0 };
  for (const one of services) states[one.state] += 1;
  return {
    id,
    scenario: id.replace(/\[.*$/, ''),
    title: null,
    at: { file: 'topology.yaml', line: 60, column: 3 },
    injected: { fail: [], isolate: [], degrade: [], limit: [] },
    durationSeconds: null,
    blastRadius: users === 0 ? 0 : rounded(lostAt[worst]! / users),
    settledBlastRadius: users === 0 ? 0 : rounded(lostAt.at(-1)! / users),
    lostUsers: lostAt[worst]!,
    settledLostUsers: lostAt.at(-1)!,
    moments,
    worstMoment: moments[worst] ?? null,
    states,
    sectors: sectorsOf(services, worst),
    domainsDown: more.injected?.fail ?? [],
    domainCauses: (more.domainsDown ?? more.injected?.fail ?? []).map((id) => ({
      id,
      under: outerOf(id, more),
    })),
    domainsCut: more.injected?.isolate ?? [],
    cutCauses: (more.domainsCut ?? more.injected?.isolate ?? []).map((id) => ({ id, under: null })),
    services,
    ...more,
  };
}

/** What is not injected by name falls with the first that is. */
function outerOf(id: string, { injected }: Partial<ScenarioResult>): Cause | null {
  return injected?.fail.includes(id) ? null : inDomain(injected!.fail[0]!);
}

function sectorsOf(services: readonly ServiceResult[], worst: number): Record<string, SectorResult> {
  const sectors = new Map<string, ServiceResult[]>();
  for (const one of services) {
    const members = sectors.get(one.sector ?? '');
    if (members === undefined) sectors.set(one.sector ?? '', [one]);
    else members.push(one);
  }
  return Object.fromEntries([...sectors].map(([id, members]) => [id, sectorOf(members, worst)]));
}

function sectorOf(members: readonly ServiceResult[], worst: number): SectorResult {
  const users = members.reduce((sum, one) => sum + one.users, 0);
  const lostUsers = members.reduce((sum, one) => sum + one.users * one.byMoment[worst]!.lost, 0);
  const number = (state: State) => members.filter((one) => one.state === state).length;
  return {
    blastRadius: users === 0 ? 0 : rounded(lostUsers / users),
    users,
    lostUsers,
    services: members.length,
    down: number('down'),
    partial: number('partial'),
    degraded: number('degraded'),
    up: number('up'),
  };
}

export function documentOf(
  scenarios: readonly ScenarioResult[],
  more: Partial<AnalysisDocument> & { readonly name?: string; readonly hasUsers?: boolean } = {},
): AnalysisDocument {
  const { name = 'A topology', hasUsers = true, ...fields } = more;
  const services = scenarios[0]!.services;
  const policies = fields.policies ?? [];
  const expectations = fields.expectations ?? [];
  const placements = services.reduce((sum, one) => sum + one.placements.length, 0);
  return {
    schemaVersion: 1,
    kind: 'analysis',
    catalogVersion: '2025.1',
    topology: {
      name,
      file: 'topology.yaml',
      domains: 9,
      services: services.length,
      users: services.reduce((sum, one) => sum + one.users, 0),
      hasUsers,
      evidence: {
        dependencies: 11,
        placements,
        byEvidence: { declared: 11 + placements, observed: 0, assumed: 0, hindsight: 0 },
        notDeclared: [],
      },
    },
    scenarios,
    policies,
    expectations,
    checked: {
      scenarios: new Set(scenarios.map((one) => one.scenario)).size,
      runs: scenarios.length,
      services: services.length,
      policies: policies.length,
      expectations: expectations.length,
    },
    verdict: 'pass',
    ...fields,
  };
}

export function optionsOf(more: Partial<ReportOptions> = {}): ReportOptions {
  return {
    width: 80,
    style: PLAIN,
    unicode: true,
    all: false,
    command: { file: 'topology.yaml', commands: ['analyze', 'explain'] },
    exit: 0,
    notes: [],
    ...more,
  };
}

function rounded(fraction: number): number {
  return Number(fraction.toFixed(12));
}
