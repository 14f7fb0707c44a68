import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { answersOf, corpusFile, documents, type Known } from './corpus.js';

it.runIf(process.env.MUTATION_CORPUS === 'write')('writes what the engine answers', () => {
  const known: Known[] = documents(60).map((document) => ({ document, answers: [...answersOf(document)] }));
  expect(known.length).toBeGreaterThan(400);
  writeFileSync(corpusFile, JSON.stringify(known));
});
