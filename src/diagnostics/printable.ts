/**
 * What a terminal, a log or a reader could be deceived by: C0, DEL and C1 controls, line and paragraph separators, lone
 * surrogates, and what is drawn as nothing (zero-width and bidi controls, fillers, tags); not the emoji selector.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\u2028\u2029\ufff9-\ufffb]|(?!\ufe0f)\p{Default_Ignorable_Code_Point}/gu;

const SHORT = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** `text` on one line, with every control, bidi and invisible character as visible text such as `\u{1b}`. */
export function printable(text: string): string {
  return text.replace(UNSAFE, escaped);
}

function escaped(character: string): string {
  return SHORT.get(character) ?? `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
