import { defineConfig } from 'vitest/config';

/*
 * `npm run coverage`: all tests that run the sources, and the golden cases in this process rather than against the built
 * program. Forks, since the cases change the working directory. The catalogue's data file is generated.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    setupFiles: ['test/support/same-seed.ts'],
    // Some tests run the built program, and the action's steps would build it in this checkout.
    globalSetup: ['test/cli/built/build-once.ts'],
    hookTimeout: 120_000,
    include: ['test/**/*.test.ts'],
    exclude: ['test/cli/built/**'],
    env: { GOLDEN_IN_PROCESS: '1' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/catalog/data.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
