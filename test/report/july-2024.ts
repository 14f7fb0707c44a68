import type { AnalysisDocument, Cause, ServiceResult } from '../../src/results/document.js';
import {
  cause,
  DEGRADED,
  DOWN,
  documentOf,
  inDomain,
  partial,
  placement,
  scenario,
  service,
  UP,
} from './documents.js';

/*
 * The two outages of July 2024 over two topologies: everything bound to one cloud region, and the same services with
 * an edge. Written by hand; what an engine would find, by the same rules.
 */

const CENTRAL = 'azure/centralus';
const EAST = 'azure/eastus2';
const CONTROL_PLANE = 'azure/centralus/control-plane';

/** Sector and users by service, in the file's order. */
const SERVICES: readonly (readonly [string, string, number])[] = [
  ['account-transfer', 'banking', 4_200_000],
  ['atm', 'banking', 1_100_000],
  ['core-ledger', 'banking', 0],
  ['card-approval', 'banking', 3_000_000],
  ['departure-control', 'airline', 0],
  ['check-in', 'airline', 240_000],
  ['ancillary-sales', 'airline', 150_000],
  ['ticketing', 'airline', 500_000],
  ['clinic-booking', 'hospital', 300_000],
  ['records', 'hospital', 90_000],
  ['e-prescription', 'hospital', 60_000],
  ['sign-in', 'shared', 0],
];

type Touched = ReadonlyMap<string, Partial<ServiceResult> & Pick<ServiceResult, 'byMoment'>>;

/** The twelve services; those that are not in `touched` are up in each of so many worlds. */
function services(touched: Touched, worlds: number): readonly ServiceResult[] {
  return SERVICES.map(([id, sector, users]) => {
    const { byMoment = Array.from({ length: worlds }, () => UP), ...more } = touched.get(id) ?? {};
    return service(id, byMoment, { sector, users, ...more });
  });
}

function only(id: string, byMoment: ServiceResult['byMoment']) {
  return { byMoment, under: inDomain(id), placements: [placement(id, { causes: [inDomain(id)] })] };
}

function needs(id: string, byMoment: ServiceResult['byMoment']) {
  return {
    byMoment,
    under: cause('dependency', id),
    placements: [placement(EAST, { causes: [cause('dependency', id)] })],
  };
}

function carried() {
  const placements = [placement(CENTRAL, { causes: [inDomain(CENTRAL)] }), placement(EAST)];
  return { byMoment: [UP, UP], placements };
}

const GONE = [DOWN, DOWN];
const BACK = [DOWN, UP];

const activation: Cause = cause('domain', CONTROL_PLANE, { via: 'activation', evidence: 'hindsight' });

const central: Touched = new Map<string, Partial<ServiceResult> & Pick<ServiceResult, 'byMoment'>>([
  ['account-transfer', needs('core-ledger', GONE)],
  ['atm', needs('core-ledger', GONE)],
  [
    'core-ledger',
    {
      byMoment: GONE,
      under: inDomain(CENTRAL),
      causes: [inDomain(CENTRAL), cause('standby', EAST, { reason: 'activation' })],
      placements: [
        placement(CENTRAL, { causes: [inDomain(CENTRAL)] }),
        placement(EAST, {
          role: 'standby',
          causes: [cause('standby', EAST, { reason: 'activation' }), activation],
        }),
      ],
    },
  ],
  [
    'card-approval',
    {
      byMoment: [DEGRADED, DEGRADED],
      under: cause('dependency', 'core-ledger', { effect: 'degraded' }),
      placements: [placement(EAST, { impaired: true })],
    },
  ],
  ['departure-control', only(CENTRAL, GONE)],
  ['check-in', needs('departure-control', GONE)],
  ['ancillary-sales', only(CENTRAL, GONE)],
  ['ticketing', carried()],
  ['clinic-booking', only(CENTRAL, GONE)],
  [
    'records',
    {
      byMoment: BACK,
      backSeconds: 3600,
      under: inDomain(CENTRAL),
      causes: [inDomain(CENTRAL), cause('standby', EAST, { reason: 'takes', takesSeconds: 3600 })],
      placements: [
        placement(CENTRAL, { causes: [inDomain(CENTRAL)] }),
        placement(EAST, {
          role: 'standby',
          causes: [cause('standby', EAST, { reason: 'takes', takesSeconds: 3600 })],
        }),
      ],
    },
  ],
  ['e-prescription', { ...needs('records', BACK), backSeconds: 3600 }],
  ['sign-in', carried()],
]);

function runsFalcon(evidence: Cause['evidence'] = 'declared') {
  const falcon = cause('domain', 'falcon', { via: 'stack', evidence });
  return { byMoment: [DOWN], under: falcon, placements: [placement(EAST, { causes: [falcon] })] };
}

const crowdstrike: Touched = new Map([
  ['atm', runsFalcon()],
  ['check-in', runsFalcon()],
  ['e-prescription', runsFalcon('assumed')],
]);

export const CONCENTRATED: AnalysisDocument = withEvidence(
  documentOf(
    [
      scenario('central-us-2024', services(central, 2), {
        title: 'Azure Central US, 18 July 2024',
        injected: { fail: [CENTRAL], isolate: [], degrade: [], limit: [] },
        domainsDown: [CENTRAL, CONTROL_PLANE],
        durationSeconds: 87_600,
        moments: [3600, 87_600],
      }),
      scenario('crowdstrike-2024', services(crowdstrike, 1), {
        title: 'CrowdStrike content update, 19 July 2024',
        injected: { fail: ['falcon'], isolate: [], degrade: [], limit: [] },
        durationSeconds: 259_200,
        moments: [259_200],
      }),
    ],
    { name: 'July 2024, cloud-concentrated' },
  ),
);

function withEvidence(document: AnalysisDocument): AnalysisDocument {
  const at = (line: number) => ({ file: 'topology.yaml', line, column: 9 });
  const evidence: AnalysisDocument['topology']['evidence'] = {
    dependencies: 11,
    placements: 18,
    byEvidence: { declared: 27, observed: 0, assumed: 1, hindsight: 1 },
    notDeclared: [
      { service: 'core-ledger', kind: 'activation', on: [CONTROL_PLANE], evidence: 'hindsight', at: at(13) },
      { service: 'e-prescription', kind: 'stack', on: ['falcon'], evidence: 'assumed', at: at(19) },
    ],
  };
  return { ...document, topology: { ...document.topology, evidence } };
}

/** A local service on edge sites of which the named ones run the sensor. */
function local(lost: number, hit: readonly string[], whole: readonly string[]) {
  const falcon = cause('domain', 'falcon', { via: 'stack' });
  const under = { ...falcon, effect: 'partial' as const };
  const placements = [
    ...hit.map((id) => placement(id, { causes: [falcon] })),
    ...whole.map((id) => placement(id)),
  ];
  return { byMoment: [partial(lost)], under, placements };
}

const edge: Touched = new Map([
  ['atm', local(0.6, ['bank-edge-north'], ['bank-edge-south'])],
  ['check-in', local(0.25, ['airport-1'], ['airport-2', 'airport-3', 'airport-4'])],
  ['e-prescription', local(1 / 3, ['hospital-1'], ['hospital-2', 'hospital-3'])],
]);

export const AT_THE_EDGE: AnalysisDocument = documentOf(
  [
    scenario('crowdstrike-2024', services(edge, 1), {
      title: 'CrowdStrike content update, 19 July 2024',
      injected: { fail: ['falcon'], isolate: [], degrade: [], limit: [] },
      durationSeconds: 259_200,
      moments: [259_200],
    }),
  ],
  { name: 'July 2024, at the edge' },
);
