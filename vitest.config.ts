import { defineConfig } from 'vitest/config';
import { noMissingTool } from './test/support/no-missing-tool.js';

/** Tests of the built program: they run what users run, so dist/ is built first where it is stale. */
const built = ['test/golden/**/*.test.ts', 'test/cli/built/**/*.test.ts', 'test/ci/**/*.test.ts'];

export default defineConfig({
  test: {
    // Where nothing may pass by being skipped, such as in .ci/run.
    reporters: ['default', ...(process.env.BLAST_RADIUS_REQUIRE_TOOLS === '1' ? [noMissingTool] : [])],
    pool: 'threads',
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'source', include: ['test/**/*.test.ts'], exclude: [...built, 'test/mutation/**'] },
      },
      {
        extends: true,
        test: { name: 'built', include: built, globalSetup: ['test/cli/built/build-once.ts'] },
      },
    ],
  },
});
