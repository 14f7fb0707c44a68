import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { loadText } from '../../src/load/load.js';
import { buildTopology } from '../../src/model/build-topology.js';
import { analyzeTopology } from '../../src/run/analyze.js';
import { estimate } from '../../src/run/estimate.js';
import { PER_DOWN, PER_TOLD } from '../../src/run/evaluate.js';
import type { AnalyzeOptions } from '../../src/run/types.js';
import { DEFAULT_WORK } from '../../src/run/work.js';

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

const chain = (length: number, line: (n: number) => string) =>
  [...Array(length).keys()].map((n) => `  ${line(n)}`).join('\n');

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
    const { perStep, steps, inside, once } = estimate(topology, runs);
    expect(steps).toBe(300);
    expect(perStep * steps + inside + once).toBeLessThan(DEFAULT_WORK);
  });

  it('is not what four services on 300 sites that stand in for each other are, where cuts are no tree', () => {
    const { topology } = read(
      `domains:
  net: {}
  hub: { uplink: net }
  e-<n>: { for: { n: [${numbers(299)}] }, kind: edge-site, uplink: hub }
  between: { kind: edge-site, within: [e-0, e-1] }
services:
  s-<n>: { for: { n: [${numbers(4)}] }, serving: nearest, placements: [{ each: { kind: edge-site } }] }
scenarios: { s: { fail: [net] } }`,
    );
    const { runs } = topology.scenarios[0]!;
    expect(estimate(topology, runs).once).toBeGreaterThan(300 * 300 * 4);
    expect(estimate(topology, runs).once).toBeLessThan(DEFAULT_WORK);
  });

  it.each([
    ['with a cut each', 'uplink: net'],
    ['behind a hub', 'uplink: hub'],
    ['in a site', 'uplink: net, within: hub'],
  ])('is not what 100 services on 300 sites %s are: these are told from a few gates', (_, where) => {
    const { topology } = read(
      `domains:
  net: {}
  hub: { uplink: net }
  e-<n>: { for: { n: [${numbers(300)}] }, kind: edge-site, ${where} }
services:
  s-<n>: { for: { n: [${numbers(100)}] }, serving: nearest, placements: [{ each: { kind: edge-site } }] }
scenarios: { s: { fail: [net] } }`,
    );
    expect(estimate(topology, topology.scenarios[0]!.runs).once).toBeLessThan(300 * 100 * 20);
  });

  it('is told before anything is computed where what fails holds too much', () => {
    const { topology, sources } = read(
      `domains:
  e-0: {}
${chain(100, (n) => `e-${n + 1}: { kind: part, within: e-${n} }`)}
services: { a: { placements: [e-100] } }
scenarios: { s: { fail: { each: { kind: part } } } }`,
    );
    // e-1 holds 100 domains and the placement, e-2 99 of them, and so on.
    const { inside } = estimate(topology, topology.scenarios[0]!.runs);
    expect(inside).toBe(PER_DOWN * ((100 * 101) / 2 + 100));
    const { exit, notes } = analyzeTopology(topology, { maxWork: 20_000 }, [], sources);
    expect(exit).toBe(4);
    expect(notes[0]).toContain('takes at least');
    expect(notes[0]).toContain('20,600 for what goes down with what fails');
  });

  it.each([
    [
      'what needs it, one after the other',
      'b: { dependsOn: [a] }\n  c: { dependsOn: [b] }\n  d: { dependsOn: [b] }',
      4,
    ],
    [
      'what is in a circle with it, as far as it is told without going round',
      'b: { dependsOn: [a] }\n  c: { dependsOn: [c, a] }',
      2,
    ],
    ['not what is only worse for it', 'b: { dependsOn: [{ id: a, impact: degraded }] }', 1],
    ['not what loses a part of its users', 'b: { dependsOn: [{ id: a, impact: 50% }] }', 1],
    ['not what does without it for a while', 'b: { dependsOn: [{ id: a, worksWithout: 5m }] }', 1],
    ['not what has another one', 'b: { dependsOn: [{ anyOf: [a, r] }] }\n  r: {}', 1],
    ['not what needs it in one place alone', 'b: { placements: [{ in: x, dependsOn: [a] }, y] }', 1],
  ])('is told before for a service that fails: %s', (_, others, down) => {
    const text = `domains: { x: {}, y: {} }\nservices:\n  a: {}\n  ${others}\nscenarios: { s: { fail: [a] } }`;
    const { topology } = read(text);
    const { runs } = topology.scenarios[0]!;
    expect(estimate(topology, runs, () => true).inside).toBe((PER_DOWN + PER_TOLD) * down);
    expect(estimate(topology, runs).inside).toBe(PER_DOWN * down);
  });

  it('grows by the members of a circle of shared losses, not by their square', () => {
    const circle = `services:
${chain(400, (n) => `s-${n}: { dependsOn: [{ id: s-${n + 1}, impact: 50% }] }`)}
  s-400: { dependsOn: [{ id: s-0, impact: 50% }, r] }
  r: {}
scenarios: { s: { fail: [r] } }`;
    expect(analyzed(circle, { maxWork: 40 * 400 }).exit).toBe(0);
  });

  it('grows by the length of a chain of uplinks, not by its square', () => {
    const uplinks = `domains:
  e-0: { uplink: [] }
${chain(400, (n) => `e-${n + 1}: { kind: site, uplink: e-${n} }`)}
services: { a: { serving: local, placements: [{ each: { kind: site } }] } }
scenarios: { s: { fail: [e-0] } }`;
    expect(analyzed(uplinks, { maxWork: 10 * 400 }).exit).toBe(0);
  });

  it('has room for one run that takes everything down, and counts the rows of more that are not the same', () => {
    const all = (fail: readonly string[]) => `services:
${chain(60, (n) => `s-${n}: { dependsOn: [r, q] }`)}
  r: {}
  q: {}
scenarios:
${chain(fail.length, (n) => `run-${n}: { fail: [${fail[n]!}] }`)}`;
    const least = (fail: readonly string[]) => {
      let [no, yes] = [0, 16_384];
      while (yes - no > 1) {
        const middle = (no + yes) >> 1;
        if (analyzed(all(fail), { maxWork: middle }).exit === 0) yes = middle;
        else no = middle;
      }
      return yes;
    };
    const again = least(['r', 'r', 'r']) - least(['r', 'r']);
    expect(least(['r', 'r'])).toBeLessThan(2.5 * least(['r']));
    // The same again is told as the same objects; another cause makes new ones.
    expect(again).toBeLessThan(1.1 * least(['r']));
    expect(least(['r', 'q', 'r'])).toBeGreaterThan(least(['r', 'r', 'r']) + 15 * 60);
  });

  it('counts what is done once and what is done for each run together', () => {
    const nested = `domains:
  net: {}
  e-0: { uplink: net }
${chain(60, (n) => `e-${n + 1}: { kind: site, uplink: net, within: e-${n} }`)}
services: { a: { serving: local, placements: [{ each: { kind: site } }] } }
scenarios: { s: { fail: [net] } }`;
    const { topology } = read(nested);
    const { perStep, inside, once } = estimate(topology, topology.scenarios[0]!.runs);
    const { exit, notes } = analyzed(nested, { maxWork: perStep + inside + once });
    expect(exit).toBe(4);
    expect(notes[0]).toContain('some of them again and again');
  });
});
