import { printable } from '../../diagnostics/printable.js';
import type { AnalysisDocument, ServiceResult } from '../../results/document.js';
import type { ReportOptions } from '../reporter.js';
import { paint, type Rich, widthOf, wrap } from './rich.js';

/** `down`, `partial`, `degraded`, `up`. */
export type State = ServiceResult['state'];

/** What every section of the page needs to know of it. */
export interface Page {
  readonly document: AnalysisDocument;
  readonly options: ReportOptions;
  /** Columns that text may use: at most 100, however wide the terminal is. */
  readonly width: number;
  /** At 60 columns and more bars stand at the end of their line, below on one of their own. */
  readonly barsInline: boolean;
  /** From 120 columns on trees say placements left, tier and owner. */
  readonly wide: boolean;
  readonly glyphs: Glyphs;
  /** Rows a list may have before it is cut; Infinity with `--all`. */
  readonly rows: number;
  /** What is counted: `users`, or `services` where no file says users. */
  readonly unit: 'users' | 'services';
}

export interface Glyphs {
  readonly marks: {
    readonly down: string;
    readonly partial: string;
    readonly degraded: string;
    readonly up: string;
  };
  readonly full: string;
  readonly empty: string;
  readonly branch: string;
  readonly lastBranch: string;
  readonly trunk: string;
}

const UNICODE: Glyphs = {
  marks: { down: '✗', partial: '%', degraded: '~', up: '✓' },
  full: '█',
  empty: '░',
  branch: '├─ ',
  lastBranch: '└─ ',
  trunk: '│  ',
};

const ASCII: Glyphs = {
  marks: { down: 'x', partial: '%', degraded: '~', up: 'v' },
  full: '#',
  empty: '.',
  branch: '|- ',
  lastBranch: '`- ',
  trunk: '|  ',
};

export function pageOf(document: AnalysisDocument, options: ReportOptions): Page {
  return {
    document,
    options,
    width: Math.min(options.width, 100),
    barsInline: options.width >= 60,
    wide: options.width >= 120,
    glyphs: glyphsOf(options.unicode),
    rows: options.all ? Infinity : 12,
    unit: document.topology.hasUsers ? 'users' : 'services',
  };
}

export function glyphsOf(unicode: boolean): Glyphs {
  return unicode ? UNICODE : ASCII;
}

/** What drawing a line needs to know, of a page of any document. */
export type Sheet = Pick<Page, 'width' | 'glyphs' | 'options'>;

/** One line, wrapped under the start of its body, painted. */
export function lines(page: Sheet, start: Rich, body: Rich, hanging?: Rich): readonly string[] {
  return wrap(start, body, page.width, hanging).map((line) => paint(line, page.options.style));
}

/** A name of the user, with everything that could move the cursor made visible. */
export function name(text: string): string {
  return printable(text);
}

/** Names longer than this, and names that had to be made printable, do not decide how wide a column is. */
const WIDEST_NAME = 32;

/** Width of a column of names in at most `room` cells: the widest of those that may be a column. */
export function nameColumn(names: readonly string[], room = WIDEST_NAME): number {
  let widest = 0;
  for (const text of names) {
    const width = widthOf(printable(text));
    if (width > widest && width <= Math.min(room, WIDEST_NAME) && printable(text) === text) widest = width;
  }
  return widest;
}

/** Padded on the right to display width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
