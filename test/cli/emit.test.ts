import { describe, expect, it } from 'vitest';
import { emit, inBlocks } from '../../src/cli/emit.js';

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

describe('a stream that cannot take it', () => {
  const failing = (error: Error) => ({
    isTerminal: false,
    columns: null,
    write: () => Promise.reject(error),
  });

  it('is said in plain words, or by its code', async () => {
    const coded = (code: string) => failing(Object.assign(new Error(), { code }));
    await expect(emit(coded('EROFS'), ['x'])).rejects.toThrow('the file system is read-only');
    await expect(emit(coded('EXYZ'), ['x'])).rejects.toThrow('EXYZ');
  });

  it('lets a defect go on', async () => {
    await expect(emit(failing(new RangeError('index')), ['x'])).rejects.toThrow(RangeError);
  });
});
