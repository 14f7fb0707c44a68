import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { loadText } from '../../src/load/load.js';
import { buildTopology } from '../../src/model/build-topology.js';
import type { Topology } from '../../src/model/topology.js';
import { TELLING } from '../agreement/telling.js';
import { build, durationOf, injectionOf } from '../oracle/build.js';
import type { TopologyDocument } from './document.js';
import { topologyDocument } from './topology.js';

vi.setConfig({ testTimeout: 60_000 });

const nothing = { version: '', get: () => null, ids: () => [] };
const sample = fc.sample(topologyDocument(), { numRuns: 300, seed: 31 });

function read(document: TopologyDocument): { topology: Topology | null; errors: string[] } {
  const { raw, diagnostics } = loadText('random.json', JSON.stringify(document));
  const built = raw === null ? null : buildTopology(raw, nothing);
  const all = [...diagnostics, ...(built?.diagnostics ?? [])];
  const errors = all.filter((d) => d.severity === 'error').map((d) => `${d.code} ${d.message}`);
  return { topology: built?.topology ?? null, errors };
}

/** Without places in a file; shares to what does not depend on the order of a sum. */
function meaning(part: unknown): unknown {
  const text = JSON.stringify(part, (key, value) => (key === 'at' || key === 'labels' ? undefined : value));
  return JSON.parse(text, (key, value) => (key === 'share' ? Number(value.toFixed(9)) : value));
}

test('every random document is a valid file, and so is every telling one', () => {
  for (const document of [...sample, ...Object.values(TELLING)]) {
    const { errors } = read(document);
    expect(errors, JSON.stringify(document)).toEqual([]);
  }
});

test('the file is read as the oracle reads the document', () => {
  for (const document of sample) {
    const topology = read(document).topology!;
    const built = build(document);
    expect(meaning(topology.domains)).toEqual(meaning(built.domains));
    expect(meaning(topology.services)).toEqual(meaning(built.services));
    const run = topology.scenarios[0]!.runs[0]!;
    const scenario = document.scenarios.s0!;
    expect(run.duration).toBe(durationOf(scenario));
    const sorted = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item)).sort();
    const injection = injectionOf(built, scenario);
    for (const key of ['fail', 'isolate', 'degrade', 'limit'] as const) {
      expect(sorted(run.steps[0]![key])).toEqual(sorted(injection[key]));
    }
  }
});
