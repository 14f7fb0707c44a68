import { describe, expect, it, vi } from 'vitest';
import type { Sources } from '../../src/diagnostics/types.js';
import type { Topology } from '../../src/model/topology.js';
import { analyzeTopology } from '../../src/run/analyze.js';
import type { DomainEntry } from '../arbitrary/document.js';
import { readText } from './front-door.js';
import { wired } from './wired.js';

/** Depth must neither overflow a stack nor go quadratic: what hangs is ended here, speed itself is the bench's. */
vi.setConfig({ testTimeout: 120_000 });

const COUNT = 30_000;

const noFile: Sources = [{ name: 'topology.yaml', text: '', lineStarts: [0] }];

function analyze(topology: Topology, sources = noFile) {
  const { document } = analyzeTopology(topology, {}, [], sources);
  return document!.scenarios[0]!;
}

/** Through the front door: the text is read as a file is. */
function analyzeEntries(entries: { domains?: readonly object[]; services: readonly object[]; fail: string }) {
  const named = (letter: string, list: readonly object[]) =>
    Object.fromEntries(list.map((entry, i) => [`${letter}${i}`, entry]));
  const { domains = [], services, fail } = entries;
  const scenarios = { lost: { fail: [fail] } };
  const text = JSON.stringify({
    version: 1,
    domains: named('d', domains),
    services: named('s', services),
    scenarios,
  });
  const { topology, sources } = readText(text);
  return analyze(topology, sources);
}

const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

describe(`${COUNT} services`, () => {
  it('in a chain, read from a file', () => {
    const services = times(COUNT, (i) => (i === 0 ? {} : { dependsOn: [`s${i - 1}`] }));
    const result = analyzeEntries({ services, fail: 's0' });
    expect(result.states).toMatchObject({ down: COUNT });
    expect(result.services.at(-1)!.under).toMatchObject({ type: 'dependency', id: `s${COUNT - 2}` });
  });

  it('in a star', () => {
    const rays = times(COUNT, (i) => (i === 0 ? [] : [0]));
    expect(analyze(wired(rays, [0])).states).toMatchObject({ down: COUNT });
  });

  it('in a star whose middle needs them all', () => {
    const middle = times(COUNT, (i) => (i === 0 ? times(COUNT - 1, (n) => n + 1) : []));
    expect(analyze(wired(middle, [COUNT - 1])).states).toMatchObject({ down: 2, up: COUNT - 2 });
  });

  it('in a ladder, each on both of the rung before', () => {
    const rungs = times(COUNT, (i) => (i < 2 ? [] : [i - 2 - (i % 2), i - 1 - (i % 2)]));
    expect(analyze(wired(rungs, [0])).states).toMatchObject({ down: COUNT - 1, up: 1 });
  });

  it('in a circle, which stays up by itself and falls as a whole', () => {
    const circle = times(COUNT, (i) => [(i + COUNT - 1) % COUNT]);
    expect(analyze(wired(circle, [])).states).toMatchObject({ up: COUNT });
    expect(analyze(wired(circle, [COUNT / 2])).states).toMatchObject({ down: COUNT });
  });
});

it('a loss goes round a circle of 3000', () => {
  const count = 3000;
  const needs = (i: number) => ({ id: `s${(i + count - 1) % count}`, impact: '50%' });
  const result = analyzeEntries({ services: times(count, (i) => ({ dependsOn: [needs(i)] })), fail: 's0' });
  expect(result.services[1]).toMatchObject({ state: 'partial', lost: 0.5 });
});

describe('domains', () => {
  const depth = 20_000;
  const deepest = (count: number) => [
    { placements: [{ in: `d${count - 1}` }] },
    { placements: [{ in: 'd0' }] },
  ];

  it(`${depth} within one another`, () => {
    const domains = times(depth, (i): DomainEntry => (i === 0 ? {} : { within: [`d${i - 1}`] }));
    const result = analyzeEntries({ domains, services: deepest(depth), fail: 'd1' });
    expect(result.services.map(({ state }) => state)).toEqual(['down', 'up']);
    expect(result.domainsDown).toHaveLength(depth - 1);
  });

  it(`${depth} that need one another`, () => {
    const domains = times(depth, (i): DomainEntry => (i === 0 ? {} : { dependsOn: [`d${i - 1}`] }));
    const result = analyzeEntries({ domains, services: deepest(depth), fail: 'd1' });
    expect(result.services.map(({ state }) => state)).toEqual(['down', 'up']);
  });

  it('2000 that hang on one another by their uplinks', () => {
    const domains = times(2000, (i): DomainEntry => ({ uplink: i === 0 ? [] : [`d${i - 1}`] }));
    const result = analyzeEntries({ domains, services: deepest(2000), fail: 'd1' });
    expect(result.services.map(({ state }) => state)).toEqual(['down', 'up']);
    expect(result.domainsCut).toEqual(['d2']);
  });
});
