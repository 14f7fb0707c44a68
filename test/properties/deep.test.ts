import { describe, expect, it, vi } from 'vitest';
import type { DomainEntry, ServiceEntry } from '../arbitrary/document.js';
import { analyzeText } from './front-door.js';

vi.setConfig({ testTimeout: 120_000 });

const COUNT = 100_000;
/** Milliseconds, on two cores that others use as well; reading the file included. */
const LIMIT = 5_000;

interface Draft {
  readonly domains?: readonly DomainEntry[];
  /** Services s0, s1, … and domains d0, d1, … by position. */
  readonly services: readonly ServiceEntry[];
  readonly fail: readonly string[];
}

/** The one scenario's result and how long it took to read and analyse it. */
function analyze({ domains = [], services, fail }: Draft) {
  const named = <T>(letter: string, list: readonly T[]) =>
    Object.fromEntries(list.map((entry, i) => [`${letter}${i}`, entry]));
  const text = JSON.stringify({
    version: 1,
    domains: named('d', domains),
    services: named('s', services),
    scenarios: { lost: { fail } },
  });
  const start = performance.now();
  const result = analyzeText(text).scenarios[0]!;
  return { result, took: performance.now() - start };
}

const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

describe(`${COUNT} services`, () => {
  it('in a chain', () => {
    const services = times(COUNT, (i) => (i === 0 ? {} : { dependsOn: [`s${i - 1}`] }));
    const { result, took } = analyze({ services, fail: ['s0'] });
    expect(result.states).toMatchObject({ down: COUNT });
    expect(result.services.at(-1)!.under).toMatchObject({ type: 'dependency', id: `s${COUNT - 2}` });
    expect(took).toBeLessThan(LIMIT);
  });

  it('in a star', () => {
    const services = times(COUNT, (i) => (i === 0 ? {} : { dependsOn: ['s0'] }));
    const { result, took } = analyze({ services, fail: ['s0'] });
    expect(result.states).toMatchObject({ down: COUNT });
    expect(took).toBeLessThan(LIMIT);
  });

  it('in a star, one of which is lost to the middle', () => {
    const rays = times(COUNT - 1, (i) => `s${i + 1}`);
    const services = [{ dependsOn: rays }, ...rays.map(() => ({}))];
    const { result, took } = analyze({ services, fail: [`s${COUNT - 1}`] });
    expect(result.states).toMatchObject({ down: 2, up: COUNT - 2 });
    expect(took).toBeLessThan(LIMIT);
  });

  it('in a ladder, each rung on both of the rung before', () => {
    const below = (i: number) => [i - 2 - (i % 2), i - 1 - (i % 2)].map((n) => `s${n}`);
    const services = times(COUNT, (i) => (i < 2 ? {} : { dependsOn: below(i) }));
    const { result, took } = analyze({ services, fail: ['s0'] });
    expect(result.states).toMatchObject({ down: COUNT - 1, up: 1 });
    expect(took).toBeLessThan(LIMIT);
  });

  it('in a circle, which stays up by itself and falls as a whole', () => {
    const services = times(COUNT, (i) => ({ dependsOn: [`s${(i + COUNT - 1) % COUNT}`] }));
    const { result, took } = analyze({ domains: [{}], services, fail: ['d0'] });
    expect(result.states).toMatchObject({ up: COUNT });
    expect(took).toBeLessThan(LIMIT);
    const lost = analyze({ services, fail: [`s${COUNT / 2}`] });
    expect(lost.result.states).toMatchObject({ down: COUNT });
    expect(lost.took).toBeLessThan(LIMIT);
  });

  it('in a circle round which a part is lost', () => {
    const services = times(COUNT, (i) => ({
      dependsOn: [{ id: `s${(i + COUNT - 1) % COUNT}`, impact: '50%' }],
    }));
    const { result, took } = analyze({ services, fail: ['s0'] });
    expect(result.services[1]).toMatchObject({ state: 'partial', lost: 0.5 });
    expect(took).toBeLessThan(LIMIT);
  });
});

describe('domains', () => {
  const depth = 50_000;

  it(`${depth} within one another`, () => {
    const domains = times(depth, (i): DomainEntry => (i === 0 ? {} : { within: [`d${i - 1}`] }));
    const services = [{ placements: [{ in: `d${depth - 1}` }] }, { placements: [{ in: 'd0' }] }];
    const { result, took } = analyze({ domains, services, fail: ['d1'] });
    expect(result.services.map(({ state }) => state)).toEqual(['down', 'up']);
    expect(result.domainsDown).toHaveLength(depth - 1);
    expect(took).toBeLessThan(LIMIT);
  });

  it(`${depth} that hang on one another's uplinks`, () => {
    const domains = times(depth, (i): DomainEntry => ({ uplink: i === 0 ? [] : [`d${i - 1}`] }));
    const services = [{ placements: [{ in: `d${depth - 1}` }] }, { placements: [{ in: 'd0' }] }];
    const { result, took } = analyze({ domains, services, fail: ['d0'] });
    expect(result.services.map(({ state }) => state)).toEqual(['down', 'down']);
    expect(took).toBeLessThan(LIMIT);
  });

  it(`${depth} that need one another`, () => {
    const domains = times(depth, (i): DomainEntry => (i === 0 ? {} : { dependsOn: [`d${i - 1}`] }));
    const services = [{ placements: [{ in: `d${depth - 1}` }] }];
    const { result, took } = analyze({ domains, services, fail: ['d0'] });
    expect(result.services[0]!.state).toBe('down');
    expect(took).toBeLessThan(LIMIT);
  });
});
