import type { RawEntry, RawMap, RawNode, RawScalar } from '../model/raw.js';
import { commonScalar } from './common-scalar.js';
import {
  atLineEnd,
  BEYOND,
  type Cursor,
  column,
  endLine,
  isBlank,
  skipBlanks,
  skipSpaces,
} from './cursor.js';

/** Deeper files go to the full parser, which allows twice as much. */
const DEPTH = 32;
/** The longest key that YAML allows without a `?`. */
const KEY_LENGTH = 1000;

const COMMA = 44;
const DASH = 45;
const COLON = 58;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;

/**
 * Reads the part of YAML that most topologies are written in, and all of JSON: block and flow maps and lists, scalars on
 * one line, comments. Gives the same tree as the full parser, some thirty times as fast; null for everything else, above all
 * for whatever is wrong: telling what is wrong is the full parser's part. O(text).
 */
export function commonYaml(text: string, file: number): RawMap | null {
  // Tabs, carriage returns, controls and marks of byte order have rules of their own.
  if (/[\u0000-\u0009\u000b-\u001f\u007f\ufeff]/.test(text)) return null;
  const cursor: Cursor = { text, file, at: 0, line: 0, depth: 0 };
  try {
    return document(cursor);
  } catch (error) {
    if (error === BEYOND) return null;
    throw error;
  }
}

function document(cursor: Cursor): RawMap {
  skipBlanks(cursor);
  const flow = code(cursor) === OPEN_MAP;
  if (!flow && cursor.at >= cursor.text.length) throw BEYOND;
  const root = flow ? flowMap(cursor, -1) : blockMap(cursor);
  if (flow) endLine(cursor);
  if (cursor.at < cursor.text.length) throw BEYOND;
  return root;
}

function code(cursor: Cursor): number {
  return cursor.text.charCodeAt(cursor.at);
}

function deeper(cursor: Cursor): void {
  if (++cursor.depth > DEPTH) throw BEYOND;
}

/** A map whose keys start at the cursor's column. */
function blockMap(cursor: Cursor): RawMap {
  deeper(cursor);
  const { file, at: start } = cursor;
  const indent = column(cursor);
  const entries = new Map<string, RawEntry>();
  let end = start;
  while (column(cursor) === indent) {
    const key = keyOf(cursor, false, entries);
    const value = blockValue(cursor, indent, key);
    entries.set(key.text, { key: key.text, keySpan: key.span, value });
    end = value.span.end;
  }
  return leave(cursor, indent, { kind: 'map', span: { file, start, end }, entries });
}

/** A list whose dashes start at the cursor's column. */
function blockList(cursor: Cursor): RawNode {
  deeper(cursor);
  const { file, at: start } = cursor;
  const indent = column(cursor);
  const items: RawNode[] = [];
  while (column(cursor) === indent && isDash(cursor)) items.push(blockItem(cursor, indent));
  return leave(cursor, indent, { kind: 'list', span: { file, start, end: items.at(-1)!.span.end }, items });
}

/** What follows a block is on its level or further left; anything else is not common. */
function leave<Node extends RawNode>(cursor: Cursor, indent: number, node: Node): Node {
  if (column(cursor) > indent) throw BEYOND;
  cursor.depth--;
  return node;
}

function isDash(cursor: Cursor): boolean {
  return code(cursor) === DASH && isBlank(cursor.text.charCodeAt(cursor.at + 1));
}

/** The key at the cursor and its colon. Merge keys and keys that come twice are not common. */
function keyOf(cursor: Cursor, inFlow: boolean, entries: ReadonlyMap<string, RawEntry>): RawScalar {
  const key = commonScalar(cursor, inFlow);
  skipSpaces(cursor);
  const next = cursor.text.charCodeAt(cursor.at + 1);
  // Only behind a quoted key within brackets may the value follow its colon at once, as JSON is written.
  const separated = isBlank(next) || inFlow;
  if (code(cursor) !== COLON || !separated || key.span.end - key.span.start > KEY_LENGTH) throw BEYOND;
  if (entries.has(key.text) || (key.text === '<<' && !key.quoted)) throw BEYOND;
  cursor.at++;
  return key;
}

