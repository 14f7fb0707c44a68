import type { AnalysisDocument } from '../results/document.js';

/**
 * A format: the document as chunks of text that end in exactly one newline together.
 * Pure: the same document and options give the same bytes, the document is not changed, nothing is printed.
 */
export type Reporter = (document: AnalysisDocument, options: ReportOptions) => Iterable<string>;

export interface ReportOptions {
  /** Columns, already decided: the terminal's, or 80 where there is none. */
  readonly width: number;
  readonly style: Style;
  /** False: marks, bars and trees in ASCII. */
  readonly unicode: boolean;
  /** No row is left out, no run shares a line, every scenario is told in full. */
  readonly all: boolean;
  readonly command: CommandLine;
  /** The exit code the command will end with. */
  readonly exit: number;
  /** Sentences for the end: what was asked for and matched nothing, what reached a state. */
  readonly notes: readonly string[];
}

/** What the line "Next:" may suggest to type. */
export interface CommandLine {
  /** The topology as the user typed it. */
  readonly file: string;
  /** Names of the commands that exist: only those are suggested. */
  readonly commands: readonly string[];
}

/** Colour, as functions from text to text; each returns it unchanged where there is no colour. */
export interface Style {
  readonly down: Paint;
  readonly partial: Paint;
  readonly degraded: Paint;
  readonly up: Paint;
  /** Titles, reasons, sums: what may recede. */
  readonly dim: Paint;
}

export type Paint = (text: string) => string;

/** No colour. */
export const PLAIN: Style = { down: same, partial: same, degraded: same, up: same, dim: same };

function same(text: string): string {
  return text;
}
