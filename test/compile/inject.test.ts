import { expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { inject } from '../../src/compile/inject.js';
import { build, injectionOf } from '../oracle/build.js';

test('the limits of one run leave the capacities of the next alone', () => {
  const topology = build({
    domains: { a: {} },
    services: { s: { placements: [{ in: 'a', capacity: 100 }], demand: 100, overload: 'shed' } },
  });
  const compiled = compile(topology, { isolated: [], degrades: false });
  const half = injectionOf(topology, { limit: [{ id: 'a', capacity: '50%' }] });
  const capacities = [1, 2].map(() => [...inject(topology, compiled, half).capacity!]);
  expect(capacities).toEqual([[50], [50]]);
  expect([...compiled.placementCapacity]).toEqual([100]);
});
