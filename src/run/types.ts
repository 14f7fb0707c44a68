import type { Diagnostic, Sources } from '../diagnostics/types.js';
import type { BaselineEntry } from '../model/build-baseline.js';
import type { AnalysisDocument } from '../results/document.js';

/** What `analyze` may be asked for, each as the user writes it. */
export interface AnalyzeOptions {
  /** Ids of the file's scenarios or of single runs; default: all of them. */
  readonly scenarios?: readonly string[];
  /** What-if: `id`, `service@placement`, `kind=region`. Any of these replaces the file's scenarios by one run, `what-if`. */
  readonly fail?: readonly string[];
  readonly isolate?: readonly string[];
  readonly degrade?: readonly string[];
  /** One run a match of the selector (`kind=region`), and with `order` 2 or 3 one a combination. */
  readonly each?: string;
  readonly order?: number;
  /** `24h20m`: replaces the duration of every run. */
  readonly duration?: string;
  /** Policy files, merged with the file's own policies and waivers: a path, `-`, or `git:REVISION:PATH`. */
  readonly policies?: readonly string[];
  /** `YYYY-MM-DD`, the day waivers are judged by; default: the host's. */
  readonly today?: string;
  /** False: no waiver is looked at, every violation counts. */
  readonly waivers?: boolean;
  /** A file of known violations, which do not fail unless they got worse. */
  readonly baseline?: string;
  /** Entries of the baseline that no violation is about any more do not fail. */
  readonly allowStale?: boolean;
  /** Only services of this sector are judged and listed. */
  readonly sector?: string;
  /** Only services of this owner; beside `sector`: those that are of both. */
  readonly owner?: string;
  /** `up` … `down`: exit 1 when a service reaches this state or worse. */
  readonly failOn?: string;
  /** Put times and ranks of what is down into the document. */
  readonly certificate?: boolean;
  /** Elementary steps that may be taken, about a microsecond each; more is exit 4. Default: 6,000,000. */
  readonly maxWork?: number;
}

/** Exit codes of evaluation; where several hold: 2 > 1 > 4 > 3 > 0. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

export interface AnalyzeOutcome {
  /** null iff the input could not be evaluated (exit 2), nothing was left to evaluate (exit 3), or it was too much (exit 4). Always holds every service. */
  readonly document: AnalysisDocument | null;
  /** Errors and warnings of the input, in the files' order. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  readonly exit: ExitCode;
  /** Sentences for an exit 3 or 4 or a `failOn`: what was asked for and matched nothing, what is missing, what reached the state. */
  readonly notes: readonly string[];
  /** What the document holds besides violations, as sentences: policies that checked nothing, unused waivers, stale entries. */
  readonly findings: readonly string[];
}

/** A baseline that was read, and what reports call its file. */
export interface Baseline {
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
}
