import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ServiceResult } from '../../src/results/document.js';
import {
  type DependencyEntry,
  type DependencyMap,
  membersOf,
  type ServiceEntry,
  type TopologyDocument,
} from '../arbitrary/document.js';
import { type Features, topologyDocument } from '../arbitrary/topology.js';
import { type Harder, moreDependencies, moreFailures, moreLimits, withService } from './more.js';
import { betterAtWorst, betterSettled } from './no-better.js';
import { runDocument, sustained } from './run-document.js';

vi.setConfig({ testTimeout: 60_000 });

const RUNS = Number(process.env.PROPERTY_RUNS ?? 40);
const SEED = Number(process.env.PROPERTY_SEED ?? 20_240_719);

function forAll(law: (document: TopologyDocument) => void, features: Partial<Features> = {}): void {
  fc.assert(fc.property(topologyDocument(features), law), { numRuns: RUNS, seed: SEED });
}

/** Whatever of these is added, nothing was better without. */
function neverBetter(
  compare: typeof betterAtWorst,
  document: TopologyDocument,
  harder: readonly Harder[],
): void {
  const base = runDocument(document);
  for (const one of harder) expect(compare(runDocument(one.document), base), one.what).toEqual([]);
}

describe('a longer outage never looks better', () => {
  it('at its worst', () => {
    forAll((document) => {
      const [shorter, longer] = [
        runDocument(document, { duration: '2h' }),
        runDocument(document, { duration: '4h' }),
      ];
      expect(betterAtWorst(longer, shorter)).toEqual([]);
      expect(betterAtWorst(runDocument(sustained(document)), longer)).toEqual([]);
    });
  });

  it('in its end neither, where no failover takes time', () => {
    forAll(
      (document) => {
        const [shorter, longer] = [
          runDocument(document, { duration: '2h' }),
          runDocument(document, { duration: '4h' }),
        ];
        expect(betterSettled(longer, shorter)).toEqual([]);
        expect(betterSettled(runDocument(sustained(document)), longer)).toEqual([]);
      },
      { fallBacks: false },
    );
  });
});

describe('more failures and more dependencies never look better', () => {
  const all = (document: TopologyDocument) => [...moreFailures(document), ...moreDependencies(document)];

  it('where no failover takes time', () => {
    forAll(
      (document) => {
        neverBetter(betterAtWorst, document, [...all(document), ...moreLimits(document)]);
        neverBetter(betterSettled, document, [...all(document), ...moreLimits(document)]);
      },
      { fallBacks: false },
    );
  });

  it('at worst, where nothing works without what it needs', () => {
    forAll((document) => neverBetter(betterAtWorst, document, all(document)), { delays: false });
  });

  it('in the settled state of a sustained outage, where no capacity is limited', () => {
    forAll((drawn) => {
      const document = sustained(drawn, 'limit');
      neverBetter(betterSettled, document, all(document));
    });
  });
});

