/*
 * node fuzz.js ROOT FIRST COUNT: seeds FIRST … FIRST + COUNT - 1, one after another in this process. Prints lines of JSON: one for each
 * seed that failed, a sign of life now and then, and a sum at the end.
 */
import { drawn, faultsOf } from './run-mutant.js';
import { readSeeds } from './seeds.js';

// The parser makes an error object for each problem it finds; the frames of its stack cost more than the rest.
Error.stackTraceLimit = 2;
for (const one of [Object, Array, Function, String, Map, Set]) Object.freeze(one.prototype);

const [root = '', first = '0', count = '0'] = process.argv.slice(2);
const seeds = readSeeds(root);
let failed = 0;
let slowest = { milliseconds: 0, seed: -1 };
const from = performance.now();
for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  const mutated = drawn(seeds, seed);
  const before = performance.now();
  const faults = await faultsOf(mutated);
  const milliseconds = performance.now() - before;
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds: Math.round(milliseconds), seed };
  if (seed % 500 === 0) process.stdout.write(`${JSON.stringify({ seed })}\n`);
  if (faults.length > 0) {
    failed++;
    process.stdout.write(`${JSON.stringify({ seed, argv: mutated.argv, faults })}\n`);
  }
}
const seconds = Math.round((performance.now() - from) / 100) / 10;
process.stdout.write(`${JSON.stringify({ files: Number(count), failed, seconds, slowest })}\n`);
