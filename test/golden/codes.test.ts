import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ALL_CODES } from '../../src/run/all-codes.js';
import { SHORTENED, UNREACHABLE } from '../diagnostics/by-hand.js';
import { parseExample } from '../diagnostics/example.js';
import { readCase, runCase, writeExpected } from './run-case.js';

/*
 * A golden case for every code: code-BR1203 is the example that `explain BR1203` shows, and what the program says to it.
 * UPDATE_GOLDEN=1 writes the cases from the examples; golden.test.ts runs them with all others.
 */

const here = fileURLToPath(new URL('.', import.meta.url));
const update = process.env.UPDATE_GOLDEN === '1';
const reachable = [...ALL_CODES.keys()].filter((code) => !UNREACHABLE.has(code));
/** So that the answer is the same on a machine without git. */
const SETTING: Readonly<Record<string, string>> = { BR3004: 'PATH=/none ' };
const made = reachable.filter((code) => !SHORTENED.includes(code));

describe('every code', () => {
  it.each(made)('%s has its example as a golden case', async (code) => {
    const directory = `${here}code-${code}`;
    const { files, command } = parseExample(ALL_CODES.get(code)!.example);
    const inputs = [...files, ['command', `${SETTING[code] ?? ''}${command}\n`] as const];
    if (update) await record(directory, inputs);
    for (const [name, text] of inputs) expect(readFileSync(`${directory}/${name}`, 'utf8')).toBe(text);
  });

  it.each(reachable)('%s is shown by its golden case', (code) => {
    const directory = `${here}code-${code}`;
    const shown = ['stdout', 'stderr'].map((name) => readFileSync(`${directory}/${name}`, 'utf8')).join('');
    expect(shown).toMatch(new RegExp(`^.*(error|warning) ${code}: `, 'm'));
  });

  it.each([...UNREACHABLE])('%s is raised by a test instead', (code, { test }) => {
    expect(readFileSync(fileURLToPath(new URL(`../../${test}`, import.meta.url)), 'utf8')).toContain(code);
    expect(existsSync(`${here}code-${code}`)).toBe(false);
  });

  it('has no case of a code that there is not', () => {
    const cases = readdirSync(here).filter((name) => name.startsWith('code-'));
    expect(cases).toEqual(reachable.map((code) => `code-${code}`).sort());
  });
});

async function record(directory: string, inputs: readonly (readonly [string, string])[]): Promise<void> {
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of inputs) writeFileSync(`${directory}/${name}`, text);
  writeExpected(directory, await runCase(readCase(directory)));
}
