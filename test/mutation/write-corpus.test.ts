import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { answersOf, corpusFile, type Known } from './answers.js';
import { documents } from './documents.js';

it.runIf(process.env.MUTATION_CORPUS === 'write')('writes what the engine answers', () => {
  const known: Known[] = documents(30).map((document) => ({ document, answers: [...answersOf(document)] }));
  expect(known.length).toBeGreaterThan(200);
  writeFileSync(corpusFile, known.map((one) => JSON.stringify(one)).join('\n'));
});
