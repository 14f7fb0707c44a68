import type { Place, Source, Sources, Span } from './types.js';

/** Offsets at which the lines of `text` start. A line ends with `\n`; a `\r` before it belongs to the line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Where a span starts, as people count: line and column from 1. O(log lines). */
export function locate(span: Span, sources: Sources): Place {
  const source = sources[span.file]!;
  const line = lineIndex(source, span.start);
  return { file: source.name, line: line + 1, column: span.start - source.lineStarts[line]! + 1 };
}

/** `FILE:LINE:COLUMN`, for messages that name a second place. */
export function placeText(span: Span, sources: Sources): string {
  const place = locate(span, sources);
  return `${place.file}:${place.line}:${place.column}`;
}

/** The text of a line counted from 0, without its line end. */
export function lineText(source: Source, line: number): string {
  const start = source.lineStarts[line]!;
  const next = source.lineStarts[line + 1];
  const end = next === undefined ? source.text.length : next - 1;
  return source.text.slice(start, source.text[end - 1] === '\r' && end > start ? end - 1 : end);
}

/** The last line that starts at or before `offset`. */
function lineIndex(source: Source, offset: number): number {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (source.lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
