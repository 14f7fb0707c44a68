import { checkedText, nothingRequired } from '../text/closing.js';
import { worstSentences } from '../text/opening.js';
import type { Page } from '../text/page.js';
import { saidNotes, type Verdict, verdictLine, verdictOf } from '../text/verdict.js';

/** The sentences that every report for people says: unescaped for its format, but without what deceives. */
export interface Headline {
  readonly verdict: Verdict;
  /** `FAIL: 2 of 3 policies are violated.` */
  readonly verdictText: string;
  /** The worst run: what fails, what that costs, what comes back. */
  readonly worst: readonly string[];
  /** `Checked 3 policies x 3 scenarios x 5 services as of 2026-11-08.` */
  readonly checked: string;
  /** What was asked for and matched nothing, what reached a state. */
  readonly notes: readonly string[];
}

export function headlineOf(page: Page): Headline {
  const spans = verdictLine(page);
  const said = saidNotes(page);
  return {
    verdict: verdictOf(page),
    verdictText: spans === null ? `${nothingRequired(page)}.` : spans.map(({ text }) => text).join(''),
    worst: worstSentences(page),
    checked: checkedText(page),
    notes: page.options.notes.filter((note) => !said.includes(note)),
  };
}
