import type { ExplanationDocument } from '../../results/explanation.js';
import type { ReportOptions } from '../reporter.js';

/** An explanation as chunks of text that end in exactly one newline together. Pure, as a {@link Reporter} is. */
type ExplanationReporter = (document: ExplanationDocument, options: ReportOptions) => Iterable<string>;

/** The formats of `explain`, in the order help lists them; each is loaded when it is asked for. */
export const EXPLANATION_REPORTERS: ReadonlyMap<string, () => Promise<ExplanationReporter>> = new Map([
  ['text', () => import('./explanation-text.js').then((module) => module.explanationText)],
  ['json', () => import('./explanation-json.js').then((module) => module.explanationJson)],
]);
