/** A stretch of one source file: UTF-16 offsets into its text, `end` exclusive. */
export interface Span {
  /** Index into {@link Sources}. */
  readonly file: number;
  readonly start: number;
  readonly end: number;
}

/** One file as it was read. `name` is what messages print: relative to the first file, `/` between parts. */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** Offsets at which lines start, ascending, the first is 0. */
  readonly lineStarts: readonly number[];
}

export type Sources = readonly Source[];

/** A place as people count it: line and column from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning';

/** One problem of the input. Rendered by `formatDiagnostic`; the text holds what the file says, unescaped. */
export interface Diagnostic {
  /** `BR` and four digits; listed in `codes.ts`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence, no final full stop, no code. */
  readonly message: string;
  /** null: the problem has no place in a file (a missing file, an option). */
  readonly span: Span | null;
  /** What to do, the last line printed: `did you mean dependsOn?`; null: nothing better than the message. */
  readonly fix: string | null;
}
