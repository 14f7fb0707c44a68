import { defineConfig } from 'vitest/config';

/*
 * What mutants of compile and the engines are held to (`npm run mutation`): the answers of the engine as it is, which
 * test/agreement holds to the oracle, on the telling topologies and on random ones. The first difference ends a run.
 */
const isWriting = process.env.MUTATION_CORPUS === 'write';

export default defineConfig({
  test: {
    include: [isWriting ? 'test/mutation/write-corpus.test.ts' : 'test/mutation/known.test.ts'],
    testTimeout: 60_000,
    // What is tested has no state of its own, so a mutant needs no fresh modules.
    isolate: false,
    bail: 1,
  },
});
