import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { loadText } from '../../src/load/load.js';
import { buildTopology } from '../../src/model/build-topology.js';
import { analyzeTopology } from '../../src/run/analyze.js';
import type { AnalyzeOptions } from '../../src/run/types.js';
import { DEFAULT_WORK, estimate } from '../../src/run/work.js';

function read(text: string) {
  const { raw, sources, diagnostics } = loadText('t.yaml', `version: 1\n${text}`);
  expect(diagnostics).toEqual([]);
  const { topology, diagnostics: found } = buildTopology(raw!, loadCatalog());
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { topology: topology!, sources };
}

function analyzed(text: string, options: AnalyzeOptions) {
  const { topology, sources } = read(text);
  return analyzeTopology(topology, options, [], sources);
}

const numbers = (count: number) => [...Array(count).keys()].join(', ');

const PAIRS = `services: { s-<n>: { for: { n: [${numbers(100)}] }, tier: 1 } }
scenarios: { pairs: { fail: { each: { tier: 1 } }, order: 2 } }`;

/** Two that lose by each other with a delay: the loss creeps up a millionth of a millionth at a time. */
const CREEP = `services:
  a: { dependsOn: [{ id: b, impact: 99.9999999%, worksWithout: 1s }] }
  b: { dependsOn: [{ id: a, impact: 99.9999999%, worksWithout: 1s }, { id: r, impact: 0.000001% }] }
  r: {}
scenarios: { s: { fail: [r] } }`;

describe('too much work', () => {
  it('is told before anything is computed, with what it would take and how to allow it', () => {
    // 4,950 runs x 100 services and 100 placements.
    const { exit, document, notes } = analyzed(PAIRS, { maxWork: 900_000 });
    expect({ exit, document }).toEqual({ exit: 4, document: null });
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(
      /^Incomplete: none of the 4,950 runs and events was analysed\. .*4,950 runs and events x 200 .* 900,000 are allowed\. .*--max-work \d+\.$/,
    );
  });

  it('is done when it is allowed', () => {
    const { notes } = analyzed(PAIRS, { maxWork: 900_000 });
    const allowed = 2 * Number(/--max-work (\d+)\.$/.exec(notes[0]!)![1]);
    const { exit, document } = analyzed(PAIRS, { maxWork: allowed });
    expect({ exit, runs: document?.scenarios.length }).toEqual({ exit: 0, runs: 4950 });
  });

  it('ends a computation that comes to no end', () => {
    const { exit, document, notes } = analyzed(CREEP, {});
    expect({ exit, document }).toEqual({ exit: 4, document: null });
    expect(notes[0]).toContain('some of them again and again');
  });

  it('is the same every time', () => {
    expect(analyzed(CREEP, { maxWork: 5000 })).toEqual(analyzed(CREEP, { maxWork: 5000 }));
  });

  it('is not what 300 sites with 40 local services each, a run a site, are', () => {
    const { topology } = read(
      `domains:
  net: {}
  e-<n>: { for: { n: [${numbers(300)}] }, kind: edge-site, uplink: net }
services:
  s-<n>: { for: { n: [${numbers(40)}] }, serving: local, placements: [{ each: { kind: edge-site } }] }
scenarios: { any: { fail: { each: { kind: edge-site } } } }`,
    );
    const { runs } = topology.scenarios[0]!;
    const { perStep, steps, once } = estimate(topology, runs);
    expect(steps).toBe(300);
    expect(perStep * steps + once).toBeLessThan(DEFAULT_WORK);
  });
});
