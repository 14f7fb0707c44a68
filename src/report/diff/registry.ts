import type { DiffReporter } from './diff-reporter.js';

/** The formats of `diff`, in the order help lists them; each is loaded when it is first asked for. */
export const DIFF_REPORTERS: ReadonlyMap<string, () => Promise<DiffReporter>> = new Map([
  ['text', () => import('./diff-text.js').then((module) => module.diffText)],
  ['json', () => import('./diff-json.js').then((module) => module.diffJson)],
  ['markdown', () => import('./diff-markdown.js').then((module) => module.diffMarkdown)],
]);
