import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CODES } from '../../src/diagnostics/codes.js';

it('every code of reading is listed, and every listed code is used', () => {
  const folder = new URL('../../src/load/', import.meta.url);
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const used = new Set(texts.flatMap((text) => text.match(/BR10\d\d/g) ?? []));
  expect([...used].sort()).toEqual([...CODES.keys()].sort());
});
