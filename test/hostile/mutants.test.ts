import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drawn, faultsOf } from './run-mutant.js';
import { readSeeds } from './seeds.js';

const seeds = readSeeds(fileURLToPath(new URL('../../', import.meta.url)));

/** Seeds that once failed; `node scripts/fuzz.mjs` names them. They stay, though mutators that change draw other files from them. */
const ONCE = [430, 1_168_943];

describe('mutated topologies', { timeout: 120_000 }, () => {
  it.each(ONCE)('seed %i, which once failed', async (seed) => {
    expect(await faultsOf(drawn(seeds, seed))).toEqual([]);
  });

  it.each([0, 1, 2, 3])('five hundred more, %i', async (part) => {
    for (let seed = 10_000 + part * 500; seed < 10_500 + part * 500; seed++) {
      const mutated = drawn(seeds, seed);
      const faults = await faultsOf(mutated);
      expect({ seed, argv: mutated.argv, faults }).toEqual({ seed, argv: mutated.argv, faults: [] });
    }
  });

  it('a seed is the same file everywhere', () => {
    const text = new TextDecoder();
    expect(text.decode(drawn(seeds, 7).bytes)).toBe(text.decode(drawn(seeds, 7).bytes));
    expect(drawn(seeds, 7).bytes).not.toEqual(drawn(seeds, 8).bytes);
  });
});
