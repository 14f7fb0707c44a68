import { lineText, locate } from './lines.js';
import { printable } from './printable.js';
import type { Style } from './style.js';
import type { Sources, Span } from './types.js';
import { displayWidth } from './width.js';

/** An excerpt with its gutter is at most this wide. */
const COLUMNS = 100;
/** Columns kept before the span where a line is too long. */
const BEFORE = 30;
const CUT = '...';

interface Cell {
  readonly text: string;
  readonly width: number;
  /** Whether the span covers it. */
  readonly marked: boolean;
}

interface Cells {
  readonly list: readonly Cell[];
  /** Index of the cell the span starts at; `list.length`: behind the last. */
  readonly first: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/**
 * The line a span starts on and a line of carets under the part that is in it. Long lines are cut around the span;
 * the work is bounded by the width, whatever the line's length. Empty where the file has no text.
 */
export function excerpt(
  span: Span,
  sources: Sources,
  colour: (text: string) => string,
  style: Style,
): string[] {
  const source = sources[span.file]!;
  if (source.text === '') return [];
  const { line, column } = locate(span, sources);
  const number = String(line).padStart(4);
  const cells = cellsAround(lineText(source, line - 1), column - 1, span.end - span.start);
  const { text, carets } = windowed(cells, COLUMNS - number.length - ' | '.length);
  return [
    `${style.dim(`${number} |`)} ${text}`.trimEnd(),
    `${style.dim(`${' '.repeat(number.length)} |`)} ${' '.repeat(carets.indent)}${colour('^'.repeat(carets.width))}`,
  ];
}

/** The characters near the span, printable, with their widths. Only as many as could fit are looked at. */
function cellsAround(line: string, start: number, length: number): Cells {
  const from = boundary(line, Math.max(0, start - COLUMNS));
  const to = boundary(line, Math.min(line.length, start + 2 * COLUMNS));
  const list: Cell[] = [];
  let first = -1;
  let at = from;
  for (const character of line.slice(from, to)) {
    if (first === -1 && at + character.length > start) first = list.length;
    const text = printable(character);
    list.push({
      text,
      width: displayWidth(text),
      marked: at + character.length > start && at < start + length,
    });
    at += character.length;
  }
  return { list, first: first === -1 ? list.length : first, cutBefore: from > 0, cutAfter: to < line.length };
}

/** `at`, or one less where it would split a surrogate pair. */
function boundary(line: string, at: number): number {
  const unit = line.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

function windowed(
  cells: Cells,
  columns: number,
): { text: string; carets: { indent: number; width: number } } {
  const [from, to] = visible(cells, columns);
  const before = from > 0 || cells.cutBefore ? CUT : '';
  const after = to < cells.list.length || cells.cutAfter ? CUT : '';
  const shown = cells.list.slice(from, to);
  const marked = shown.filter((cell) => cell.marked);
  return {
    text: before + shown.map((cell) => cell.text).join('') + after,
    carets: {
      indent: before.length + widthOf(cells.list.slice(from, cells.first)),
      width: Math.max(1, widthOf(marked)),
    },
  };
}

/** The range of cells to show: all where they fit, else from a little before the span as far as the columns go. */
function visible(cells: Cells, columns: number): readonly [number, number] {
  const all = cells.list.length;
  if (!cells.cutBefore && !cells.cutAfter && widthOf(cells.list) <= columns) return [0, all];
  const room = columns - 2 * CUT.length;
  let from = cells.first;
  let used = 0;
  while (from > 0 && used + cells.list[from - 1]!.width <= BEFORE) used += cells.list[--from]!.width;
  let to = cells.first;
  while (to < all && used + cells.list[to]!.width <= room) used += cells.list[to++]!.width;
  // A span near the end leaves room: show more of what is before it.
  if (to === all)
    while (from > 0 && used + cells.list[from - 1]!.width <= room) used += cells.list[--from]!.width;
  return [from, to];
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
