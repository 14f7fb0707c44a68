import { describe, expect, it } from 'vitest';
import { build } from './build.js';
import { MISTAKES } from './mistakes.js';

describe('a file with one mistake', () => {
  it.each(MISTAKES)('%s', (_name, yaml, code, place, text, says) => {
    const { topology, found } = build(yaml);
    expect(found.map((one) => [one.code, one.place, one.text])).toEqual([[code, place, text]]);
    expect(`${found[0]!.message}; ${found[0]!.fix}`).toContain(says);
    expect(topology).toBeNull();
  });
});
