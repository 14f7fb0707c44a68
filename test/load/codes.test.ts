import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CODES } from '../../src/diagnostics/codes.js';

/** Also raised by the rules of a topology, which list it: reading meets unknown sections, they meet unknown keys. */
const SHARED = ['BR1101'];

it('every code of reading is listed, and every listed code is used', () => {
  const folder = new URL('../../src/load/', import.meta.url);
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const used = new Set(texts.flatMap((text) => text.match(/\bBR\d{4}\b/g) ?? []));
  expect([...used].sort()).toEqual([...CODES.keys(), ...SHARED].sort());
});
