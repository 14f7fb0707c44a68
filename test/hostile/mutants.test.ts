import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drawn, faultsOf } from './run-mutant.js';
import { readSeeds } from './seeds.js';

const seeds = readSeeds(fileURLToPath(new URL('../../', import.meta.url)));

/** What mutation found, shortened: command, file. Kept as text, for other mutators draw other files from a seed. */
const FOUND: readonly (readonly [argv: string, text: string])[] = [
  [
    'analyze f.yaml --format json',
    'version: 1\nservices: { a: { title: "\\u202egnp.exe" } }\nscenarios: { s: { fail: [a] } }\n',
  ],
  [
    'analyze f.yaml',
    'version: 1\ndomains: { d: { kind: zone } }\nservices: { a: { placements: [{ each: { __proto__: zone } }] } }\n',
  ],
];

describe('mutated topologies', { timeout: 120_000 }, () => {
  it.each(FOUND)('%s, once a fault: %j', async (argv, text) => {
    const mutated = { argv: argv.split(' '), bytes: new TextEncoder().encode(text) };
    expect(await faultsOf(mutated)).toEqual([]);
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
