import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { runEngine } from '../agreement/run-engine.js';
import type { TopologyDocument } from '../arbitrary/document.js';
import { topologyDocument } from '../arbitrary/topology.js';
import { build, durationOf, injectionOf } from '../oracle/build.js';
import { followCauses } from './follow-causes.js';
import { resultProblems } from './result-problems.js';
import { rowProblems } from './row-problems.js';

vi.setConfig({ testTimeout: 60_000 });

const RUNS = Number(process.env.PROPERTY_RUNS ?? 300);
const SEED = Number(process.env.PROPERTY_SEED ?? 20_240_719);

function forAll(problems: (made: ReturnType<typeof run>) => readonly string[]): void {
  const law = (document: TopologyDocument): void => {
    expect(problems(run(document))).toEqual([]);
  };
  fc.assert(fc.property(topologyDocument(), law), { numRuns: RUNS, seed: SEED });
}

function run(document: TopologyDocument) {
  const topology = build(document);
  const scenario = document.scenarios.s0!;
  const { result } = runEngine(topology, injectionOf(topology, scenario), durationOf(scenario));
  return { topology, result };
}

describe('every result', () => {
  it('tells every service without contradiction', () => {
    forAll(({ result }) => result.services.flatMap((row) => rowProblems(row, result)));
  });

  it('adds up', () => {
    forAll(({ result, topology }) => resultProblems(result, topology));
  });

  it('leads from every service that is not up to something injected', () => {
    forAll(({ result }) =>
      result.services.flatMap(({ id, state }) => {
        const end = state === 'up' ? null : followCauses(result, id);
        return end?.type === 'wrong' ? [end.way] : [];
      }),
    );
  });
});

describe('the causes are followed to the injection', () => {
  const endOf = (document: TopologyDocument, id: string) => followCauses(run(document).result, id);

  it('past a soft dependency of a domain that went down for another reason', () => {
    const hostile: TopologyDocument = {
      version: 1,
      domains: {
        grid: {},
        site: {},
        image: {
          dependsOn: [
            { id: 'app', impact: 'degraded' },
            { id: 'grid', worksWithout: '1h' },
          ],
        },
      },
      services: { app: { stack: ['image'], placements: [{ in: 'site' }] } },
      scenarios: { s0: { fail: ['grid'] } },
    };
    expect(endOf(hostile, 'app')).toEqual({ type: 'injected', id: 'grid' });
  });

  it('past a domain that went down because it had been cut off', () => {
    const isolated: TopologyDocument = {
      version: 1,
      domains: { hub: { dependsOn: ['app'] } },
      services: { app: { dependsOn: ['hub'] } },
      scenarios: { s0: { isolate: ['hub'] } },
    };
    expect(endOf(isolated, 'app')).toEqual({ type: 'injected', id: 'hub' });
  });

  it('past a site whose way out was cut off first and down later', () => {
    const later: TopologyDocument = {
      version: 1,
      domains: { hub: { dependsOn: ['app'] }, site: { uplink: ['hub'] }, rack: { dependsOn: ['app'] } },
      services: { app: { placements: [{ in: 'rack', dependsOn: ['site'] }] } },
      scenarios: { s0: { isolate: ['hub'] } },
    };
    expect(endOf(later, 'app').type).not.toBe('wrong');
  });

  it('past a lack of capacity that only follows from what is down', () => {
    const short: TopologyDocument = {
      version: 1,
      domains: { here: {} },
      services: {
        ledger: {},
        pay: { placements: [{ in: 'here', capacity: 1 }], demand: 1, dependsOn: ['ledger'] },
      },
      scenarios: { s0: { fail: ['ledger'] } },
    };
    expect(endOf(short, 'pay')).toEqual({ type: 'injected', id: 'ledger' });
  });

  it('also for a service that is only impaired, placement by placement', () => {
    const impaired: TopologyDocument = {
      version: 1,
      domains: { here: {} },
      services: { app: { placements: [{ in: 'here' }] } },
      scenarios: { s0: { degrade: ['app'] } },
    };
    const [row] = run(impaired).result.services;
    expect(row!.placements[0]!.causes).toEqual(row!.causes);
    expect(row!.under).toMatchObject({ type: 'injection', id: 'app', effect: 'degraded' });
  });
});
