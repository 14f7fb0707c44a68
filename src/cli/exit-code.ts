import type { Exit } from '../run/exit-code.js';

export { type Exit, worstExit } from '../run/exit-code.js';

/** `--exit-zero`: findings are reported only. What could not be evaluated, and defects, still fail. */
export function reportOnly(code: Exit): Exit {
  return code === 2 || code === 70 ? code : 0;
}
