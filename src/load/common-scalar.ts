import type { RawScalar } from '../model/raw.js';
import { BEYOND, type Cursor, isBlank, NEWLINE, SPACE } from './cursor.js';

const DOUBLE = 34;
const HASH = 35;
const SINGLE = 39;
const DASH = 45;
const COLON = 58;
const BACKSLASH = 92;

/** `,` `[` `]` `{` `}`, which end a plain text within brackets. */
export function isFlowIndicator(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}

/** A scalar on one line at the cursor, which goes behind it. */
export function commonScalar(cursor: Cursor, inFlow: boolean): RawScalar {
  const code = cursor.text.charCodeAt(cursor.at);
  if (code === DOUBLE) return doubleQuoted(cursor);
  if (code === SINGLE) return singleQuoted(cursor);
  return plain(cursor, inFlow);
}

function plain(cursor: Cursor, inFlow: boolean): RawScalar {
  const { text, file, at: start } = cursor;
  if (!startsPlain(text, start)) throw BEYOND;
  let end = start;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (Number.isNaN(code) || code === NEWLINE) break;
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) break;
    if (code === COLON && endsKey(text.charCodeAt(at + 1), inFlow)) break;
    if (inFlow && isFlowIndicator(code)) break;
    end = at + 1;
  }
  cursor.at = end;
  return { kind: 'scalar', span: { file, start, end }, text: text.slice(start, end), quoted: false };
}

function endsKey(next: number, inFlow: boolean): boolean {
  return isBlank(next) || (inFlow && isFlowIndicator(next));
}

/** Letters, digits and the few marks that mean nothing at the start; a dash only as a minus sign. */
function startsPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === DASH) return isDigit(text.charCodeAt(at + 1));
  if (code === 46) return !text.startsWith('...', at);
  return isWordStart(code);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `$ ( ) + / ; < = ^ _ ~`, digits, ASCII letters, and everything past ASCII. */
function isWordStart(code: number): boolean {
  if (code >= 128 || isDigit(code)) return true;
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || '$()+/;<=^_~'.includes(String.fromCharCode(code));
}

function singleQuoted(cursor: Cursor): RawScalar {
  const { text, file, at: start } = cursor;
  let close = text.indexOf("'", start + 1);
  while (close !== -1 && text.charCodeAt(close + 1) === SINGLE) close = text.indexOf("'", close + 2);
  const inner = within(cursor, close);
  return {
    kind: 'scalar',
    span: { file, start, end: close + 1 },
    text: inner.replaceAll("''", "'"),
    quoted: true,
  };
}

function doubleQuoted(cursor: Cursor): RawScalar {
  const { text, file, at: start } = cursor;
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  const inner = within(cursor, close);
  const value = inner.includes('\\') ? unescaped(`"${inner}"`) : inner;
  return { kind: 'scalar', span: { file, start, end: close + 1 }, text: value, quoted: true };
}

/** The text up to the closing quote, which has to be on the same line; the cursor goes behind it. */
function within(cursor: Cursor, close: number): string {
  if (close === -1) throw BEYOND;
  const inner = cursor.text.slice(cursor.at + 1, close);
  if (inner.includes('\n')) throw BEYOND;
  cursor.at = close + 1;
  return inner;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

/** JSON's escapes mean the same in YAML; the few that only YAML has are left to the full parser. */
function unescaped(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw BEYOND;
  }
}