function blockValue(cursor: Cursor, indent: number, key: RawScalar): RawNode {
  skipSpaces(cursor);
  if (!atLineEnd(cursor)) return inlineValue(cursor, indent);
  skipBlanks(cursor);
  const below = column(cursor);
  if (below > indent) return isDash(cursor) ? blockList(cursor) : blockMap(cursor);
  // A list may stand right under its key.
  if (below === indent && isDash(cursor)) return blockList(cursor);
  return nothing(cursor, key.span.end);
}

function inlineValue(cursor: Cursor, indent: number): RawNode {
  const value = flowValue(cursor, indent, false);
  endLine(cursor);
  return value;
}

function blockItem(cursor: Cursor, indent: number): RawNode {
  cursor.at++;
  skipSpaces(cursor);
  const empty = cursor.at;
  if (atLineEnd(cursor)) {
    skipBlanks(cursor);
    if (column(cursor) <= indent) return nothing(cursor, empty);
    return isDash(cursor) ? blockList(cursor) : blockMap(cursor);
  }
  if (isDash(cursor)) return blockList(cursor);
  return startsKey(cursor) ? blockMap(cursor) : inlineValue(cursor, indent);
}

/** Whether a key and its colon are next; the cursor stays. */
function startsKey(cursor: Cursor): boolean {
  const start = cursor.at;
  if (code(cursor) === OPEN_LIST || code(cursor) === OPEN_MAP) return false;
  commonScalar(cursor, false);
  skipSpaces(cursor);
  const colon = code(cursor) === COLON;
  cursor.at = start;
  return colon;
}

function flowValue(cursor: Cursor, indent: number, inFlow: boolean): RawNode {
  switch (code(cursor)) {
    case OPEN_LIST:
      return flowList(cursor, indent);
    case OPEN_MAP:
      return flowMap(cursor, indent);
    default:
      return commonScalar(cursor, inFlow);
  }
}

function flowList(cursor: Cursor, indent: number): RawNode {
  deeper(cursor);
  const { file, at: start } = cursor;
  const items: RawNode[] = [];
  cursor.at++;
  for (skipWithin(cursor, indent); code(cursor) !== CLOSE_LIST; separate(cursor, indent, CLOSE_LIST)) {
    items.push(flowValue(cursor, indent, true));
  }
  cursor.depth--;
  return { kind: 'list', span: { file, start, end: ++cursor.at }, items };
}

function flowMap(cursor: Cursor, indent: number): RawMap {
  deeper(cursor);
  const { file, at: start } = cursor;
  const entries = new Map<string, RawEntry>();
  cursor.at++;
  for (skipWithin(cursor, indent); code(cursor) !== CLOSE_MAP; separate(cursor, indent, CLOSE_MAP)) {
    const key = keyOf(cursor, true, entries);
    skipWithin(cursor, indent);
    const empty = code(cursor) === COMMA || code(cursor) === CLOSE_MAP;
    const value = empty ? nothing(cursor, key.span.end) : flowValue(cursor, indent, true);
    entries.set(key.text, { key: key.text, keySpan: key.span, value });
  }
  cursor.depth--;
  return { kind: 'map', span: { file, start, end: ++cursor.at }, entries };
}

/** Blanks within brackets, whose lines stay further right than the block they are in. */
function skipWithin(cursor: Cursor, indent: number): void {
  const { line } = cursor;
  skipBlanks(cursor, true);
  if (cursor.line !== line && column(cursor) <= indent) throw BEYOND;
}

/** A comma, also before the closing bracket, or that bracket. */
function separate(cursor: Cursor, indent: number, close: number): void {
  skipWithin(cursor, indent);
  if (code(cursor) === COMMA) {
    cursor.at++;
    skipWithin(cursor, indent);
  } else if (code(cursor) !== close) throw BEYOND;
}

/** A value that is left out. */
function nothing(cursor: Cursor, at: number): RawScalar {
  return { kind: 'scalar', span: { file: cursor.file, start: at, end: at }, text: '', quoted: false };
}
