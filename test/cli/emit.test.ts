import { describe, expect, it } from 'vitest';
import { emit, inBlocks, reasonOf } from '../../src/cli/emit.js';

describe('inBlocks', () => {
  it('joins small chunks and loses nothing', () => {
    const chunks = Array.from({ length: 50_000 }, (_, n) => `line ${n}\n`);
    const blocks = [...inBlocks(chunks)];
    expect(blocks.join('')).toBe(chunks.join(''));
    expect(blocks.length).toBeLessThan(20);
  });

  it('is empty for nothing', () => expect([...inBlocks(['', ''])]).toEqual([]));
});

describe('emit', () => {
  it('stops where the reader has gone, without drawing the rest of the report', async () => {
    let drawn = 0;
    const endless = function* () {
      for (;;) {
        drawn += 1;
        yield 'x'.repeat(1 << 16);
      }
    };
    await emit({ isTerminal: false, columns: null, write: async () => false }, endless());
    expect(drawn).toBe(1);
  });
});

describe('reasonOf', () => {
  it('says a system error in plain words, or by its code', () => {
    expect(reasonOf(Object.assign(new Error(), { code: 'EROFS' }))).toBe('the file system is read-only');
    expect(reasonOf(Object.assign(new Error(), { code: 'EIO' }))).toBe('EIO');
  });

  it('lets a defect go on', () => {
    expect(() => reasonOf(new RangeError('index'))).toThrow(RangeError);
  });
});
