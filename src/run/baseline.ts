import { baselineText, knownOf } from '../gate/baseline-text.js';
import { prunedOf } from '../gate/pruned.js';
import type { Host } from '../host/types.js';
import { analyzeQuestion } from './analyze.js';
import type { RevisionHost } from './policy-source.js';
import { readQuestion } from './read-question.js';
import type { AnalyzeOptions, AnalyzeOutcome } from './types.js';

export interface BaselineOutcome {
  /** What the analysis came to; for `write` without any baseline. */
  readonly outcome: AnalyzeOutcome;
  /** The baseline to write; null: nothing was analysed. */
  readonly text: Iterable<string> | null;
  readonly entries: number;
  /** Entries it had and has no more. */
  readonly removed: number;
}

type Options = Pick<AnalyzeOptions, 'policies' | 'today' | 'baseline' | 'maxWork'>;

/** A baseline of every violation there is, whatever an older one says. */
export async function writeBaseline(
  path: string,
  { baseline: _, ...options }: Options,
  host: Pick<Host, 'files' | 'today'> & RevisionHost,
): Promise<BaselineOutcome> {
  const outcome = analyzeQuestion(await readQuestion(path, options, host), options, host);
  const known = knownOf(outcome.document?.policies ?? []);
  const text = outcome.document === null ? null : baselineText(known);
  return { outcome, text, entries: known.length, removed: 0 };
}

/** The baseline without what no violation is about any more, and as strict as what was found. */
export async function pruneBaseline(
  path: string,
  options: Options & { readonly baseline: string },
  host: Pick<Host, 'files' | 'today'> & RevisionHost,
): Promise<BaselineOutcome> {
  const question = await readQuestion(path, options, host);
  const outcome = analyzeQuestion(question, options, host);
  const before = question.baseline?.entries ?? [];
  const kept = prunedOf(outcome.document?.policies ?? [], before);
  const text = outcome.document === null ? null : baselineText(kept);
  return { outcome, text, entries: kept.length, removed: before.length - kept.length };
}
