/** Where the reader of common YAML stands. Its text has no tab, no carriage return and no other control character. */
export interface Cursor {
  readonly text: string;
  readonly file: number;
  at: number;
  /** Offset at which the line of `at` starts. */
  line: number;
  depth: number;
}

/** Thrown where a text leaves the common part of YAML: the whole file then goes to the full parser. */
export const BEYOND = new Error('beyond the common part of YAML');

export const NEWLINE = 10;
export const SPACE = 32;
const HASH = 35;

/** Column of the cursor from 0; -1 at the end of the text, which ends every block. */
export function column(cursor: Cursor): number {
  return cursor.at >= cursor.text.length ? -1 : cursor.at - cursor.line;
}

/** A space, a line end, or the end of the text (NaN). */
export function isBlank(code: number): boolean {
  return code === SPACE || code === NEWLINE || Number.isNaN(code);
}

export function skipSpaces(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) === SPACE) cursor.at++;
}

/**
 * Goes to the next character that is no space, line end or comment. A comment has a space before it, or, outside brackets,
 * starts its line.
 */
export function skipBlanks(cursor: Cursor, inFlow = false): void {
  const { text } = cursor;
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (code === SPACE) cursor.at++;
    else if (code === NEWLINE) cursor.line = ++cursor.at;
    else if (code === HASH && startsComment(cursor, inFlow)) skipLine(cursor);
    else return;
  }
}

/** Goes behind a value that has to be the last of its line, to the next line with content. */
export function endLine(cursor: Cursor): void {
  skipSpaces(cursor);
  if (!atLineEnd(cursor)) throw BEYOND;
  skipBlanks(cursor);
}

/** Nothing but a comment is left on the line. */
export function atLineEnd(cursor: Cursor): boolean {
  const code = cursor.text.charCodeAt(cursor.at);
  return code === NEWLINE || Number.isNaN(code) || (code === HASH && startsComment(cursor, false));
}

function startsComment(cursor: Cursor, inFlow: boolean): boolean {
  return (cursor.at === cursor.line && !inFlow) || cursor.text.charCodeAt(cursor.at - 1) === SPACE;
}

function skipLine(cursor: Cursor): void {
  const end = cursor.text.indexOf('\n', cursor.at);
  cursor.at = end === -1 ? cursor.text.length : end;
}
