import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Run, Topology } from '../../src/model/topology.js';
import { estimate } from '../../src/run/estimate.js';
import { evaluator } from '../../src/run/evaluate.js';
import { TELLING } from '../agreement/telling.js';
import type { TopologyDocument } from '../arbitrary/document.js';
import { cutsBehindCuts, topologyDocument } from '../arbitrary/topology.js';
import { build, durationOf, injectionOf } from '../oracle/build.js';

/* Rows that are the same in several runs are one object: no run may be told otherwise because others were told before or after. */

const options = () => ({
  locate: () => ({ file: '', line: 1, column: 1 }),
  certificate: false,
  isJudged: () => true,
  work: { left: Number.MAX_SAFE_INTEGER },
});
const head = { scenario: 's', at: null };

function runsOf(topology: Topology, document: TopologyDocument): Run[] {
  const runs = Object.entries(document.scenarios).map(([id, scenario]): Run => {
    const steps = [injectionOf(topology, scenario)];
    return { id, title: null, duration: durationOf(scenario), steps };
  });
  // There and back again: the same run after another one, and after itself.
  return [...runs, ...runs.toReversed()];
}

/** Written down when all have been told: a later run may change nothing in what an earlier one said. */
function toldTogether(topology: Topology, runs: readonly Run[]): string[] {
  const evaluate = evaluator(topology, runs, options());
  const told = runs.map((run) => evaluate(head, run).reported);
  return told.map((one) => JSON.stringify(one));
}

function check(document: TopologyDocument): void {
  const topology = build(document);
  const runs = runsOf(topology, document);
  for (const [i, together] of toldTogether(topology, runs).entries()) {
    const alone = JSON.stringify(evaluator(topology, runs, options())(head, runs[i]!).reported);
    if (together !== alone) expect(JSON.parse(together)).toEqual(JSON.parse(alone));
  }
}

it.each([
  ['with everything', topologyDocument()],
  ['without delays', topologyDocument({ delays: false })],
  ['cuts behind cuts', cutsBehindCuts()],
])('what runs take is never less than what was estimated: random topologies %s', (_, documents) => {
  fc.assert(
    fc.property(documents, (document) => {
      const topology = build(document);
      const services = topology.services.map((_, service) => service);
      const alone = services.map((service) => ({
        fail: [{ type: 'service' as const, service }],
        isolate: [],
        degrade: [],
        limit: [],
      }));
      const runs = [
        ...runsOf(topology, document),
        ...alone.map(
          (one): Run => ({ id: 'r', title: null, duration: Number.POSITIVE_INFINITY, steps: [one] }),
        ),
      ];
      for (const run of runs) {
        const { work, ...rest } = options();
        evaluator(topology, [run], { ...rest, work })(head, run);
        const { perStep, steps, inside } = estimate(topology, [run], () => true);
        expect(Number.MAX_SAFE_INTEGER - work.left).toBeGreaterThanOrEqual(perStep * steps + inside);
      }
    }),
    { numRuns: 100 },
  );
});

it.each(Object.entries(TELLING))('a run is told as if it were the only one: %s', (_, document) =>
  check(document),
);

it.each([
  ['with everything', topologyDocument()],
  ['without delays', topologyDocument({ delays: false })],
  ['cuts behind cuts', cutsBehindCuts()],
])('a run is told as if it were the only one: random topologies %s', (_, documents) => {
  fc.assert(fc.property(documents, check), { numRuns: 60 });
});
