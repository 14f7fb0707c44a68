import { type ReadProof, readProof } from '../../check/read-proof.js';
import { parseDuration } from '../../model/duration.js';
import { defaultRuns } from '../../model/runs.js';
import type { Run, Topology } from '../../model/topology.js';
import type { AnalysisDocument, ScenarioResult } from '../../results/document.js';
import type { Choice, ChosenRun } from '../choose-runs.js';
import type { VerifyOptions } from './verify.js';

interface ClaimedRuns {
  /** The runs a result tells of, as the topology has them. */
  readonly choice: Choice;
  /** They are the command line's, and no policy is about them. */
  readonly isWhatIf: boolean;
  /** They are all of the file's. */
  readonly isWhole: boolean;
  /** Sentences: runs that the topology does not have. */
  readonly problems: readonly string[];
}

/** Finds the runs of a result in the topology. A what-if is what its certificate says it is. */
export function claimedRuns(
  { scenarios, certificate = [] }: AnalysisDocument,
  topology: Topology,
  { duration }: VerifyOptions,
): ClaimedRuns {
  const seconds = duration === undefined ? null : parseDuration(duration);
  const isDefault = topology.scenarios.length === 0;
  const known = new Map<string, ChosenRun>();
  for (const scenario of topology.scenarios) {
    for (const run of scenario.runs)
      known.set(`${scenario.id}\n${run.id}`, { run, scenario, at: scenario.at });
  }
  for (const run of isDefault ? defaultRuns(topology) : [])
    known.set(`\n${run.id}`, { run, scenario: null, at: null });
  const problems: string[] = [];
  const runs = scenarios.flatMap((said, i): ChosenRun[] => {
    const chosen = known.get(`${said.scenario}\n${said.id}`) ?? whatIf(said, certificate, topology);
    if (scenarios.findIndex(({ id }) => id === said.id) < i)
      problems.push(`the result tells of run ${said.id} twice`);
    if (chosen !== null)
      return [seconds === null ? chosen : { ...chosen, run: { ...chosen.run, duration: seconds } }];
    problems.push(`the result tells of run ${said.id}, which the topology does not have`);
    return [];
  });
  return {
    choice: { runs, diagnostics: [], unmatched: [] },
    isWhatIf: scenarios.some(isWhatIf),
    isWhole: runs.length === known.size,
    problems,
  };
}

const isWhatIf = ({ id, scenario }: ScenarioResult): boolean =>
  scenario === '' && (id === 'what-if' || id.startsWith('what-if['));

function whatIf(
  said: ScenarioResult,
  certificate: NonNullable<AnalysisDocument['certificate']>,
  topology: Topology,
): ChosenRun | null {
  const proof = certificate.find(({ run, policy }) => run === said.id && policy === null);
  if (!isWhatIf(said) || proof === undefined) return null;
  const read: ReadProof | string = readProof(topology, { ...proof, worlds: [] });
  if (typeof read === 'string') return null;
  const run: Run = { id: said.id, title: null, steps: [read.injection], duration: read.duration };
  return { run, scenario: null, at: null };
}
