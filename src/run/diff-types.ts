import type { Diagnostic, Sources } from '../diagnostics/types.js';
import type { DiffAllowance, DiffDocument } from '../results/diff-document.js';
import type { AnalyzeOptions, ExitCode } from './types.js';

/** One side of a comparison. */
export interface DiffInput {
  /** The topology; `-`: standard input. */
  readonly file: string;
  /** A git revision to read it from; null: the file as it is. */
  readonly revision: string | null;
}

/** What `diff` may be asked for: which runs, as `analyze` has it, and what may get worse. */
export interface DiffOptions
  extends Pick<
    AnalyzeOptions,
    'scenarios' | 'fail' | 'isolate' | 'degrade' | 'each' | 'order' | 'duration' | 'sector' | 'maxWork'
  > {
  readonly allow: DiffAllowance;
}

/** Errors and warnings of one side. */
export interface DiffProblem {
  readonly side: 'BASE' | 'HEAD';
  /** The file as typed, after its revision where there is one: `main:shop.yaml`. */
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

export interface DiffOutcome {
  /** null iff a side could not be evaluated (exit 2), or there is nothing to compare (exit 3). */
  readonly document: DiffDocument | null;
  /** Of the base, then of the head. */
  readonly problems: readonly DiffProblem[];
  readonly exit: ExitCode;
  /** Sentences for an exit 3: what was asked for and matched nothing. */
  readonly notes: readonly string[];
}
