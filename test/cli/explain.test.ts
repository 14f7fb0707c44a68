import { describe, expect, it } from 'vitest';
import { explainable, explainWord } from '../../src/cli/explain/explain-word.js';
import { ALL_CODES } from '../../src/run/all-codes.js';

describe('explain', () => {
  it('knows every code, in order, with its title and what it means', () => {
    expect([...ALL_CODES.keys()]).toEqual([...ALL_CODES.keys()].sort());
    expect([...ALL_CODES.keys()]).toEqual(expect.arrayContaining(['BR1001', 'BR1203', 'BR2301', 'BR3001']));
    for (const [code, { title }] of ALL_CODES) {
      const text = explainWord(code);
      expect(text.startsWith(`${code}: ${title}\n\n`)).toBe(true);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });

  it('fits 80 columns', () => {
    for (const [word] of explainable()) {
      expect(
        explainWord(word)
          .split('\n')
          .filter((line) => line.length > 80),
      ).toEqual([]);
    }
  });

  it.each(['br1203', '1203'])('takes %s for BR1203', (word) => {
    expect(explainWord(word)).toBe(explainWord('BR1203'));
  });

  it('lists all codes', () => {
    expect(explainWord('codes').trimEnd().split('\n')).toHaveLength(ALL_CODES.size);
  });

  it('says of exit codes what the program ends with', () => {
    for (const code of ['0', '1', '2', '3', '70', '130, 143'])
      expect(explainWord('exit-codes')).toMatch(new RegExp(`^  ${code} `, 'm'));
  });

  it.each(['__proto__', 'constructor', 'toString', ''])('finds nothing under %j', (word) => {
    expect(() => explainWord(word)).toThrow('no code or topic');
  });
});
