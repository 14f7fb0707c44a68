import { type CST, Lexer, Parser } from 'yaml';
import type { Span } from '../diagnostics/types.js';
import { loss, type Problems } from './problems.js';

const DEPTH = 64;
const ALIASES = 1000;

/** The lexer's own marks, not part of the text. */
const DOCUMENT = '\u0002';
const FLOW_END = '\u0018';
const SCALAR = '\u001f';

interface Scan {
  readonly file: number;
  readonly problems: Problems;
  offset: number;
  /** Where the token at hand starts. */
  token: number;
  /** Offset at which the current line starts. */
  line: number;
  /** Nothing but spaces and indicators on the line so far. */
  atStart: boolean;
  /** The next token is the text of a scalar. */
  atScalar: boolean;
  /** Columns at which the open block lists and maps start, ascending. */
  readonly columns: number[];
  flow: number;
  /** `:` on this line outside brackets; each after the first nests (`a: b: c`). */
  colons: number;
  aliases: number;
  documents: number;
  /** Whether the current document has begun with anything but comments. */
  begun: boolean;
}

/**
 * Splits YAML into the parser's concrete tokens, or reports what must not reach the parser and returns null: the stages
 * after it recurse by nesting, and a bomb of aliases, brackets or `? ` would take them down. The lexer does not recurse,
 * so every token is judged before it is passed on. O(text).
 */
export function scanTokens(text: string, file: number, problems: Problems): CST.Token[] | null {
  const scan = newScan(file, problems);
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    if (!admit(scan, lexeme)) return null;
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function newScan(file: number, problems: Problems): Scan {
  return {
    file,
    problems,
    offset: 0,
    token: 0,
    line: 0,
    atStart: true,
    atScalar: false,
    columns: [],
    flow: 0,
    colons: 0,
    aliases: 0,
    documents: 0,
    begun: false,
  };
}

/** Takes note of one token; false: the text is refused and the reason reported. */
function admit(scan: Scan, lexeme: string): boolean {
  scan.token = scan.offset;
  if (scan.atScalar) {
    scan.atScalar = false;
    return content(scan, lexeme);
  }
  switch (lexeme) {
    case DOCUMENT:
      scan.begun = false;
      return document(scan, '');
    case FLOW_END:
      scan.flow = 0;
      return true;
    case SCALAR:
      scan.atScalar = true;
      return true;
    default:
      return visible(scan, lexeme);
  }
}

function visible(scan: Scan, lexeme: string): boolean {
  switch (lexeme[0]) {
    case ' ':
    case '\t':
    case '#':
    case '\ufeff':
      scan.offset += lexeme.length;
      return true;
    case '\n':
    case '\r':
      scan.offset += lexeme.length;
      startLine(scan);
      return true;
    case '%':
      return directive(scan, lexeme);
    default:
      return lexeme.length === 1 ? indicator(scan, lexeme) : word(scan, lexeme);
  }
}

function indicator(scan: Scan, lexeme: string): boolean {
  switch (lexeme) {
    case '{':
    case '[':
      return content(scan, lexeme) && opened(scan, lexeme);
    case '}':
    case ']':
      scan.flow = Math.max(0, scan.flow - 1);
      return content(scan, lexeme);
    case '-':
    case '?':
      // Always opens a level of its own, also behind others on the same line, and what follows may open the next.
      return scan.flow > 0 ? content(scan, lexeme) : block(scan, lexeme);
    case ':':
      if (scan.flow === 0) scan.colons++;
      return content(scan, lexeme) && fits(scan, lexeme);
    default:
      return content(scan, lexeme);
  }
}

function opened(scan: Scan, lexeme: string): boolean {
  scan.flow++;
  return fits(scan, lexeme);
}

function word(scan: Scan, lexeme: string): boolean {
  if (lexeme === '---') return scan.begun ? document(scan, lexeme) : content(scan, lexeme);
  if (lexeme[0] === '*' && ++scan.aliases > ALIASES) {
    return refuse(scan, lexeme, 'BR1013', 'the file uses more than 1,000 aliases', null);
  }
  return content(scan, lexeme);
}

function document(scan: Scan, lexeme: string): boolean {
  scan.columns.length = 0;
  if (++scan.documents > 1) {
    return refuse(
      scan,
      lexeme,
      'BR1016',
      'a second document starts here; one file is one topology',
      'remove the ---, or make two files and include one',
    );
  }
  return true;
}

function directive(scan: Scan, lexeme: string): boolean {
  if (!/^%YAML[ \t]+1\.2$/.test(lexeme)) {
    return refuse(scan, lexeme, 'BR1010', `${lexeme} is no directive of YAML 1.2`, 'remove the line');
  }
  scan.offset += lexeme.length;
  return true;
}

function block(scan: Scan, lexeme: string): boolean {
  scan.atStart = true;
  if (!content(scan, lexeme)) return false;
  scan.atStart = true;
  return true;
}

/** Any token of the text itself: where it may open a block level, its column is noted. */
function content(scan: Scan, lexeme: string): boolean {
  scan.begun = true;
  if (scan.atStart && scan.flow === 0) {
    place(scan.columns, scan.offset - scan.line);
    if (!fits(scan, lexeme)) return false;
  }
  scan.atStart = false;
  scan.offset += lexeme.length;
  if (lexeme.endsWith('\n')) startLine(scan);
  return true;
}

function startLine(scan: Scan): void {
  scan.line = scan.offset;
  scan.atStart = true;
  scan.colons = 0;
}

function place(columns: number[], column: number): void {
  while (columns.length > 0 && columns.at(-1)! >= column) columns.pop();
  columns.push(column);
}

function fits(scan: Scan, lexeme: string): boolean {
  const depth = scan.columns.length + scan.flow + Math.max(0, scan.colons - 1);
  if (depth <= DEPTH) return true;
  return refuse(scan, lexeme, 'BR1012', `nested more than ${DEPTH} levels deep`, null);
}

function refuse(scan: Scan, lexeme: string, code: string, message: string, fix: string | null): false {
  const span: Span = { file: scan.file, start: scan.token, end: scan.token + Math.max(1, lexeme.length) };
  loss(scan.problems, code, span, message, fix);
  return false;
}
