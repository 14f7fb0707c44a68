import type { Reporter } from './reporter.js';

/** The formats of `--format` and `--output`, in the order help lists them; each is loaded when it is first asked for. */
export const REPORTERS: ReadonlyMap<string, () => Promise<Reporter>> = new Map([
  ['text', () => import('./text/report-text.js').then((module) => module.reportText)],
  ['json', () => import('./json.js').then((module) => module.reportJson)],
]);
