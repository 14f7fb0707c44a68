import analysisSchema from '../../schema/analysis.schema.json' with { type: 'json' };
import type { FileReader, ReadError } from '../host/types.js';
import { decode } from '../load/decode.js';
import type { AnalysisDocument, ScenarioResult } from '../results/document.js';
import { type Schema, schemaProblem } from './schema-problem.js';

/** A saved document; or why there is none, as a sentence without a full stop, and what to do. */
export type ReadDocument =
  | { readonly ok: true; readonly document: AnalysisDocument }
  | { readonly ok: false; readonly message: string; readonly fix: string | null };

const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Reads what `--format json` wrote. Nothing in the file is believed: whatever a format reads is checked first, so that a file
 * from elsewhere is refused with a sentence, or told as it is.
 */
export async function readResult(path: string, files: Pick<FileReader, 'read'>): Promise<ReadDocument> {
  const read = await files.read(path, MOST_BYTES);
  if (!read.ok) return failed(`cannot read ${path}: ${WHY[read.error.reason]}`);
  const text = decode(read.bytes);
  if (!text.ok) return failed(`${path} is no result: byte ${text.byte} is not UTF-8`);
  let value: unknown;
  try {
    value = JSON.parse(text.text);
  } catch {
    return failed(`${path} is no result: it is not JSON`);
  }
  const problem =
    schemaProblem(value, analysisSchema as unknown as Schema) ?? inconsistency(value as AnalysisDocument);
  return problem === null
    ? { ok: true, document: value as AnalysisDocument }
    : failed(`${path} is no result of an analysis: ${problem}`);
}

function failed(message: string): ReadDocument {
  return { ok: false, message, fix: 'give it what analyze --format json wrote' };
}

const WHY: Readonly<Record<ReadError['reason'], string>> = {
  missing: 'there is no such file',
  directory: 'it is a directory',
  special: 'it is not a regular file',
  'too large': 'it has more than 256 MB',
  denied: 'it may not be read',
  failed: 'the system refused',
};

/** What no schema says and every format relies on. */
function inconsistency({ scenarios, asOf, waivers = [] }: AnalysisDocument): string | null {
  if (scenarios.length === 0) return 'it has no scenario';
  const dates = [asOf, ...waivers.map(({ until }) => until)];
  if (dates.some((date) => date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date)))
    return 'a date is not YYYY-MM-DD';
  const at = scenarios.findIndex(isInconsistent);
  return at < 0 ? null : `scenarios[${at}] has a moment or a world too few`;
}

function isInconsistent({ moments, worstMoment, services }: ScenarioResult): boolean {
  return (
    !moments.includes(worstMoment) || services.some(({ byMoment }) => byMoment.length !== moments.length)
  );
}
