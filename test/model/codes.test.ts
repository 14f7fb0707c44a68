import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MODEL_CODES } from '../../src/model/codes.js';

const CODE = /\bBR\d{4}\b/g;

function codesIn(folder: string, except: RegExp): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.ts') && !except.test(file))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8').replace(/\/\*\*.*?\*\//gs, ''));
  return new Set(texts.flatMap((text) => text.match(CODE) ?? []));
}

describe('the codes of the model', () => {
  const listed = Object.keys(MODEL_CODES).toSorted();

  it('are listed iff they are used', () => {
    expect([...codesIn('src/model', /^codes/)].toSorted()).toEqual(listed);
  });

  it('each have a test', () => {
    const tested = codesIn('test/model', /^codes/);
    expect(listed.filter((code) => !tested.has(code))).toEqual([]);
  });

  it('have a title and an explanation', () => {
    for (const { title, explanation } of Object.values(MODEL_CODES)) {
      expect(title).toMatch(/^\S.{3,50}[^.]$/);
      expect(explanation).toMatch(/^\S.{20,}[.]$/);
    }
  });
});
