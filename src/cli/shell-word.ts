import { printable } from '../diagnostics/printable.js';

/** A word as a shell reads it: quoted where it holds more than letters, digits and what is harmless. */
export function shellWord(word: string): string {
  const text = printable(word);
  return /^[\p{L}\p{N}_@%+:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
