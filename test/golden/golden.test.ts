import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCase, readExpected, runCase, writeExpected } from './run-case.js';
import { runInProcess } from './run-in-process.js';

/*
 * One directory a case: a `command` line, its files, and the exact `stdout`, `stderr` and `status`. Two examples, help and what
 * concerns streams is asked of the built program; the rest in this process, one after the other, which takes a tenth of the
 * time (GOLDEN_IN_PROCESS=1: all of it, for a coverage run). UPDATE_GOLDEN=1 writes the expectations again: read the diff before
 * you believe it. Without it a case that has none fails.
 */

const here = fileURLToPath(new URL('.', import.meta.url));
const update = process.env.UPDATE_GOLDEN === '1';
const OF_THE_PROGRAM = /^(example-(july|hospital)|help$|usage-no-arguments|standard-input|init|color-|ascii-locale|diff-)/;

const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const isBuilt = (name: string) => process.env.GOLDEN_IN_PROCESS !== '1' && OF_THE_PROGRAM.test(name);

const check = (run: typeof runCase) => async (name: string) => {
  const directory = here + name;
  const found = await run(readCase(directory));
  if (update) return writeExpected(directory, found);
  expect(readExpected(directory), `no expectation yet: record ${name} with UPDATE_GOLDEN=1`).not.toBeNull();
  expect(found).toEqual(readExpected(directory));
};

describe('golden', () => {
  it.each(cases.filter((name) => !isBuilt(name)))('%s', check(runInProcess));
});

const built = cases.filter(isBuilt);
// A suite without a test is an error.
if (built.length > 0) {
  describe.concurrent('golden, the built program', () => {
    it.each(built)('%s', check(runCase));
  });
}
