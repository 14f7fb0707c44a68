import { checkCertificate } from '../../check/check-certificate.js';
import { differences } from '../../check/differences.js';
import { type ExpectedResult, expectedResult } from '../../check/expected-result.js';
import { readProof } from '../../check/read-proof.js';
import type { Policy, Run, Topology } from '../../model/topology.js';
import type { AnalysisDocument, RunProof } from '../../results/document.js';
import { injectedNames } from '../../results/scenario-result.js';
import type { Choice } from '../choose-runs.js';
import type { Verified } from './verify-document.js';

/** What follows from the certificates of a result. */
export interface ProvenRuns {
  /** By run: what each of its steps has to say. */
  readonly expected: ReadonlyMap<Run, readonly ExpectedResult[]>;
  /** Sentences; not empty: some certificate is not believed. */
  readonly problems: readonly string[];
  readonly counts: Verified['counts'];
}

interface Asked {
  readonly choice: Choice;
  readonly policies: readonly Policy[];
  readonly isJudged: (service: number) => boolean;
}

/** Checks the certificate of every step of every run that a result rests on: no more, no fewer. */
export function provenRuns(
  { certificate = [] }: AnalysisDocument,
  topology: Topology,
  { choice, policies, isJudged }: Asked,
): ProvenRuns {
  const proofs = new Map(certificate.map((proof) => [keyOf(proof.policy, proof.run, proof.step), proof]));
  const problems: string[] = [];
  if (proofs.size < certificate.length) problems.push('the certificate proves one run twice');
  const expected = new Map<Run, ExpectedResult[]>();
  const used = new Set<RunProof>();
  const prove = (policy: string | null, run: Run): void => {
    const steps = run.steps.map((_, step) => {
      const proof = proofs.get(keyOf(policy, run.id, step));
      if (proof !== undefined) used.add(proof);
      return provenStep(topology, { run, step, policy }, proof, isJudged);
    });
    problems.push(...steps.flatMap((step) => ('figures' in step ? [] : step)));
    expected.set(
      run,
      steps.flatMap((step) => ('figures' in step ? step : [])),
    );
  };
  for (const { run } of choice.runs) prove(null, run);
  for (const policy of policies) if (policy.inline) for (const run of policy.runs) prove(policy.id, run);
  for (const proof of certificate) {
    if (!used.has(proof))
      problems.push(`the certificate proves run ${proof.run}, of which the result does not tell`);
  }
  return { expected, problems, counts: countsOf(certificate) };
}

const keyOf = (policy: string | null, run: string, step: number): string =>
  `${policy ?? ''}\n${run}\n${step}`;

function countsOf(certificate: readonly RunProof[]): Verified['counts'] {
  const worlds = certificate.flatMap((proof) => proof.worlds);
  const steps = worlds.reduce((sum, world) => sum + world.steps.length, 0);
  return { runs: certificate.length, worlds: worlds.length, steps, figures: 0 };
}

interface Step {
  readonly run: Run;
  readonly step: number;
  readonly policy: string | null;
}

/** What a step has to say, or why its certificate is not believed. */
function provenStep(
  topology: Topology,
  { run, step, policy }: Step,
  proof: RunProof | undefined,
  isJudged: (service: number) => boolean,
): ExpectedResult | string[] {
  const name = `${policy === null ? '' : `policy ${policy}, `}run ${run.id}${run.steps.length > 1 ? `, step ${step + 1}` : ''}`;
  const about = (messages: readonly string[]): string[] => messages.map((message) => `${name}: ${message}`);
  if (proof === undefined) return about(['the certificate does not prove it']);
  const injected = injectedNames(topology, run.steps[step]!);
  const durationSeconds = Number.isFinite(run.duration) ? run.duration : null;
  const asked = { injected, durationSeconds };
  const other = differences(
    { injected: proof.injected, durationSeconds: proof.durationSeconds },
    asked,
    '',
    new Set(),
  );
  if (other.problems.length > 0)
    return about(other.problems.map((problem) => `in the certificate ${problem}`));
  const read = readProof(topology, proof);
  if (typeof read === 'string') return about([`the certificate ${read}`]);
  const wrong = checkCertificate(topology, read, read.certificate);
  if (wrong.length > 0) return about(wrong.map(({ message }) => message));
  return expectedResult(topology, read, injected, isJudged);
}
