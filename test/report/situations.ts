import type {
  AnalysisDocument,
  PolicyResult,
  ScenarioResult,
  ServiceResult,
  Violation,
  WaiverResult,
} from '../../src/results/document.js';
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

/* Documents that each show one thing the page has to say well. */

const KOREA = 'azure/koreacentral';
const failing = (...fail: string[]) => ({ fail, isolate: [], degrade: [], limit: [] });

function lone(id: string, users: number, more: Partial<ServiceResult> = {}): ServiceResult {
  return service(id, [DOWN], {
    users,
    under: inDomain(KOREA),
    placements: [placement(KOREA, { causes: [inDomain(KOREA)] })],
    ...more,
  });
}

function dependent(id: string, users: number, on: string, more: Partial<ServiceResult> = {}): ServiceResult {
  return service(id, [DOWN], { users, under: cause('dependency', on), ...more });
}

/** Titles of double width, a ride-out, a group, a degraded service. */
export const HOSPITAL: AnalysisDocument = documentOf(
  [
    scenario(
      'koreacentral',
      [
        lone('emr', 9000, { title: '전자의무기록', sector: '진료' }),
        dependent('booking', 40_000, 'emr', { title: '외래 예약', sector: '외래' }),
        dependent('emr-copy', 9000, 'emr', {
          title: '진료기록 조회',
          sector: '진료',
          under: cause('dependency', 'emr', { worksWithoutSeconds: 8 * 3600 }),
        }),
        fromGroup('ward', 6000, '병동 간호기록', '진료'),
        fromGroup('dispense', 3000, '약제 조제', '약제'),
        lone('archive', 1200, { title: '영상 보관', sector: '진료' }),
        service('pacs', [DEGRADED], {
          users: 1200,
          title: '영상 판독',
          sector: '진료',
          under: cause('dependency', 'archive', { effect: 'degraded' }),
        }),
        service('nurse-call', [UP], { users: 6000, title: '간호사 호출', sector: '진료' }),
      ],
      { injected: failing(KOREA), durationSeconds: 14 * 3600, moments: [14 * 3600] },
    ),
  ],
  { name: '한빛의료원, 세 병원' },
);

function fromGroup(id: string, users: number, title: string, sector: string): ServiceResult {
  const causes = ['emr', 'emr-copy'].map((on) => cause('dependency', on, { group: true }));
  return service(id, [DOWN], { users, title, sector, causes, under: causes[1]! });
}

/** 412 of 9,800 services down, one with 31 under it. */
export const MANY_DOWN: AnalysisDocument = documentOf(
  [scenario('region', manyServices(), { injected: failing(KOREA) })],
  { name: 'Thirty airports' },
);

function manyServices(): readonly ServiceResult[] {
  const under = Array.from({ length: 31 }, (_, index) =>
    dependent(`transfer-${index}`, 1000 + index, 'account-transfer'),
  );
  const others = Array.from({ length: 380 }, (_, index) => lone(`service-${index}`, 3000 + index));
  const up = Array.from({ length: 9388 }, (_, index) => service(`up-${index}`, [UP], { users: 10 }));
  return [lone('account-transfer', 4_200_000), ...under, ...others, ...up];
}

/** Runs of one scenario: alike, not alike, and more than fit. */
export const MANY_RUNS: AnalysisDocument = documentOf([
  ...pairs().map((pair) => run(`any-two-cells[${pair}]`, 27)),
  ...Array.from({ length: 20 }, (_, index) => run(`site-${index}`, index)),
  run('wan-cut', 0),
]);

function pairs(): readonly string[] {
  return ['bs-gangnam+bs-guro', 'bs-gangnam+bs-mapo', 'bs-guro+bs-mapo'];
}

function run(id: string, lost: number): ScenarioResult {
  const shop = service('shop', [lost === 0 ? UP : partial(lost / 100)], {
    users: 1000,
    under: lost === 0 ? null : { ...inDomain('cell'), effect: 'partial' },
  });
  return scenario(id, [shop], { injected: failing('cell'), durationSeconds: 7200, moments: [7200] });
}

/** No file says users. */
export const WITHOUT_USERS: AnalysisDocument = documentOf(
  [
    scenario(
      'region',
      [lone('stock', 1), dependent('checkout', 1, 'stock'), service('search', [UP], { users: 1 })],
      {
        injected: failing(KOREA),
      },
    ),
  ],
  { hasUsers: false },
);

