import { CODES, type CodeTable, type CodeText } from '../diagnostics/codes.js';
import { MODEL_CODES } from '../model/codes.js';
import { RUN_CODES } from './codes.js';

/** Every code that a diagnostic may have, in order of code. */
export const ALL_CODES: CodeTable = new Map(
  [...CODES, ...Object.entries<CodeText>(MODEL_CODES), ...RUN_CODES].sort(([a], [b]) => (a < b ? -1 : 1)),
);
