import type { Place, Span } from '../diagnostics/types.js';
import type { Work } from '../engines/index.js';
import { judgePolicy } from '../gate/judge.js';
import type { Policy, Run, State, Topology } from '../model/topology.js';
import type { AnalysisDocument, ExpectationResult, RunProof, ScenarioResult } from '../results/document.js';
import { domainPlaces } from '../results/domain-places.js';
import { evidenceCounts } from '../results/evidence.js';
import type { Choice, ChosenRun } from './choose-runs.js';
import { type Evaluated, evaluator, type MakeEvaluate } from './evaluate.js';

export interface Assembled {
  readonly document: AnalysisDocument;
  /** What the policies' own runs came to. */
  readonly ownRuns: ReadonlyMap<Run, ScenarioResult>;
}

/**
 * The document before the gate: waivers, the baseline and the verdict are still to come.
 * @param makeEvaluate where results of runs come from: the engine, or a certificate
 */
export function assembleDocument(
  topology: Topology,
  choice: Choice,
  policies: readonly Policy[],
  context: AssembleContext,
  makeEvaluate: MakeEvaluate = evaluator,
): Assembled {
  const { runs } = choice;
  const run = makeEvaluate(topology, allRuns(choice, policies), context);
  const evaluated = runs.map((chosen) =>
    run({ scenario: chosen.scenario?.id ?? '', at: chosen.at }, chosen.run),
  );
  const byId = new Map(evaluated.map((one) => [one.reported.id, one.steps]));
  const proofs: RunProof[] = evaluated.flatMap((one) => proofsOf(one, null));
  const ownRuns = new Map<Run, ScenarioResult>();
  const judged = policies.map((policy) => {
    const inline = policy.inline
      ? policy.runs.map((r) => run({ scenario: policy.id, at: policy.at }, r))
      : [];
    for (const [i, one] of inline.entries()) ownRuns.set(policy.runs[i]!, one.reported);
    proofs.push(...inline.flatMap((one) => proofsOf(one, policy.id)));
    const own = policy.inline
      ? inline.map(({ steps }) => steps)
      : policy.runs.flatMap(({ id }) => (byId.has(id) ? [byId.get(id)!] : []));
    return judgePolicy(policy, topology, own, policy.services.filter(context.isJudged), context.locate);
  });
  const expectations = expectationsOf(topology, runs, evaluated, context);
  const services = topology.services.filter((_, s) => context.isJudged(s));
  const scenarios = evaluated.map(({ reported }) => reported);
  const leftOut = topology.policies.length - judged.length;
  const document: AnalysisDocument = {
    schemaVersion: 1,
    kind: 'analysis',
    catalogVersion: topology.catalogVersion,
    topology: {
      name: topology.name,
      file: context.file,
      domains: topology.domains.length,
      services: services.length,
      users: services.reduce((sum, { users }) => sum + users, 0),
      hasUsers: topology.hasUsers,
      evidence: evidenceCounts(topology, context.isJudged, context.locate),
    },
    scenarios,
    policies: judged,
    expectations,
    checked: {
      scenarios: new Set(runs.map((chosen) => chosen.scenario?.id ?? chosen.run.id)).size,
      runs: runs.length,
      services: services.length,
      policies: judged.length,
      expectations: expectations.length,
      ...(leftOut > 0 && { policiesLeftOut: leftOut }),
    },
    ...(context.certificate && { certificate: proofs }),
    verdict: 'pass',
    domains: domainPlaces(topology, scenarios, context.locate),
  };
  return { document, ownRuns };
}

/** Those of the choice, then policies' own. */
export function allRuns({ runs }: Choice, policies: readonly Policy[]): readonly Run[] {
  const inline = policies.flatMap((policy) => (policy.inline ? policy.runs : []));
  return [...runs.map((chosen) => chosen.run), ...inline];
}

function proofsOf({ proofs }: Evaluated, policy: string | null): RunProof[] {
  return proofs.map(({ run, ...proof }) => ({ run, policy, ...proof }));
}

/** The worst state of each service an author expects something of, in each run of the scenario. */
function expectationsOf(
  topology: Topology,
  runs: readonly ChosenRun[],
  evaluated: readonly Evaluated[],
  { isJudged, locate: place }: AssembleContext,
): ExpectationResult[] {
  return runs.flatMap(({ scenario }, r) =>
    (scenario?.expect ?? [])
      .filter(({ service }) => isJudged(service))
      .map(({ service, state, at }) => {
        const { id } = topology.services[service]!;
        const { reported, steps } = evaluated[r]!;
        const found = worstState(steps.map((step) => step.services.find((row) => row.id === id)!.state));
        return {
          scenario: reported.id,
          service: id,
          expected: state,
          found,
          holds: found === state,
          at: place(at),
        };
      }),
  );
}

const STATES: readonly State[] = ['up', 'degraded', 'partial', 'down'];

const worstState = (states: readonly State[]): State =>
  STATES[Math.max(...states.map((s) => STATES.indexOf(s)))]!;

export interface AssembleContext {
  readonly locate: (span: Span) => Place;
  readonly certificate: boolean;
  readonly isJudged: (service: number) => boolean;
  readonly file: string;
  readonly work: Work;
}
