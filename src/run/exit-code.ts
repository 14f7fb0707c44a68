/** What a run may end with. 130 and 143 are the shell's words for a signal: nothing here says them. */
export type Exit = 0 | 1 | 2 | 3 | 4 | 70;

/** Worst last: a proven violation outranks an incomplete run, which outranks one that matched nothing. */
const RISING: readonly Exit[] = [0, 3, 4, 1, 2, 70];

/** The one that counts where several hold. */
export function worstExit<Code extends Exit>(codes: readonly Code[]): Code | 0 {
  return codes.reduce<Code | 0>(
    (worst, code) => (RISING.indexOf(code) > RISING.indexOf(worst) ? code : worst),
    0,
  );
}
