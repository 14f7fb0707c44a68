import { defineConfig } from 'vitest/config';

/*
 * What mutants of compile and the engines are held to (`npm run mutation`): the answers of the engine as it is, which
 * test/agreement holds to the oracle, on 720 random topologies. The first difference ends a run.
 */
const isWriting = process.env.MUTATION_CORPUS === 'write';

export default defineConfig({
  test: {
    include: [isWriting ? 'test/mutation/write-corpus.test.ts' : 'test/mutation/known.test.ts'],
    testTimeout: 60_000,
    bail: 1,
  },
});