/** A region down, a zone in it, a domain that needs a service, a service in that domain. */
export const THROUGH_DOMAINS: AnalysisDocument = documentOf([
  scenario(
    'region',
    [
      service('dns', [DOWN], { users: 10, under: inDomain(`${KOREA}/1`) }),
      service('portal', [DOWN], { users: 20, under: inDomain('branch') }),
    ],
    {
      injected: failing(KOREA),
      domainsDown: [KOREA, `${KOREA}/1`, 'branch'],
      domainCauses: [
        { id: KOREA, under: null },
        { id: `${KOREA}/1`, under: inDomain(KOREA) },
        { id: 'branch', under: cause('dependency', 'dns') },
      ],
    },
  ),
]);

/** What takes a service down or makes it worse other than a domain or a dependency. */
export const OTHER_CAUSES: AnalysisDocument = documentOf([
  scenario(
    'mixed',
    [
      service('triage', [partial(0.4)], {
        users: 1001,
        under: cause('overload', 'triage', { effect: 'partial', capacity: 600, demand: 1000 }),
      }),
      service('ticket', [DOWN], { users: 500, under: cause('injection', 'ticket') }),
      service('kiosk', [DOWN], { users: 70, under: cause('cut', 'seoul-edge') }),
      service('half', [partial(0.3335)], {
        users: 999,
        under: cause('dependency', 'ticket', { effect: 'partial' }),
      }),
      service('fraud', [DEGRADED], { users: 5, under: cause('injection', 'fraud', { effect: 'degraded' }) }),
    ],
    {
      injected: {
        fail: ['ticket'],
        isolate: ['seoul-edge'],
        degrade: ['fraud'],
        limit: [{ id: KOREA, capacity: 0.5 }],
      },
      domainsDown: [],
      durationSeconds: 5400,
      moments: [5400],
    },
  ),
]);

/** One service is down early and back, another falls late: the worst moment is the late one. */
export const TWO_MOMENTS: AnalysisDocument = documentOf([
  scenario(
    'region',
    [
      service('records', [DOWN, UP], { users: 90, under: inDomain(KOREA), backSeconds: 3600 }),
      service('ledger', [UP, DOWN], { users: 100, under: inDomain(KOREA, { worksWithoutSeconds: 7200 }) }),
    ],
    { injected: failing(KOREA), durationSeconds: 36_000, moments: [3600, 36_000] },
  ),
]);

export const NOTHING_LOST: AnalysisDocument = documentOf(
  ['a', 'b', 'c', 'd'].map((id) =>
    scenario(id, [service('shop', [UP], { users: 9 })], { injected: failing(id) }),
  ),
);

function policy(id: string, more: Partial<PolicyResult>): PolicyResult {
  return {
    id,
    at: { file: 'shop.yaml', line: 38, column: 3 },
    verdict: 'pass',
    checks: 9,
    runs: 3,
    services: 3,
    require: { maxState: 'degraded', withinSeconds: 0, maxLost: null },
    selector: '{ tier: 0 }',
    violations: [],
    ...more,
  };
}

const regions = [KOREA, 'azure/koreasouth', 'azure/japaneast'].map((id) =>
  scenario(
    `any-region[${id}]`,
    id === KOREA
      ? [
          lone('stock', 300),
          dependent('checkout', 100, 'stock'),
          service('search', [UP], { users: 100, sector: 'retail' }),
        ]
      : ['stock', 'checkout', 'search'].map((name) =>
          service(name, [UP], { users: name === 'stock' ? 300 : 100 }),
        ),
    { injected: failing(id) },
  ),
);

const here = (line: number) => ({ file: 'shop.yaml', line, column: 5 });

export const VIOLATED: AnalysisDocument = documentOf(regions, {
  verdict: 'fail',
  policies: [
    policy('tier-0-survives-a-region', {
      verdict: 'fail',
      require: { maxState: 'degraded', withinSeconds: 1800, maxLost: null },
      violations: [
        {
          scenario: `any-region[${KOREA}]`,
          service: 'stock',
          found: 'down',
          allowed: 'degraded',
          at: here(11),
          because: inDomain(KOREA),
        },
        {
          scenario: `any-region[${KOREA}]`,
          service: 'checkout',
          found: 'down',
          allowed: 'degraded',
          at: here(4),
          because: cause('dependency', 'stock'),
        },
      ],
    }),
    policy('a-region-costs-half', {
      verdict: 'fail',
      checks: 3,
      at: here(42),
      require: { maxState: null, withinSeconds: 0, maxLost: 0.5 },
      violations: [
        {
          scenario: `any-region[${KOREA}]`,
          service: null,
          found: 0.8,
          allowed: 0.5,
          at: here(42),
          lostUsers: 400,
          users: 500,
        },
      ],
    }),
    policy('payments-survive', {
      verdict: 'empty',
      checks: 0,
      services: 0,
      at: { file: 'gate.yaml', line: 4, column: 3 },
      selector: '{ sector: payment }',
      nothing: 'services { sector: payment } matches no service; the sectors are: retail',
    }),
    policy('search-stays-up', { at: here(45) }),
  ],
  expectations: [
    {
      scenario: `any-region[${KOREA}]`,
      service: 'search',
      expected: 'down',
      found: 'up',
      holds: false,
      at: here(33),
    },
    {
      scenario: `any-region[${KOREA}]`,
      service: 'stock',
      expected: 'down',
      found: 'down',
      holds: true,
      at: here(34),
    },
  ],
});

