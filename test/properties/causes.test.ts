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

const RUNS = Number(process.env.PROPERTY_RUNS ?? 400);

function forAll(problems: (made: ReturnType<typeof run>) => readonly string[]): void {
  const law = (document: TopologyDocument): void => {
    expect(problems(run(document))).toEqual([]);
  };
  fc.assert(fc.property(topologyDocument(), law), { numRuns: RUNS });
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
