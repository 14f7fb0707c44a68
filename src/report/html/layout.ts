import type { Picture, PictureNode } from '../picture/picture.js';
import { count, plural } from '../text/figures.js';
import { widthOf } from '../text/rich.js';

/** A node with its place, in pixels. */
export interface Box {
  readonly node: PictureNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The id first, wrapped where it is long, never cut. */
  readonly lines: readonly string[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
}

/** A cell of the page's monospaced font, at its widest. */
const CELL = 8.2;
const LINE = 17;
const PAD = 10;
const GAP = { x: 46, y: 10 };
/** Cells of a line in a box; an id in Korean takes two a character. */
const WIDEST = 34;

/**
 * A layer a distance from the root, left to right; a node beside the first of those under it, and no two boxes on each other.
 * Whole pixels. Linear.
 */
export function layoutOf({ nodes }: Picture): Layout {
  const lines = nodes.map(linesOf);
  const widths = lines.map(
    (each) => Math.ceil(each.reduce((most, line) => Math.max(most, widthOf(line)), 0) * CELL) + 2 * PAD,
  );
  const heights = lines.map((each) => each.length * LINE + PAD);
  const columns = columnsOf(nodes, widths);
  const tops = topsOf(nodes, heights);
  const boxes = nodes.map((node, index) => ({
    node,
    x: columns[node.depth]!,
    y: tops.y[index]!,
    width: widths[index]!,
    height: heights[index]!,
    lines: lines[index]!,
  }));
  return { width: columns.at(-1)!, height: tops.height, boxes };
}

function linesOf({ id, title, remark, users, hidden }: PictureNode): readonly string[] {
  return [
    ...wrapped(id),
    ...(title === null ? [] : wrapped(title)),
    ...wrapped(users > 0 ? `${remark}, ${plural(users, 'user')}` : remark),
    ...(hidden > 0 ? [`and ${count(hidden)} more under it`] : []),
  ];
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const character of text) {
    const cells = widthOf(character);
    if (width + cells > WIDEST) {
      lines.push(line);
      [line, width] = ['', 0];
    }
    line += character;
    width += cells;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** Where each layer starts, and where the last one ends. */
function columnsOf(nodes: readonly PictureNode[], widths: readonly number[]): readonly number[] {
  const widest: number[] = [];
  for (const [index, { depth }] of nodes.entries())
    widest[depth] = Math.max(widest[depth] ?? 0, widths[index]!);
  const starts = [0];
  for (const [depth, width] of widest.entries())
    starts.push(starts[depth]! + width + (depth < widest.length - 1 ? GAP.x : 0));
  return starts;
}

function topsOf(nodes: readonly PictureNode[], heights: readonly number[]) {
  const whole = new Array<number>(nodes.length).fill(0);
  for (let index = nodes.length - 1; index >= 0; index--) {
    const { parent } = nodes[index]!;
    whole[index] = Math.max(whole[index]!, heights[index]! + GAP.y);
    if (parent !== null) whole[parent]! += whole[index]!;
  }
  const y: number[] = [];
  const next: number[] = [];
  let bottom = 0;
  for (const [index, { parent }] of nodes.entries()) {
    const top = parent === null ? bottom : next[parent]!;
    y.push(top);
    next.push(top);
    if (parent === null) bottom += whole[index]!;
    else next[parent] = top + whole[index]!;
  }
  return { y, height: Math.max(0, bottom - GAP.y) };
}
