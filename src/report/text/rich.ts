import stringWidth from 'string-width';
import type { Style } from '../reporter.js';

/** A stretch of one line in one colour; no colour: prose, ids and numbers. */
export interface Span {
  readonly text: string;
  readonly style?: keyof Style | undefined;
}

/** A line before it is wrapped and coloured. */
export type Rich = readonly Span[];

export function rich(...parts: readonly (string | Span)[]): Rich {
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part));
}

export function dim(text: string): Span {
  return { text, style: 'dim' };
}

/** Cells it takes on a terminal; blocks and lines count as one cell. */
export function widthOf(line: Rich | string): number {
  if (typeof line === 'string') return NARROW.test(line) ? line.length : stringWidth(line);
  return line.reduce((sum, span) => sum + widthOf(span.text), 0);
}

/** ASCII and our own glyphs, a cell each: most of every page, and far faster than asking for grapheme clusters. */
const NARROW = /^[ -~├└─│█░✗✓]*$/;

/** Text and colour of one line, without the blanks it would end in. */
export function paint(line: Rich, style: Style): string {
  const last = line.findLastIndex((span) => span.text.trimEnd() !== '');
  const trimmed = line.slice(0, last + 1);
  if (last >= 0) trimmed[last] = { ...trimmed[last]!, text: trimmed[last]!.text.trimEnd() };
  return merged(trimmed)
    .map((span) => (span.style === undefined ? span.text : style[span.style](span.text)))
    .join('');
}

/**
 * `start` and then `body`, in lines of at most `width` cells. Broken only at blanks of the body: an id is never cut, and
 * where it is longer than the line it sticks out. Lines after the first start with `hanging`, by default under the body.
 */
export function wrap(start: Rich, body: Rich, width: number, hanging?: Rich): readonly Rich[] {
  const startWidth = widthOf(start);
  if (startWidth + widthOf(body) <= width) return [[...start, ...body]];
  const indent = hanging ?? rich(' '.repeat(startWidth));
  const indentWidth = widthOf(indent);
  const lines: Span[][] = [[...start]];
  let used = startWidth;
  let first = true;
  for (const { gap, word } of words(body)) {
    const size = widthOf(word.text);
    if (!first && gap.text !== '' && used + gap.text.length + size > width) {
      lines.push([...indent, word]);
      used = indentWidth + size;
    } else {
      lines.at(-1)!.push(gap, word);
      used += gap.text.length + size;
    }
    first = false;
  }
  return lines;
}

/** Words with the blanks before them; blanks inside one colour keep it. */
function* words(body: Rich): Generator<{ gap: Span; word: Span }> {
  let gap = '';
  let before: Span['style'];
  for (const { text, style } of body) {
    for (const [, blanks, word] of text.matchAll(/( *)([^ ]*)/g)) {
      gap += blanks ?? '';
      if (!word) continue;
      yield { gap: { text: gap, style: before === style ? style : undefined }, word: { text: word, style } };
      gap = '';
      before = style;
    }
  }
}

function merged(line: Rich): readonly Span[] {
  const spans: Span[] = [];
  for (const span of line) {
    const last = spans.at(-1);
    if (span.text === '') continue;
    if (last !== undefined && last.style === span.style)
      spans[spans.length - 1] = { ...last, text: last.text + span.text };
    else spans.push(span);
  }
  return spans;
}
