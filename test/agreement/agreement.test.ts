import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCertificate } from '../../src/check/check-certificate.js';
import type { TopologyDocument } from '../arbitrary/document.js';
import { cutsBehindCuts, topologyDocument } from '../arbitrary/topology.js';
import { build, durationOf, injectionOf } from '../oracle/build.js';
import { differences } from './differences.js';
import { type EngineResult, runEngine } from './run-engine.js';
import { TELLING } from './telling.js';

/** `.ci/run` asks for more. */
const RUNS = Number(process.env.AGREEMENT_RUNS ?? 150);
/** The same documents in every run, so that nobody's change fails by luck; a long search sets another seed. */
const SEED = Number(process.env.AGREEMENT_SEED ?? 20_240_719);

const CASES: readonly [string, fc.Arbitrary<TopologyDocument>][] = [
  [
    'nothing but domains and hard dependencies',
    topologyDocument({ delays: false, fallBacks: false, cuts: false, loss: false }),
  ],
  ['losses', topologyDocument({ delays: false, fallBacks: false, cuts: false })],
  ['cuts', topologyDocument({ delays: false, fallBacks: false })],
  ['fall-backs', topologyDocument({ delays: false, cuts: false })],
  ['delays', topologyDocument({ fallBacks: false, cuts: false })],
  ['everything', topologyDocument()],
  ['cuts behind cuts', cutsBehindCuts()],
];

function eachScenario(document: TopologyDocument, look: (problems: string[], what: string) => void) {
  const topology = build(document);
  const all = Object.values(document.scenarios).map((scenario) => injectionOf(topology, scenario));
  for (const [id, scenario] of Object.entries(document.scenarios)) {
    const injection = injectionOf(topology, scenario);
    const duration = durationOf(scenario);
    const alone = runEngine(topology, injection, duration);
    const among = runEngine(topology, injection, duration, all);
    look(differences(topology, injection, duration, alone.result), id);
    look(told(among) === told(alone) ? [] : ['not the same'], `${id}, compiled with the others`);
    for (const { certificate } of [alone, among]) {
      const disbelief = checkCertificate(topology, { injection, duration }, certificate);
      look(
        disbelief.map((problem) => JSON.stringify(problem)),
        `${id}, certificate`,
      );
    }
  }
}

/** Of several things that fail at once, one or another is named as the cause, and comes first in a certificate. */
function told({ result }: EngineResult): string {
  const isEither = new Set(['causes', 'under', 'certificate']);
  return JSON.stringify(result, (key, value) => (isEither.has(key) ? undefined : value));
}

describe('the engine agrees with the oracle, and its certificates are believed', () => {
  it.each(Object.entries(TELLING))('on %s', (_, document) => {
    eachScenario(document, (problems, what) => expect(problems, what).toEqual([]));
  });

  for (const [name, arbitrary] of CASES) {
    it(`on random topologies: ${name}`, () => {
      fc.assert(
        fc.property(arbitrary, (document) => {
          eachScenario(document, (problems, what) => expect(problems, what).toEqual([]));
        }),
        { numRuns: RUNS, seed: SEED },
      );
    });
  }
});