const SHOP_11: WaiverResult = {
  policy: 'search-stays-up',
  service: 'search',
  scenario: null,
  until: '2027-03-31',
  reason: 'SHOP-11',
  owner: 'ml',
  at: here(50),
  status: 'active',
  days: 143,
};

const searchDown = (waiver: WaiverResult): Violation => ({
  scenario: `any-region[${KOREA}]`,
  service: 'search',
  found: 'down',
  allowed: 'up',
  at: here(29),
  because: inDomain(KOREA),
  fixes: ['add a placement outside azure/koreacentral'],
  waiver,
});

/** Accepted by a waiver and by the baseline, and the rest of what those two say. */
export const ACCEPTED: AnalysisDocument = documentOf(regions, {
  policies: [
    policy('a-region-costs-half', { at: here(42) }),
    policy('search-stays-up', {
      verdict: 'waived',
      checks: 3,
      at: here(45),
      violations: [searchDown(SHOP_11)],
    }),
    policy('stock-stays-up', {
      verdict: 'waived',
      checks: 3,
      at: here(46),
      violations: [{ ...searchDown(SHOP_11), service: 'stock', baseline: 'known' as const }].map(
        ({ waiver: _, ...known }) => known,
      ),
    }),
  ],
  waivers: [SHOP_11],
  asOf: '2026-11-08',
  baseline: { file: 'baseline.yaml', known: 1, worse: 0, allowStale: true, stale: [] },
});

/** Over, unused, stale: nothing that was accepted once is accepted still. */
export const ACCEPTED_NO_MORE: AnalysisDocument = documentOf(regions, {
  policies: [
    policy('search-stays-up', {
      verdict: 'fail',
      checks: 3,
      at: here(45),
      require: { maxState: 'up', withinSeconds: 0, maxLost: null },
      violations: [
        searchDown({ ...SHOP_11, status: 'expired', days: -12 }),
        { ...searchDown(SHOP_11), service: 'checkout', baseline: 'worse' as const },
      ].map(({ waiver, ...violation }, index) =>
        index === 0 ? { ...violation, waiver: waiver! } : violation,
      ),
    }),
  ],
  waivers: [
    { ...SHOP_11, status: 'expired', days: -12 },
    { ...SHOP_11, service: null, scenario: 'any-region', status: 'unused', days: -12, at: here(51) },
  ],
  asOf: '2027-04-12',
  baseline: {
    file: 'baseline.yaml',
    known: 0,
    worse: 1,
    allowStale: false,
    stale: [
      {
        policy: 'search-stays-up',
        scenario: 'any-region[azure/eastus2]',
        service: 'stock',
        at: { file: 'baseline.yaml', line: 5, column: 5 },
      },
      {
        policy: 'a-region-costs-half',
        scenario: 'any-region[azure/eastus2]',
        service: null,
        at: { file: 'baseline.yaml', line: 6, column: 5 },
      },
    ],
  },
  verdict: 'fail',
});

export const HOLDING: AnalysisDocument = documentOf(regions, {
  policies: [policy('a-region-costs-all', {}), policy('search-stays-up', {})],
});

export const SITUATIONS: ReadonlyMap<string, AnalysisDocument> = new Map([
  ['hospital', HOSPITAL],
  ['many-down', MANY_DOWN],
  ['many-runs', MANY_RUNS],
  ['without-users', WITHOUT_USERS],
  ['through-domains', THROUGH_DOMAINS],
  ['other-causes', OTHER_CAUSES],
  ['two-moments', TWO_MOMENTS],
  ['nothing-lost', NOTHING_LOST],
  ['violated', VIOLATED],
  ['accepted', ACCEPTED],
  ['accepted-no-more', ACCEPTED_NO_MORE],
  ['holding', HOLDING],
]);
