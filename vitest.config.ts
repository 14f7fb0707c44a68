import { defineConfig } from 'vitest/config';
import { noMissingTool } from './test/support/no-missing-tool.js';

/** Tests of the built program: they run what users run, so dist/ is built first where it is stale. */
const golden = ['test/golden/**/*.test.ts'];
const built = ['test/cli/built/**/*.test.ts', 'test/ci/**/*.test.ts'];
/** Tests that put something in the place of a module. */
const mocking = ['test/load/reader-fails.test.ts'];
const globalSetup = ['test/cli/built/build-once.ts'];

export default defineConfig({
  test: {
    // Where nothing may pass by being skipped, such as in .ci/run.
    reporters: ['default', ...(process.env.BLAST_RADIUS_REQUIRE_TOOLS === '1' ? [noMissingTool] : [])],
    pool: 'threads',
    maxWorkers: 2,
    maxConcurrency: 2,
    // What hangs is ended; how fast something is, the bench says.
    testTimeout: 120_000,
    setupFiles: ['test/support/same-seed.ts'],
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: [...golden, ...built, ...mocking],
          // Modules are loaded once a thread: nothing here keeps a state that a test could leave to the next one.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'mocking', include: mocking } },
      {
        extends: true,
        test: { name: 'built', include: built, globalSetup },
      },
      // Most cases run in the test's own process, in their directory: no thread has one of its own.
      { extends: true, test: { name: 'golden', include: golden, globalSetup, pool: 'forks' } },
    ],
  },
});
