import type { DiffDocument } from '../../results/diff-document.js';
import type { ReportOptions } from '../reporter.js';
import { count } from '../text/figures.js';
import { glyphsOf, lines, name, nameColumn, padded, type Sheet } from '../text/page.js';
import { dim, type Rich, rich, widthOf } from '../text/rich.js';

/** What every section of a diff needs to know of its page. */
export interface DiffPage extends Sheet {
  readonly document: DiffDocument;
  /** Rows a list may have before it is cut; Infinity with `--all`. */
  readonly rows: number;
  /** What is counted: `users`, or `services` where neither file says users. */
  readonly unit: 'users' | 'services';
}

export function diffPage(document: DiffDocument, options: ReportOptions): DiffPage {
  return {
    document,
    options,
    width: Math.min(options.width, 100),
    glyphs: glyphsOf(options.unicode),
    rows: options.all ? Infinity : 12,
    unit: document.base.hasUsers || document.head.hasUsers ? 'users' : 'services',
  };
}

/** A line of a list: what is said, then the name, then why; names stand in one column. */
export interface ListRow {
  readonly mark: Rich;
  readonly name: string;
  readonly tail: string;
}

/** A heading and its rows, cut by count. What is cut is counted. */
export function listSection(page: DiffPage, heading: string, rows: readonly ListRow[]): readonly string[] {
  if (rows.length === 0) return [];
  const shown = rows.length <= page.rows + 1 ? rows : rows.slice(0, page.rows);
  const left = rows.length - shown.length;
  const marks = shown.reduce((most, { mark }) => Math.max(most, widthOf(mark)), 0);
  const names = nameColumn(shown.filter(({ tail }) => tail !== '').map((row) => row.name));
  return [
    ...lines(page, [], rich(heading)),
    ...shown.flatMap((row) => {
      const gap = ' '.repeat(Math.max(0, marks - widthOf(row.mark)) + 2);
      const label = name(row.name);
      const body = row.tail === '' ? rich(label) : rich(`${padded(label, names)}  `, dim(row.tail));
      return lines(page, [{ text: '  ' }, ...row.mark, { text: gap }], body);
    }),
    ...(left > 0 ? [`  ${count(left)} more (--all)`] : []),
  ];
}
