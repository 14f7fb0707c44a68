import { locate } from '../diagnostics/lines.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Diagnostic, Place, Sources, Span } from '../diagnostics/types.js';
import type { Work } from '../engines/index.js';
import type { Host } from '../host/types.js';
import type { Topology } from '../model/topology.js';
import type { ScenarioResult, ServiceResult } from '../results/document.js';
import { evidenceCounts } from '../results/evidence.js';
import type { ExplainedRun, ExplanationDocument } from '../results/explanation.js';
import { explanationChain, fallsWith } from '../results/explanation-chain.js';
import { holdsOf } from '../results/explanation-holds.js';
import { userCount } from '../results/fraction.js';
import { STATES } from '../results/reading.js';
import { type ChosenRun, chooseRuns } from './choose-runs.js';
import { estimate } from './estimate.js';
import { evaluator } from './evaluate.js';
import { furtherFailures } from './further-failures.js';
import { readTopology } from './read-topology.js';
import { toldRun } from './trials/candidate.js';
import { serviceChanges } from './trials/service-changes.js';
import type { AnalyzeOptions, ExitCode } from './types.js';
import { DEFAULT_WORK, withinWork } from './work.js';

export interface ExplainOutcome {
  /** null iff the input could not be evaluated (exit 2), what was asked for matches nothing (3), or takes too much (4). */
  readonly document: ExplanationDocument | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  readonly exit: ExitCode;
  readonly notes: readonly string[];
}

/** Which runs: as for an analysis. */
export type ExplainOptions = Pick<
  AnalyzeOptions,
  'scenarios' | 'fail' | 'isolate' | 'degrade' | 'each' | 'order' | 'duration' | 'maxWork'
>;

/**
 * Why a service is down, or what keeps it up: in the run that is worst for it, of those that were asked for.
 * @param path of the topology; `-`: standard input
 */
export async function explain(
  path: string,
  service: string,
  options: ExplainOptions,
  host: Pick<Host, 'files'>,
): Promise<ExplainOutcome> {
  const { topology, diagnostics, sources } = await readTopology(path, host.files);
  if (topology === null) return { document: null, diagnostics, sources, exit: 2, notes: [] };
  return explainTopology(topology, service, options, diagnostics, sources);
}

/** The same for a topology that is already read. */
export function explainTopology(
  topology: Topology,
  service: string,
  options: ExplainOptions,
  warnings: readonly Diagnostic[],
  sources: Sources,
): ExplainOutcome {
  const choice = chooseRuns(topology, options);
  const diagnostics = [...warnings, ...choice.diagnostics];
  const s = topology.services.findIndex(({ id }) => id === service);
  const notes = [...choice.unmatched, ...(s < 0 ? [noService(topology, service)] : [])];
  const isWrong = diagnostics.some(({ severity }) => severity === 'error');
  if (isWrong || s < 0 || choice.runs.length === 0)
    return { document: null, diagnostics, sources, exit: isWrong ? 2 : 3, notes };
  const needed = estimate(
    topology,
    choice.runs.map(({ run }) => run),
  );
  const document = withinWork(needed, options.maxWork ?? DEFAULT_WORK, (work) =>
    explanation(topology, s, choice.runs, {
      locate: (span) => locate(span, sources),
      file: sources[0]?.name ?? '-',
      work,
    }),
  );
  if (typeof document === 'string')
    return { document: null, diagnostics, sources, exit: 4, notes: [...notes, document] };
  return { document, diagnostics, sources, exit: choice.unmatched.length > 0 ? 3 : 0, notes };
}

function noService({ services }: Topology, id: string): string {
  const guess = nearest(
    id,
    services.map((service) => service.id),
  );
  const few =
    services.length > 12 ? '' : `; the file has ${services.map((one) => one.id).join(', ') || 'none'}`;
  return `No service is called ${id}${guess === null ? few : `; did you mean ${guess}?`}`;
}

interface Context {
  readonly locate: (span: Span) => Place;
  readonly file: string;
  readonly work: Work;
}

function explanation(
  topology: Topology,
  s: number,
  runs: readonly ChosenRun[],
  { locate: place, file, work }: Context,
): ExplanationDocument {
  const isJudged = () => true;
  const evaluate = evaluator(
    topology,
    runs.map(({ run }) => run),
    { locate: place, certificate: false, isJudged, work },
  );
  const fates: ExplainedRun[] = [];
  let worst: { chosen: ChosenRun; result: ScenarioResult } | null = null;
  for (const chosen of runs) {
    const { steps } = evaluate({ scenario: chosen.scenario?.id ?? '', at: chosen.at }, chosen.run);
    const result = steps.reduce((a, b) => (isWorse(b, a, s) ? b : a));
    fates.push(fateOf(result, s));
    if (worst === null || isWorse(result, worst.result, s)) worst = { chosen, result };
  }
  const { chosen, result } = worst!;
  const row = result.services[s]!;
  const chain = explanationChain(result, row.id);
  const falls = fallsWith(result, row.id);
  const shown = new Set([...chain.map(({ id }) => id), ...falls.map(({ id }) => id)]);
  const users = topology.services.reduce((sum, one) => sum + one.users, 0);
  const { changes, notTried } = serviceChanges(toldRun(topology, chosen.run, result), s, place);
  const { id, title, sector, tier, owner, at } = row;
  return {
    schemaVersion: 1,
    kind: 'explanation',
    catalogVersion: topology.catalogVersion,
    topology: {
      name: topology.name,
      file,
      domains: topology.domains.length,
      services: topology.services.length,
      users,
      hasUsers: topology.hasUsers,
      evidence: evidenceCounts(topology, isJudged, place),
    },
    service: { id, title, sector, tier, owner, users: row.users, at },
    runs: fates,
    scenario: { ...result, services: result.services.filter((one) => shown.has(one.id)) },
    rootCauses: [...new Set(chain.filter((step) => step.isInjected).map((step) => step.id))],
    chain,
    fallsWith: falls.map((one) => one.id),
    fallsWithUsers: userCount(falls.reduce((sum, one) => sum + one.users * one.lost, 0)),
    holds: holdsOf(topology, result, s, row),
    nextFailures:
      row.state === 'down' ? null : furtherFailures(topology, chosen.run, s, downIn(result), work),
    changes,
    changesNotTried: notTried,
  };
}

function downIn({ domainsDown }: ScenarioResult): (domain: string) => boolean {
  const down = new Set(domainsDown);
  return (domain) => down.has(domain);
}

function fateOf(result: ScenarioResult, s: number): ExplainedRun {
  const { id, scenario, title, blastRadius } = result;
  const { state, lost, settled, backSeconds } = result.services[s]!;
  return { id, scenario, title, state, lost, settled, backSeconds, blastRadius };
}

/** For the service: its state, what it loses, what it loses in the end; then for all. */
function isWorse(a: ScenarioResult, b: ScenarioResult, s: number): boolean {
  const [one, other] = [measure(a.services[s]!, a), measure(b.services[s]!, b)];
  const differs = one.findIndex((value, i) => value !== other[i]);
  return differs >= 0 && one[differs]! > other[differs]!;
}

const measure = ({ state, lost, settled }: ServiceResult, { lostUsers }: ScenarioResult) => [
  STATES.indexOf(state),
  lost,
  settled.lost,
  lostUsers,
];
