import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCertificate } from '../../src/check/check-certificate.js';
import type { TopologyDocument } from '../arbitrary/document.js';
import { type Features, topologyDocument } from '../arbitrary/topology.js';
import { build, durationOf, injectionOf } from '../oracle/build.js';
import { differences } from './differences.js';
import { runEngine } from './run-engine.js';

const RUNS = Number(process.env.AGREEMENT_RUNS ?? 350);
/** The same documents in every run, so that nobody's change fails by luck; a long search sets another seed. */
const SEED = Number(process.env.AGREEMENT_SEED ?? 20_240_719);

const CASES: readonly [string, Partial<Features>][] = [
  [
    'nothing but domains and hard dependencies',
    { delays: false, fallBacks: false, cuts: false, loss: false },
  ],
  ['losses', { delays: false, fallBacks: false, cuts: false }],
  ['cuts', { delays: false, fallBacks: false }],
  ['fall-backs', { delays: false, cuts: false }],
  ['delays', { fallBacks: false, cuts: false }],
  ['everything', {}],
];

function eachScenario(document: TopologyDocument, look: (problems: string[], what: string) => void) {
  const topology = build(document);
  for (const [id, scenario] of Object.entries(document.scenarios)) {
    const injection = injectionOf(topology, scenario);
    const duration = durationOf(scenario);
    look(differences(topology, injection, duration), id);
    const { certificate } = runEngine(topology, injection, duration);
    const disbelief = checkCertificate(topology, { injection, duration }, certificate);
    look(
      disbelief.map((problem) => JSON.stringify(problem)),
      `${id}, certificate`,
    );
  }
}

describe('the engine agrees with the oracle, and its certificates are believed', () => {
  for (const [name, features] of CASES) {
    it(`on random topologies: ${name}`, () => {
      fc.assert(
        fc.property(topologyDocument(features), (document) => {
          eachScenario(document, (problems, what) => expect(problems, what).toEqual([]));
        }),
        { numRuns: RUNS, seed: SEED },
      );
    });
  }
});
