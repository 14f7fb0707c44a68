import { describe, expect, it } from 'vitest';
import type { Parts } from '../../src/model/injection.js';
import { eachRuns } from '../../src/model/runs.js';
import { matchSelector } from '../../src/model/selector.js';
import type { Target } from '../../src/model/topology.js';
import { topologyOf } from './build.js';

const TEXT = `domains:
  a: { kind: k }
  b: { kind: k }
  c: { kind: k }
services: { s: { placements: [a] } }
`;
const HEAD = { id: 's', title: 'T', duration: 60 };
const domain = (index: number): Target => ({ type: 'domain', domain: index });

describe('runs of each', () => {
  const topology = topologyOf(TEXT);
  const matches = matchSelector(topology, { kind: ['k'] });

  it('are one a combination, in the order of the matches', () => {
    const runs = eachRuns(topology, { key: 'fail', matches, order: 2 }, HEAD);
    expect(runs.map(({ id }) => id)).toEqual(['s[a+b]', 's[a+c]', 's[b+c]']);
    expect(runs[1]).toEqual({
      id: 's[a+c]',
      title: 'T',
      duration: 60,
      steps: [{ fail: [domain(0), domain(2)], isolate: [], degrade: [], limit: [] }],
    });
    expect(eachRuns(topology, { key: 'fail', matches, order: 4 }, HEAD)).toEqual([]);
  });

  it('inject on top of what every run does, each target once and in order', () => {
    const base: Parts = {
      fail: [domain(1)],
      isolate: [domain(2), domain(0), domain(2)],
      degrade: [],
      limit: [
        { domain: 2, factor: 0.5 },
        { domain: 1, factor: 0.1 },
      ],
    };
    const limit = [base.limit[1], base.limit[0]];
    const steps = (key: 'fail' | 'isolate' | 'degrade') =>
      eachRuns(topology, { key, matches, order: 1 }, HEAD, base).map((run) => run.steps[0]);
    const rest = { isolate: [0, 2], degrade: [], limit };
    expect(steps('fail')).toEqual([
      { ...rest, fail: [domain(0), domain(1)] },
      { ...rest, fail: [domain(1)] },
      { ...rest, fail: [domain(1), domain(2)] },
    ]);
    expect(steps('isolate').map((step) => step!.isolate)).toEqual([
      [0, 2],
      [0, 1, 2],
      [0, 2],
    ]);
    expect(steps('degrade').map((step) => step!.degrade)).toEqual([[domain(0)], [domain(1)], [domain(2)]]);
  });

  it('are of the same targets for every selector', () => {
    expect(matchSelector(topology, { id: ['b'] })[0]).toBe(matches[1]);
  });
});
