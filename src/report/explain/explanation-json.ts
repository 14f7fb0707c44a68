import type { ExplanationDocument } from '../../results/explanation.js';

/** The document as JSON, indented by two, and a newline. */
export function explanationJson(document: ExplanationDocument): Iterable<string> {
  return [JSON.stringify(document, null, 2), '\n'];
}
