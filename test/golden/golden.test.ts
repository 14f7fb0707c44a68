import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCase, readExpected, runCase, writeExpected } from './run-case.js';
import { runInProcess } from './run-in-process.js';

/*
 * One directory a case: a `command` line, its files, and the exact `stdout`, `stderr` and `status` of the built program.
 * GOLDEN_IN_PROCESS=1 (a coverage run) asks the sources instead, one after the other. UPDATE_GOLDEN=1 writes them again: read the diff before you believe it. Without it a case that has none fails.
 */

const here = fileURLToPath(new URL('.', import.meta.url));
const inProcess = process.env.GOLDEN_IN_PROCESS === '1';
const update = process.env.UPDATE_GOLDEN === '1';

const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

describe('golden', { timeout: 60_000, concurrent: !inProcess }, () => {
  it.each(cases)('%s', async (name) => {
    const directory = here + name;
    const found = await (inProcess ? runInProcess : runCase)(readCase(directory));
    if (update) return writeExpected(directory, found);
    expect(readExpected(directory), `no expectation yet: record ${name} with UPDATE_GOLDEN=1`).not.toBeNull();
    expect(found).toEqual(readExpected(directory));
  });
});