describe('the exceptions to these laws, as small as they come', () => {
  const twoPlaces = { a: {}, b: {} };
  const stateOf = (document: TopologyDocument, id: string) => {
    const { state, lost, settled } = runDocument(document).services.find((row) => row.id === id)!;
    return { state, lost, settled: settled.state };
  };

  /** The till rides out an hour without its licence, then fails over in half an hour. */
  const till = (
    dependsOn: readonly DependencyEntry[],
    alsoFails: readonly string[] = [],
  ): TopologyDocument => ({
    version: 1,
    domains: twoPlaces,
    services: {
      licence: {},
      till: {
        dependsOn,
        placements: [
          { in: 'a', dependsOn: [{ id: 'licence', worksWithout: '1h' }] },
          { in: 'b', role: 'standby', activation: { takes: '30m' } },
        ],
      },
    },
    scenarios: { s0: { fail: ['licence', ...alsoFails] } },
  });

  it('a dependency more calls the standby while the other one is still ridden out', () => {
    expect(stateOf(till([]), 'till')).toEqual({ state: 'down', lost: 1, settled: 'up' });
    const also: DependencyEntry = { id: 'licence', impact: 'degraded' };
    expect(stateOf(till([also]), 'till')).toEqual({ state: 'degraded', lost: 0, settled: 'degraded' });
  });

  it('a failure more does so too', () => {
    const { scenarios, ...rest } = till([]);
    const degrade = ['till'];
    expect(stateOf({ ...rest, scenarios: { s0: { ...scenarios.s0, degrade } } }, 'till').state).toBe(
      'degraded',
    );
  });

  it('what is only short of capacity calls no standby, so a failure more can help', () => {
    const pool: ServiceEntry = {
      demand: 100,
      placements: [
        { in: 'a', as: 'a1', capacity: 100 },
        { in: 'a', as: 'a2', capacity: 50 },
        { in: 'b', role: 'standby', activation: { takes: '30m' }, capacity: 200 },
      ],
    };
    const limited = (fail: readonly string[]): TopologyDocument => ({
      version: 1,
      domains: twoPlaces,
      services: { pool },
      scenarios: { s0: { fail, limit: [{ id: 'a', capacity: '50%' }] } },
    });
    expect(stateOf(limited([]), 'pool')).toEqual({ state: 'partial', lost: 0.25, settled: 'partial' });
    expect(stateOf(limited(['pool@a2']), 'pool').settled).toBe('up');
  });
});

describe('what says the same is judged the same', () => {
  it('anyOf is atLeast 1, allOf is atLeast all', () => {
    forAll((document) => {
      const rewritten = withDependencies(document, asAtLeast);
      expect(runDocument(rewritten)).toEqual(runDocument(document));
    });
  });

  it('users count in proportion', () => {
    forAll((document) => {
      const users = 1000;
      const scaled = withServices(document, (service) => ({
        ...service,
        users: (service.users ?? 0) * users,
      }));
      const base = runDocument(withServices(document, (service) => ({ users: 0, ...service })));
      const result = runDocument(scaled);
      expect(result.blastRadius).toBeCloseTo(base.blastRadius, 9);
      expect(result.lostUsers).toBeCloseTo(base.lostUsers * users, 3);
      expect(result.states).toEqual(base.states);
    });
  });
});

describe('what has nothing to do with the failure', () => {
  it('without a failure everything is up', () => {
    forAll((document) => {
      const { services, blastRadius, domainsDown, domainsCut } = runDocument({
        ...document,
        scenarios: { s0: {} },
      });
      expect(services.filter(({ state }) => state !== 'up')).toEqual([]);
      expect({ blastRadius, domainsDown, domainsCut }).toEqual({
        blastRadius: 0,
        domainsDown: [],
        domainsCut: [],
      });
    });
  });

  it('a service that nothing is connected to changes no other row', () => {
    forAll((document) => {
      const island = { island: { kind: 'region' } };
      const wider = { ...document, domains: { ...document.domains, ...island } };
      const lone: ServiceEntry = { users: 0, placements: [{ in: 'island' }] };
      const rows = runDocument(withService(wider, 'lone', lone)).services;
      expect(rows.find(({ id }) => id === 'lone')).toMatchObject({ state: 'up', causes: [] });
      const silent = Object.values(document.services).every(({ users }) => users === undefined);
      const without = (row: (typeof rows)[number]) => (silent ? { ...row, users: 0 } : row);
      expect(rows.filter(({ id }) => id !== 'lone').map(without)).toEqual(
        runDocument(document).services.map(without),
      );
    });
  });

  it('failing what nothing rests on changes no row', () => {
    forAll((document) => {
      const scenario = document.scenarios.s0!;
      const wider = { ...document, domains: { ...document.domains, island: { kind: 'region' } } };
      const base = withoutRanks(runDocument(document).services);
      for (const key of ['fail', 'isolate', 'degrade'] as const) {
        const { services } = runDocument(wider, { [key]: [...(scenario[key] ?? []), 'island'] });
        expect(withoutRanks(services), key).toEqual(base);
      }
    });
  });

  it('limiting a capacity to all of it changes nothing', () => {
    forAll((document) => {
      const { limit = [] } = document.scenarios.s0!;
      const whole = Object.keys(document.domains).filter((id) => limit.every((one) => one.id !== id));
      const more = [...limit, ...whole.map((id) => ({ id, capacity: '100%' }))];
      const { injected: _, ...result } = runDocument(document, { limit: more });
      expect(runDocument(document)).toMatchObject(result);
    });
  });
});

