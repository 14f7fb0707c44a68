const ID = /^[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd}._/-]*$/u;
/** Letters and marks that do not show, fullwidth and mathematical copies of plain ones. */
const DECEPTIVE = /[\p{Default_Ignorable_Code_Point}\uff00-\uffef\u{1d400}-\u{1d7ff}\p{Cs}]/u;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Cs}]/u;
const RUN_OF_LETTERS = /[\p{L}\p{M}]+/gu;
/** Scripts whose letters pass for each other's. */
const CONFUSABLE = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9._/-]*$/;

/** For the JSON Schema. */
export const ID_PATTERN = '^[\\p{L}\\p{Nd}_][\\p{L}\\p{M}\\p{Nd}._/-]*$';

/** Why `text` is no id, as the end of a sentence (`holds a space`); null: it is one. */
export function idProblem(text: string): string | null {
  if (PLAIN.test(text)) return null;
  if (text === '') return 'is empty';
  if (INVISIBLE.test(text)) return 'holds a control or invisible character';
  if (DECEPTIVE.test(text)) return 'holds a look-alike of a plain letter or digit';
  if (/\s/.test(text)) return 'holds a space';
  const wrong = [...text].find((character) => !/[\p{L}\p{M}\p{Nd}._/-]/u.test(character));
  if (wrong !== undefined) return `holds ${wrong}`;
  if (!ID.test(text)) return 'does not begin with a letter or digit';
  if (text.normalize('NFC') !== text) return 'is written with separate accents (not in normal form C)';
  return mixesScripts(text) ? 'mixes letters of scripts that look alike in one word' : null;
}

/** The id that was likely meant, or null. */
export function guessId(text: string): string | null {
  const guess = text.normalize('NFC').trim().replace(/\s+/g, '-');
  return guess !== text && idProblem(guess) === null ? guess : null;
}

function mixesScripts(text: string): boolean {
  return (text.match(RUN_OF_LETTERS) ?? []).some(
    (run) => CONFUSABLE.filter((script) => script.test(run)).length > 1,
  );
}
