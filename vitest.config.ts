import { defineConfig } from 'vitest/config';

/** Tests of the built program: they run what users run, so dist/ is built first where it is stale. */
const built = ['test/golden/**/*.test.ts', 'test/cli/built/**/*.test.ts', 'test/ci/**/*.test.ts'];

export default defineConfig({
  test: {
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
