import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { answersOf, corpusFile, type Known } from './corpus.js';

const known = JSON.parse(readFileSync(corpusFile, 'utf8')) as Known[];

it('answers as before', () => {
  for (const { document, answers } of known) {
    let scenario = 0;
    // No diff is drawn: for answers of this length it would take longer than to find it.
    for (const answer of answersOf(document)) expect(answer === answers[scenario++]).toBe(true);
  }
});