describe('what helps never hurts, in the settled state of a sustained outage without limits', () => {
  it('one more active placement of a pooled service, somewhere unrelated and healthy', () => {
    forAll((drawn) => {
      const document = sustained(drawn, 'limit');
      for (const [id, service] of Object.entries(document.services)) {
        if (service.serving !== undefined || service.placements === undefined) continue;
        const spare = { in: 'spare', ...(service.demand === undefined ? {} : { capacity: 10 }) };
        const wider = { ...document, domains: { ...document.domains, spare: { kind: 'region' } } };
        const better = withService(wider, id, { ...service, placements: [...service.placements, spare] });
        expect(betterSettled(runDocument(document), runDocument(better))).toEqual([]);
      }
    });
  });

  it('serving from the nearest place instead of its own alone', () => {
    forAll((drawn) => {
      const document = sustained(drawn, 'limit');
      const serving = (from: ServiceEntry['serving']) =>
        withServices(document, (s) => (s.serving === undefined ? s : { ...s, serving: from! }));
      expect(betterSettled(runDocument(serving('local')), runDocument(serving('nearest')))).toEqual([]);
    });
  });

  it('shedding what is too much instead of collapsing under it', () => {
    forAll((drawn) => {
      const document = sustained(drawn, 'limit');
      const overload = (how: 'shed' | 'collapse') =>
        withServices(document, (s) => (s.demand === undefined ? s : { ...s, overload: how }));
      expect(betterSettled(runDocument(overload('collapse')), runDocument(overload('shed')))).toEqual([]);
    });
  });
});

/** Ranks count everything that is down, whoever asks. */
function withoutRanks(rows: readonly ServiceResult[]): ServiceResult[] {
  return rows.map(({ certificate: _, ...row }) => row);
}

function withServices(
  document: TopologyDocument,
  change: (service: ServiceEntry) => ServiceEntry,
): TopologyDocument {
  const services = Object.entries(document.services).map(([id, service]) => [id, change(service)]);
  return { ...document, services: Object.fromEntries(services) };
}

function withDependencies(
  document: TopologyDocument,
  change: (entry: DependencyEntry) => DependencyEntry,
): TopologyDocument {
  const rewrite = <T extends { readonly dependsOn?: readonly DependencyEntry[] }>(owner: T): T =>
    owner.dependsOn === undefined ? owner : { ...owner, dependsOn: owner.dependsOn.map(change) };
  const domains = Object.entries(document.domains).map(([id, domain]) => [id, rewrite(domain)]);
  const rewritten = withServices(document, (service) => ({
    ...rewrite(service),
    ...(service.placements === undefined
      ? {}
      : {
          placements: service.placements.map((p) => ({
            ...rewrite(p),
            ...(p.activation === undefined ? {} : { activation: rewrite(p.activation) }),
          })),
        }),
  }));
  return { ...rewritten, domains: Object.fromEntries(domains) };
}

function asAtLeast(entry: DependencyEntry): DependencyEntry {
  const members = membersOf(entry)?.map(asAtLeast);
  if (typeof entry === 'string' || members === undefined) return entry;
  const { anyOf, allOf, ...rest }: DependencyMap = entry;
  if (anyOf !== undefined) return { ...rest, atLeast: 1, of: members };
  if (allOf !== undefined) return { ...rest, atLeast: members.length, of: members };
  return entry.prefer === undefined ? { ...entry, of: members } : { ...entry, prefer: members };
}
