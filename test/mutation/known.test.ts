import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { answersOf, corpusFile, type Known } from './corpus.js';

const known = JSON.parse(readFileSync(corpusFile, 'utf8')) as Known[];

it('answers as before', () => {
  for (const { document, answers } of known) expect(answersOf(document)).toEqual(answers);
});
