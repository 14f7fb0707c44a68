import type { ServiceResult } from '../../results/document.js';
import { apportion, count, largest } from './figures.js';
import { lines, nameColumn, type Page } from './page.js';
import { dim, type Rich, rich, widthOf } from './rich.js';
import type { TreeNode } from './tree.js';
import { type TreeRow, treeRows } from './tree-cut.js';

/** What a section says of a node; `details` are lines of their own below it. */
export interface NodeText {
  readonly id: string;
  readonly title: string | null;
  readonly remark: string;
  readonly details: readonly string[];
  /** For wide terminals, what matters most first. */
  readonly extras: readonly string[];
}

export interface TreeSection {
  readonly roots: readonly TreeNode[];
  /** Users lost by one service in the world of the headline. */
  readonly lost: (service: ServiceResult) => number;
  /** What the column adds up to, as it is printed. */
  readonly total: number;
  readonly describe: (node: TreeNode, under: TreeNode | null) => NodeText;
}

/** A tree with the users lost in front of every service, and a column that adds up to `total`; without the line for the sum. */
export function treeLines(page: Page, section: TreeSection, column: number): readonly string[] {
  const rows = treeRows(section.roots, page.rows, Math.max(2, Math.floor((page.width - column - 42) / 3)));
  const figures = figuresOf(rows, section);
  const texts = rows.map((row) => (row.node === null ? null : section.describe(row.node, row.under)));
  const names = nameColumnOf(page, rows, texts, column + 5);
  const header = page.unit === 'users' ? [`${'users'.padStart(column)}`] : [];
  const body = rows.flatMap((row, index) => {
    const cell = page.unit === 'users' ? `${figures[index]!.padStart(column)}  ` : '  ';
    return rowLines(page, row, cell, texts[index]!, names);
  });
  return [...header, ...body];
}

/** Cells before the two blanks in front of the tree; 0 where no users are known. */
export function usersColumn(page: Page, total: number): number {
  return page.unit === 'users' ? 1 + Math.max(count(total).length, 'users'.length) : 0;
}

function figuresOf(rows: readonly TreeRow[], section: TreeSection): readonly string[] {
  const values = rows.map((row) =>
    row.node === null ? row.users : row.node.service === null ? 0 : section.lost(row.node.service),
  );
  const whole = apportion(values, section.total);
  return rows.map((row, index) => {
    const service = row.node?.service;
    if (service === null) return '';
    if (service === undefined ? row.users === 0 : service.users === 0) return '-';
    return whole[index] === 0 && values[index]! > 0 ? '<1' : count(whole[index]!);
  });
}

function rowLines(
  page: Page,
  row: TreeRow,
  cell: string,
  text: NodeText | null,
  names: NameColumn | null,
): readonly string[] {
  const { glyphs } = page;
  const trunk = row.trunks
    .slice(1)
    .map((goesOn) => (goesOn ? glyphs.trunk : '   '))
    .join('');
  const branch = row.depth === 0 ? '' : row.last ? glyphs.lastBranch : glyphs.branch;
  const start = rich(cell + trunk + branch);
  if (text === null) return lines(page, start, rich(`${count(row.hidden)} more (--all)`));
  const below = ' '.repeat(widthOf(cell)) + trunk + (row.depth === 0 ? '' : row.last ? '   ' : glyphs.trunk);
  const under = (blanks: number) => rich(below + ' '.repeat(blanks));
  return [
    ...lines(page, start, fitting(page, widthOf(start), text, row.depth === 1 ? names : null), under(4)),
    ...text.details.flatMap((line) => lines(page, under(2), rich(dim(line)), under(4))),
  ];
}

/** Id, title and remark; the title gives way first, then the extras from the last on, so that the row is one line. */
function fitting(page: Page, used: number, text: NodeText, names: NameColumn | null): Rich {
  const fits = (line: Rich) => used + widthOf(line) <= page.width;
  const titled = row(text, true, names);
  const best =
    names === null ? (fits(titled) ? titled : row(text, false, null)) : row(text, names.titles, names);
  for (let keep = page.wide ? text.extras.length : 0; keep > 0; keep -= 1) {
    const extended = [...best, dim(`  [${text.extras.slice(0, keep).join(', ')}]`)];
    if (fits(extended)) return extended;
  }
  return best;
}

function row(text: NodeText, withTitle: boolean, names: NameColumn | null): Rich {
  const title = withTitle && text.title !== null ? ` ${text.title}` : '';
  if (text.remark === '') return rich(text.id, dim(title));
  const gap = Math.max(0, (names?.width ?? 0) - widthOf(text.id + title));
  return rich(text.id, dim(title), ' '.repeat(gap + 2), dim(text.remark));
}

interface NameColumn {
  readonly width: number;
  readonly titles: boolean;
}

/** In a tree of one level the remarks stand in a column, with titles where every row still fits; null: a deeper tree, no column. */
function nameColumnOf(
  page: Page,
  rows: readonly TreeRow[],
  texts: readonly (NodeText | null)[],
  used: number,
): NameColumn | null {
  if (rows.some((tree) => tree.depth > 1)) return null;
  const services = texts.filter((text, index): text is NodeText => text !== null && rows[index]!.depth === 1);
  const remark = largest(services.map((text) => widthOf(text.remark)));
  const width = largest(
    services.map((text) => widthOf(text.id + (text.title === null ? '' : ` ${text.title}`))),
  );
  if (width <= 40 && used + width + 2 + remark <= page.width) return { width, titles: true };
  return { width: nameColumn(services.map((text) => text.id)), titles: false };
}
