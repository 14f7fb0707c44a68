import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/support/sha256.js';

const referee = (text: string) => createHash('sha256').update(text).digest('hex');

test('agrees with the machine, at every length round the blocks', () => {
  for (let length = 0; length < 200; length++)
    expect(sha256('x'.repeat(length))).toBe(referee('x'.repeat(length)));
  const texts = fc.string({ unit: 'grapheme', maxLength: 300 });
  fc.assert(fc.property(texts, (text) => sha256(text) === referee(text)));
});
