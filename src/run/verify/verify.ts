import type { Diagnostic, Sources } from '../../diagnostics/types.js';
import type { Host } from '../../host/types.js';
import type { Topology } from '../../model/topology.js';
import type { AnalysisDocument } from '../../results/document.js';
import { chooseServices } from '../choose-services.js';
import { estimate } from '../estimate.js';
import type { RevisionHost } from '../policy-source.js';
import { readQuestion } from '../read-question.js';
import { readResult } from '../read-result.js';
import type { AnalyzeOptions, ExitCode } from '../types.js';
import { DEFAULT_WORK } from '../work.js';
import { type Verified, verifyDocument } from './verify-document.js';

/** What the analysis was given beside the topology, and the result does not hold. */
export type VerifyOptions = Pick<
  AnalyzeOptions,
  'policies' | 'baseline' | 'duration' | 'sector' | 'owner' | 'maxWork'
>;

export interface VerifyOutcome {
  /** 0 believed, 1 not, 2 something cannot be read, 3 there is nothing to verify, 4 it would take too long. */
  readonly exit: ExitCode;
  /** Why nothing was verified, as a sentence without a full stop, and what to do; null: see `verified` or `diagnostics`. */
  readonly refused: { readonly message: string; readonly fix: string | null } | null;
  readonly verified: Verified | null;
  /** Of the topology and what was read beside it. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/**
 * Whether a saved result is to be believed of a topology, without running it.
 * @param result what `analyze --format json --certificate` wrote; `-`: standard input
 */
export async function verify(
  result: string,
  topology: string,
  options: VerifyOptions,
  host: Pick<Host, 'files'> & RevisionHost,
): Promise<VerifyOutcome> {
  const beside = [topology, options.baseline, ...(options.policies ?? [])];
  if (result === '-' && beside.includes('-')) {
    return refuse(
      2,
      'standard input can be read once, and - stands for it twice',
      'put one of the two into a file',
    );
  }
  const read = await readResult(result, host.files);
  if (!read.ok) return refuse(2, read.message, read.fix);
  if (read.document.certificate === undefined) {
    return refuse(
      3,
      `${result} holds no certificate, so there is nothing to verify`,
      'save it with analyze --certificate',
    );
  }
  const question = await readQuestion(topology, options, host);
  const { diagnostics, sources } = question;
  if (question.topology === null) return { exit: 2, refused: null, verified: null, diagnostics, sources };
  const { unmatched } = chooseServices(question.topology, options);
  if (unmatched[0] !== undefined) return refuse(3, unmatched[0].replace(/\.$/, ''), null);
  const tooMuch = beyondWork(read.document, question.topology, options.maxWork ?? DEFAULT_WORK);
  if (tooMuch !== null) return refuse(4, tooMuch.message, tooMuch.fix);
  const verified = verifyDocument(read.document, { ...question, topology: question.topology }, options);
  const exit = verified.problems.length > 0 ? 1 : 0;
  return { exit, refused: null, verified, diagnostics, sources };
}

/** A hostile certificate may have any number of worlds; what an analysis wrote has none that it did not compute itself. */
function beyondWork({ certificate = [] }: AnalysisDocument, topology: Topology, limit: number) {
  const worlds = certificate.reduce((sum, proof) => sum + proof.worlds.length, 0);
  const { perStep } = estimate(topology, []);
  const work = worlds * perStep;
  if (work <= limit) return null;
  return {
    message: `Incomplete: nothing was verified. ${worlds} worlds of ${perStep} domains, services and placements take at least ${work} steps, and ${limit} are allowed`,
    fix: `allow more with --max-work ${2 * work}`,
  };
}

function refuse(exit: 2 | 3 | 4, message: string, fix: string | null): VerifyOutcome {
  return { exit, refused: { message, fix }, verified: null, diagnostics: [], sources: [] };
}
