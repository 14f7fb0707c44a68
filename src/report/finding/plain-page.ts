import type { AnalysisDocument } from '../../results/document.js';
import { PLAIN, type ReportOptions } from '../reporter.js';
import { type Page, pageOf } from '../text/page.js';

/** The page whose sentences other formats say too: without colour, width or terminal, so that they say the same everywhere. */
export function plainPage(document: AnalysisDocument, options: ReportOptions): Page {
  return pageOf(document, { ...options, style: PLAIN, unicode: true, width: 100 });
}
