import type { ScenarioResult } from '../../results/document.js';
import { fallsWithIt, injectedClause } from '../text/injected.js';
import { comebackSentence, outcomeSentence } from '../text/outcome.js';
import type { Page } from '../text/page.js';

/** What a run does and costs, what falls with it, what comes back; a sentence each. */
export function runSentences(page: Page, run: ScenarioResult): readonly string[] {
  const end = run.durationSeconds === null ? ', without end' : '';
  const falls = fallsWithIt(page, run);
  const sentences = [
    outcomeSentence(page, run, injectedClause(page, run) + end),
    falls === '' ? '' : `${falls}.`,
    comebackSentence(run),
  ];
  return sentences.filter((sentence) => sentence !== '');
}
