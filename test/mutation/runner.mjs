import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';

/*
 * Stryker's mutants, asked in its own worker processes without a test framework between them: each document of documents.ts is a
 * test, and a mutant is killed by the first whose answers are others than those of the engine as it is.
 */

/** Where Stryker's instrumented code looks for the mutant that is active, and counts. */
const state = (globalThis.__stryker__ = {});

/** What the engine as it is answers: written by the first worker, in the sandbox that all share. */
const KNOWN = 'known-answers.json';

class Runner {
  capabilities() {
    // The engine has no state of its own, so a mutant needs no fresh modules.
    return { reloadEnvironment: false };
  }

  async init() {
    const covering = await load('covering', (text) => text);
    const plain = await load('plain', (text) => text.replace(COUNTS, '0'));
    this.covering = covering.answersOf;
    this.answersOf = plain.answersOf;
    this.documents = plain.documents(30);
  }

  /** Which document reaches which mutant, and what is answered where none is active. */
  async dryRun() {
    if (this.documents.length < 200) throw new Error('the corpus is gone');
    const known = [];
    const tests = this.documents.map((document, index) => {
      const started = performance.now();
      state.currentTestId = String(index);
      known.push([...this.covering(document)]);
      return passed(index, performance.now() - started);
    });
    state.currentTestId = undefined;
    const own = `${KNOWN}.${process.pid}`;
    writeFileSync(own, JSON.stringify(known));
    renameSync(own, KNOWN);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    this.known ??= existsSync(KNOWN) ? JSON.parse(readFileSync(KNOWN, 'utf8')) : [];
    Object.assign(state, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
    const tests = this.testsUntilOneFails(testFilter?.map(Number) ?? this.documents.keys());
    const late = determineHitLimitReached(state.hitCount, hitLimit);
    state.activeMutant = undefined;
    return toMutantRunResult(late ?? { status: DryRunStatus.Complete, tests });
  }

  testsUntilOneFails(indices) {
    const tests = [];
    for (const index of indices) {
      const failureMessage = this.difference(index);
      tests.push(failureMessage === null ? passed(index, 0) : failed(index, failureMessage));
      if (failureMessage !== null) break;
    }
    return tests;
  }

  difference(index) {
    let scenario = 0;
    try {
      for (const answer of this.answersOf(this.documents[index])) {
        if (answer !== this.known[index][scenario++]) return `another answer to scenario ${scenario}`;
      }
    } catch (error) {
      return String(error);
    }
    return null;
  }
}

const test = (index) => ({ id: String(index), name: `document ${index}` });
const passed = (index, timeSpentMs) => ({ ...test(index), status: TestStatus.Success, timeSpentMs });
const failed = (index, failureMessage) => ({
  ...test(index),
  status: TestStatus.Failed,
  timeSpentMs: 0,
  failureMessage,
});

/** Counting what is covered takes longer than the engine itself: it is done once. */
const COUNTS = /\bstryCov_9fa48\d*\((?:"\d+"(?:, )?)+\)/g;

async function load(name, edit) {
  const { outputFiles } = await build({
    // The sandbox: esbuild itself would take the directory that it was loaded in.
    absWorkingDir: process.cwd(),
    entryPoints: ['test/mutation/answers.ts'],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const file = resolve(`mutants-${name}-${process.pid}.mjs`);
  writeFileSync(file, edit(outputFiles[0].text));
  return await import(pathToFileURL(file).href);
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'answers', Runner)];
