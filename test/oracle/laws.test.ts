import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { DependencyEntry, ScenarioEntry, TopologyDocument } from '../arbitrary/document.js';
import { type Features, topologyDocument } from '../arbitrary/topology.js';
import { renamed, reordered } from '../arbitrary/transform.js';
import { build, durationOf, injectionOf } from './build.js';
import { type OracleResult, oracle } from './oracle.js';

vi.setConfig({ testTimeout: 60_000 });

const RUNS = 100;
const SEED = 20_240_718;
const RANK = { up: 0, degraded: 1, partial: 2, down: 3 };
const SLACK = 1e-6;

function run(document: TopologyDocument, change: Partial<ScenarioEntry> = {}): OracleResult {
  const topology = build(document);
  const scenario = { ...document.scenarios.s0!, ...change };
  return oracle(topology, injectionOf(topology, scenario), durationOf(scenario));
}

function holds(law: (document: TopologyDocument) => void, features: Partial<Features> = {}): void {
  fc.assert(fc.property(topologyDocument(features), law), { numRuns: RUNS, seed: SEED });
}

function sustained(document: TopologyDocument): TopologyDocument {
  const { duration: _, ...scenario } = document.scenarios.s0!;
  return { ...document, scenarios: { s0: scenario } };
}

/** By service id, rounded to what does not depend on the order of a sum. */
function outcome(document: TopologyDocument): Record<string, unknown> {
  const { services } = run(document);
  const rounded = (lost: number) => Number(lost.toFixed(9));
  return Object.fromEntries(
    Object.keys(document.services).map((id, s) => {
      const { lost, settled, ...rest } = services[s]!;
      return [id, { ...rest, lost: rounded(lost), settled: { ...settled, lost: rounded(settled.lost) } }];
    }),
  );
}

function expectNoBetter(worse: OracleResult, base: OracleResult): void {
  for (const [s, service] of base.services.entries()) {
    expect(RANK[worse.services[s]!.state]).toBeGreaterThanOrEqual(RANK[service.state]);
    expect(worse.services[s]!.lost).toBeGreaterThanOrEqual(service.lost - SLACK);
  }
}

function expectSettledNoBetter(worse: OracleResult, base: OracleResult): void {
  for (const [s, { settled }] of base.services.entries()) {
    expect(RANK[worse.services[s]!.settled.state]).toBeGreaterThanOrEqual(RANK[settled.state]);
    expect(worse.services[s]!.settled.lost).toBeGreaterThanOrEqual(settled.lost - SLACK);
  }
}

function moreFails(document: TopologyDocument): Partial<ScenarioEntry> {
  const { fail = [] } = document.scenarios.s0!;
  const other = Object.keys(document.domains).find((id) => !fail.includes(id));
  return { fail: other === undefined ? fail : [...fail, other] };
}

function moreIsolated(document: TopologyDocument): Partial<ScenarioEntry> {
  const { isolate = [] } = document.scenarios.s0!;
  const other = Object.keys(document.domains).findLast((id) => !isolate.includes(id));
  return { isolate: other === undefined ? isolate : [...isolate, other] };
}

test('names do not matter', () => {
  holds((document) => {
    const other = renamed(document, (id) => `z${id}`);
    expect(Object.values(outcome(other))).toEqual(Object.values(outcome(document)));
  });
});

test('order does not matter', () => {
  holds((document) => {
    expect(outcome(reordered(document, 3))).toEqual(outcome(document));
  });
});

test('where nothing fails, everything is up', () => {
  holds((document) => {
    const states = run({ ...document, scenarios: { s0: {} } }).services.map((s) => s.state);
    expect(states).toEqual(states.map(() => 'up'));
  });
});

test('a longer outage never looks better', () => {
  holds((document) => {
    const [shorter, longer] = [run(document, { duration: '2h' }), run(document, { duration: '4h' })];
    expectNoBetter(longer, shorter);
    expectNoBetter(run(sustained(document)), longer);
  });
});

test('more failures never look better where no failover takes time', () => {
  holds(
    (document) => {
      expectNoBetter(run(document, moreFails(document)), run(document));
      expectNoBetter(run(document, moreIsolated(document)), run(document));
    },
    { fallBacks: false },
  );
});

test('more failures never look better where nothing works without what it needs', () => {
  holds(
    (document) => {
      expectNoBetter(run(document, moreFails(document)), run(document));
      expectNoBetter(run(document, moreIsolated(document)), run(document));
    },
    { delays: false },
  );
});

test('more failures never look better in the settled state of a sustained outage', () => {
  holds((drawn) => {
    const document = sustained(drawn);
    expectSettledNoBetter(run(document, moreFails(document)), run(document));
    expectSettledNoBetter(run(document, moreIsolated(document)), run(document));
  });
});

test('more dependencies never look better where no failover takes time', () => {
  holds(
    (document) => {
      const [id, service] = Object.entries(document.services)[0]!;
      const added: DependencyEntry = Object.keys(document.domains)[0]!;
      const needier = { ...service, dependsOn: [...(service.dependsOn ?? []), added] };
      const other = { ...document, services: { ...document.services, [id]: needier } };
      expectNoBetter(run(other), run(document));
    },
    { fallBacks: false },
  );
});
