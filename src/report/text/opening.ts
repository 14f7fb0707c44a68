import { plural } from './figures.js';
import { fallsWithIt, injectedClause, whatFails } from './injected.js';
import { allStayUp, comebackSentence, outcomeSentence, verb } from './outcome.js';
import { lines, name, type Page } from './page.js';
import { dim, rich } from './rich.js';
import { worstRun } from './run-groups.js';
import { verdictLine } from './verdict.js';

/** The first lines: the verdict where something was required, else the topology's name; then the worst run as a sentence. */
export function openingLines(page: Page): readonly string[] {
  const verdict = verdictLine(page);
  const title =
    page.document.topology.name === '' ? [] : lines(page, [], rich(dim(name(page.document.topology.name))));
  const first = verdict === null ? title : lines(page, [], verdict, rich('  '));
  return [...first, ...worstLines(page)];
}

function worstLines(page: Page): readonly string[] {
  return worstSentences(page).flatMap((sentence) => lines(page, [], rich(sentence)));
}

/** What fails and what that costs, what falls with it, what comes back; a sentence each. */
export function worstSentences(page: Page): readonly string[] {
  const { scenarios } = page.document;
  const worst = worstRun(scenarios);
  const sentences: string[] = [];
  if (scenarios.length === 1) {
    const falls = fallsWithIt(page, worst);
    sentences.push(
      outcomeSentence(page, worst, injectedClause(page, worst)),
      falls === '' ? '' : `${falls}.`,
    );
  } else if (worst.states.down + worst.states.partial === 0) {
    return [nothingLost(page)];
  } else {
    sentences.push(`Worst: ${outcomeSentence(page, worst, whatFails(page, worst))}`);
  }
  return [...sentences, comebackSentence(worst)].filter((sentence) => sentence !== '');
}

/** `Nothing is lost in any of 4 scenarios.` */
function nothingLost(page: Page): string {
  const { scenarios, topology } = page.document;
  const worst = worstRun(scenarios);
  const { degraded } = worst.states;
  const what = `Nothing is lost in any of ${runsText(page)}`;
  if (degraded === 0) return `${what}: ${allStayUp(topology.services)}.`;
  return `${what}; at worst ${degraded} of ${plural(topology.services, 'service')} ${verb(degraded, 'is', 'are')} degraded, in ${name(worst.id)}.`;
}

/** `4 scenarios`; `18 runs` where a scenario has several. */
export function runsText(page: Page): string {
  const { scenarios, runs } = page.document.checked;
  return plural(runs, runs === scenarios ? 'scenario' : 'run');
}
