import type { DiffDocument } from '../../results/diff-document.js';
import type { ReportOptions } from '../reporter.js';

/** A format of a diff; pure, as a `Reporter` is. */
export type DiffReporter = (document: DiffDocument, options: ReportOptions) => Iterable<string>;
