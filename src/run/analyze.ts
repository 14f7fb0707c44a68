import { locate } from '../diagnostics/lines.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Diagnostic, Place, Sources, Span } from '../diagnostics/types.js';
import { judgePolicy } from '../gate/judge.js';
import type { Host } from '../host/types.js';
import type { Policy, State, Topology } from '../model/topology.js';
import type { AnalysisDocument, ExpectationResult, PolicyResult } from '../results/document.js';
import { evidenceCounts } from '../results/evidence.js';
import { type Choice, type ChosenRun, chooseRuns } from './choose-runs.js';
import { type Evaluated, evaluator } from './evaluate.js';
import { type ReadTopology, readTopology, readTopologyText } from './read-topology.js';
import type { AnalyzeOptions, AnalyzeOutcome, ExitCode } from './types.js';

/**
 * Runs a topology's scenarios, judges its policies and expectations, and says what came of it.
 * @param path of the topology; `-`: standard input
 */
export async function analyze(
  path: string,
  options: AnalyzeOptions,
  host: Pick<Host, 'files'>,
): Promise<AnalyzeOutcome> {
  return analyzeRead(await readTopology(path, host.files), options);
}

/**
 * The same for a text that is already there, at once and without a host: in a browser as well. It cannot include files.
 * @param name what messages and places call it
 */
export function analyzeText(text: string, options: AnalyzeOptions = {}, name = '-'): AnalyzeOutcome {
  return analyzeRead(readTopologyText(name, text), options);
}

function analyzeRead(
  { topology, diagnostics, sources }: ReadTopology,
  options: AnalyzeOptions,
): AnalyzeOutcome {
  if (topology === null) return { document: null, diagnostics, sources, exit: 2, notes: [] };
  return analyzeTopology(topology, options, diagnostics, sources);
}

/** The same for a topology that is already read. */
export function analyzeTopology(
  topology: Topology,
  options: AnalyzeOptions,
  warnings: readonly Diagnostic[],
  sources: Sources,
): AnalyzeOutcome {
  const choice = chooseRuns(topology, options);
  const policies = judgedPolicies(topology, options, choice);
  const diagnostics = [...warnings, ...choice.diagnostics, ...policies.flatMap(missingEngines)];
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    return { document: null, diagnostics, sources, exit: 2, notes: choice.unmatched };
  }
  const sector = sectorFilter(topology, options.sector);
  const unmatched = [...choice.unmatched, ...sector.unmatched];
  if (choice.runs.length === 0 || sector.unmatched.length > 0) {
    return { document: null, diagnostics, sources, exit: 3, notes: unmatched };
  }
  const document = evaluate(topology, choice, policies, {
    locate: (span) => locate(span, sources),
    certificate: options.certificate ?? false,
    isJudged: sector.isJudged,
    file: sources[0]?.name ?? '-',
  });
  const reached = reachedState(document, options.failOn);
  const empty = document.policies.filter(({ verdict }) => verdict === 'empty').map(emptyPolicy);
  return {
    document: { ...document, verdict: document.verdict === 'fail' || reached.length > 0 ? 'fail' : 'pass' },
    diagnostics,
    sources,
    exit: exitCode(document.verdict === 'fail' || reached.length > 0, unmatched.length + empty.length > 0),
    notes: [...unmatched, ...empty, ...reached],
  };
}

/** A violation that is proven stands, whatever else matched nothing. */
function exitCode(isViolated: boolean, matchedNothing: boolean): ExitCode {
  if (isViolated) return 1;
  return matchedNothing ? 3 : 0;
}

/**
 * A what-if asks about itself; the file's policies are about the file's scenarios. Where scenarios are named, policies that are
 * about others alone are not asked for.
 */
function judgedPolicies(topology: Topology, options: AnalyzeOptions, { runs }: Choice): readonly Policy[] {
  const { fail, isolate, degrade, each, scenarios } = options;
  const isWhatIf = each !== undefined || [fail, isolate, degrade].some((list) => (list ?? []).length > 0);
  if (isWhatIf) return [];
  if (scenarios === undefined) return topology.policies;
  const ids = new Set(runs.map(({ run }) => run.id));
  return topology.policies.filter(
    (p) => p.inline || p.runs.length === 0 || p.runs.some(({ id }) => ids.has(id)),
  );
}

