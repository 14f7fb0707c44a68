import { describe, expect, it } from 'vitest';
import { type Exit, reportOnly, worstExit } from '../../src/cli/exit-code.js';

/** Worst first, as the table of exit codes says. */
const FALLING: readonly Exit[] = [70, 2, 1, 4, 3, 0];

describe('worstExit', () => {
  it('lets the worse of every pair win, in either order', () => {
    for (const [rank, worse] of FALLING.entries()) {
      for (const better of FALLING.slice(rank)) {
        expect(worstExit([worse, better])).toBe(worse);
        expect(worstExit([better, worse])).toBe(worse);
      }
    }
  });

  it('is 0 for nothing', () => expect(worstExit([])).toBe(0));
});

describe('reportOnly', () => {
  it('forgives findings, not what could not be evaluated', () => {
    expect(FALLING.map((code) => reportOnly(code))).toEqual([70, 2, 0, 0, 0, 0]);
  });
});
