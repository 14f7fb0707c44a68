import { expect, it, vi } from 'vitest';
import { loadText } from '../../src/load/load.js';
import { rendered } from './helpers.js';

// No input is known that makes the reader throw, so here it is one that always does.
vi.mock('yaml', async (original) => ({
  ...(await original<typeof import('yaml')>()),
  Composer: class {
    compose(): never {
      throw new Error('stack exhausted');
    }
  },
}));

it('a reader that throws is BR1029 at the beginning of its file, never a crash', () => {
  const loaded = loadText('t.yaml', 'version: 1\nname: !tag x\n');
  expect(rendered(loaded).split('\n')[0]).toBe(
    't.yaml:1:1: error BR1029: the YAML reader failed: stack exhausted',
  );
  expect(loaded.raw).toBeNull();
});