function missingEngines({ id, require, at }: Policy): Diagnostic[] {
  return require.missingEngine.map((key) => ({
    code: 'BR3002',
    severity: 'error',
    message: `policy ${id} cannot be judged: nothing here computes ${key} yet`,
    span: at,
    fix: `take ${key} out until it can be judged`,
  }));
}

function sectorFilter(topology: Topology, sector: string | undefined) {
  if (sector === undefined) return { isJudged: () => true, unmatched: [] };
  const sectors = [...new Set(topology.services.flatMap((s) => s.sector ?? []))];
  const isJudged = (s: number): boolean => topology.services[s]!.sector === sector;
  if (sectors.includes(sector)) return { isJudged, unmatched: [] };
  const guess = nearest(sector, sectors);
  const fix = guess === null ? `the sectors are ${sectors.join(', ') || 'none'}.` : `did you mean ${guess}?`;
  return { isJudged, unmatched: [`No service is of sector ${sector}; ${fix}`] };
}

interface Context {
  readonly locate: (span: Span) => Place;
  readonly certificate: boolean;
  readonly isJudged: (service: number) => boolean;
  readonly file: string;
}

function evaluate(
  topology: Topology,
  { runs }: Choice,
  policies: readonly Policy[],
  context: Context,
): AnalysisDocument {
  const inline = policies.flatMap((policy) => (policy.inline ? policy.runs : []));
  const run = evaluator(topology, [...runs.map((chosen) => chosen.run), ...inline], context);
  const evaluated = runs.map((chosen) =>
    run({ scenario: chosen.scenario?.id ?? '', at: chosen.at }, chosen.run),
  );
  const byId = new Map(evaluated.map((one) => [one.reported.id, one.steps]));
  const judged = policies.map((policy) => {
    const own = policy.inline
      ? policy.runs.map((r) => run({ scenario: policy.id, at: policy.at }, r).steps)
      : policy.runs.flatMap(({ id }) => (byId.has(id) ? [byId.get(id)!] : []));
    return judgePolicy(policy, topology, own, policy.services.filter(context.isJudged), context.locate);
  });
  const expectations = expectationsOf(topology, runs, evaluated, context);
  const isFailed =
    judged.some(({ verdict }) => verdict === 'fail') || expectations.some(({ holds }) => !holds);
  const services = topology.services.filter((_, s) => context.isJudged(s));
  return {
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
    scenarios: evaluated.map(({ reported }) => reported),
    policies: judged,
    expectations,
    checked: {
      scenarios: new Set(runs.map((chosen) => chosen.scenario?.id ?? chosen.run.id)).size,
      runs: runs.length,
      services: services.length,
      policies: judged.length,
      expectations: expectations.length,
    },
    verdict: isFailed ? 'fail' : 'pass',
  };
}

/** The worst state of each service an author expects something of, in each run of the scenario. */
function expectationsOf(
  topology: Topology,
  runs: readonly ChosenRun[],
  evaluated: readonly Evaluated[],
  { isJudged, locate: place }: Context,
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

/** One sentence a run in which a service is in the state of `--fail-on` or worse. */
function reachedState({ scenarios }: AnalysisDocument, failOn: string | undefined): string[] {
  if (failOn === undefined) return [];
  const least = STATES.indexOf(failOn as State);
  return scenarios.flatMap(({ id, services }) => {
    const reached = services.filter(({ state }) => STATES.indexOf(state) >= least);
    if (reached.length === 0) return [];
    const first = reached.slice(0, 3).map((service) => `${service.id} is ${service.state}`);
    const more = reached.length > 3 ? ` and ${reached.length - 3} more` : '';
    return [`--fail-on ${failOn}: ${first.join(', ')}${more} in ${id}.`];
  });
}

function emptyPolicy({ id, selector, services }: PolicyResult): string {
  const what = services === 0 ? `${selector} matches no service` : 'its scenarios match nothing';
  return `Policy ${id} checked nothing: ${what}.`;
}
