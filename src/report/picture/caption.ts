import { count, plural } from '../text/figures.js';
import type { Page } from '../text/page.js';
import type { Picture } from './picture.js';
import { runSentences } from './run-sentences.js';

/** What a picture shows, what it leaves out, and how to see that: a sentence each. */
export function pictureCaption(page: Page, { run, hidden }: Picture): readonly string[] {
  const runs = page.document.scenarios.length;
  const which =
    runs > 1 ? `${run.id}, the worst of ${plural(runs, 'run')} (--scenario picks another)` : run.id;
  const left = `${count(hidden)} more services are not up and not drawn${page.options.all ? '' : ' (--all draws more)'}.`;
  return [which, ...runSentences(page, run), ...(hidden > 0 ? [left] : [])];
}
