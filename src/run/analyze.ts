import { locate } from '../diagnostics/lines.js';
import { sortDiagnostics } from '../diagnostics/sort.js';
import type { Diagnostic, Sources, Span } from '../diagnostics/types.js';
import type { Host } from '../host/types.js';
import { isDate } from '../model/date.js';
import type { Policy, State, Topology } from '../model/topology.js';
import type { AnalysisDocument } from '../results/document.js';
import { askedOf } from './asked.js';
import { allRuns, assembleDocument } from './assemble-document.js';
import { type Choice, chooseRuns } from './choose-runs.js';
import { chooseServices } from './choose-services.js';
import { estimate } from './estimate.js';
import { worstExit } from './exit-code.js';
import { gate } from './gate.js';
import type { RevisionHost } from './policy-source.js';
import { type Question, readQuestion } from './read-question.js';
import { readTopologyText } from './read-topology.js';
import { withTrials } from './trials/with-trials.js';
import type { AnalyzeOptions, AnalyzeOutcome, Baseline } from './types.js';
import { DEFAULT_WORK, withinWork } from './work.js';

/**
 * Runs a topology's scenarios, judges its policies and expectations, and says what came of it.
 * @param path of the topology; `-`: standard input
 */
export async function analyze(
  path: string,
  options: AnalyzeOptions,
  host: Pick<Host, 'files' | 'today'> & RevisionHost,
): Promise<AnalyzeOutcome> {
  return analyzeQuestion(await readQuestion(path, options, host), options, host);
}

/**
 * The same for a text that is already there, at once and without a host: in a browser as well. It can include no files and
 * stands beside none; waivers are looked at where `options` says the day.
 * @param name what messages and places call it
 */
export function analyzeText(
  text: string,
  options: Omit<AnalyzeOptions, 'policies' | 'baseline'> = {},
  name = '-',
): AnalyzeOutcome {
  const { topology, diagnostics, sources } = readTopologyText(name, text);
  if (topology === null) return { document: null, diagnostics, sources, exit: 2, notes: [], findings: [] };
  return analyzeTopology(topology, options, diagnostics, sources);
}

/** The same for what is read already. The clock is asked only where there is something to judge by it. */
export function analyzeQuestion(
  { topology, baseline, unmatched, diagnostics, sources }: Question,
  options: AnalyzeOptions,
  host: Pick<Host, 'today'>,
): AnalyzeOutcome {
  if (topology === null) return { document: null, diagnostics, sources, exit: 2, notes: [], findings: [] };
  const isDated = topology.waivers.length > 0 && options.waivers !== false;
  const dated = isDated ? { ...options, today: options.today ?? host.today() } : options;
  return analyzeTopology(topology, dated, diagnostics, sources, { baseline, unmatched });
}

/** What is read beside a topology. */
export interface Beside {
  readonly baseline?: Baseline | null;
  /** Sentences: files that were asked for and hold nothing. */
  readonly unmatched?: readonly string[];
}

/** The same for a topology that is already read. Without a day in `options` no waiver is looked at. */
export function analyzeTopology(
  topology: Topology,
  options: AnalyzeOptions,
  warnings: readonly Diagnostic[],
  sources: Sources,
  { baseline = null, unmatched: besides = [] }: Beside = {},
): AnalyzeOutcome {
  const choice = chooseRuns(topology, options);
  const services = chooseServices(topology, options);
  const policies = judgedPolicies(topology, options, choice, services.isJudged);
  const refused = [...choice.diagnostics, ...policies.flatMap(refusals), ...badDay(options.today)];
  const unmatched = [...besides, ...choice.unmatched, ...services.unmatched];
  const nothing = { document: null, sources, notes: unmatched, findings: [] };
  if (refused.some(({ severity }) => severity === 'error')) {
    return { ...nothing, diagnostics: [...warnings, ...refused], exit: 2 };
  }
  if (choice.runs.length === 0 || services.unmatched.length > 0) {
    return { ...nothing, diagnostics: [...warnings, ...refused], exit: 3 };
  }
  const locatePlace = (span: Span) => locate(span, sources);
  const needed = estimate(topology, allRuns(choice, policies), services.isJudged);
  const context = {
    locate: locatePlace,
    certificate: options.certificate ?? false,
    isJudged: services.isJudged,
    file: sources[0]?.name ?? '-',
  };
  const evaluated = withinWork(needed, options.maxWork ?? DEFAULT_WORK, (work) => {
    const { document, ownRuns } = assembleDocument(topology, choice, policies, { ...context, work });
    const chosen = choice.runs.map(({ run }) => run);
    return withTrials(document, { topology, ...context, runs: chosen, policies, inline: ownRuns, needed });
  });
  if (typeof evaluated === 'string') {
    const notes = [...unmatched, evaluated];
    return { ...nothing, notes, diagnostics: [...warnings, ...refused], exit: 4 };
  }
  const ran = new Set(choice.runs.map(({ run }) => run.id));
  const isAsked = askedOf(topology, options, policies, { ran, isJudged: services.isJudged });
  const gated = gate(evaluated, topology, options, { locate: locatePlace, isAsked, baseline });
  const reached = reachedState(evaluated, options.failOn);
  const { document } = gated;
  const isFailed = document.verdict === 'fail' || reached.length > 0;
  const isEmpty = document.policies.some(({ verdict }) => verdict === 'empty');
  const notes = [...unmatched, ...reached];
  return {
    document: {
      ...document,
      verdict: isFailed ? 'fail' : 'pass',
      ...(notes.length > 0 && { notes }),
    },
    diagnostics: sortDiagnostics([...warnings, ...refused, ...gated.warnings]),
    sources,
    exit: worstExit([isFailed ? 1 : 0, unmatched.length > 0 || isEmpty ? 3 : 0]),
    notes,
    findings: gated.findings,
  };
}

/**
 * A what-if asks about itself; the file's policies are about the file's scenarios. Where scenarios, a sector or an owner are
 * named, policies that are about others alone are not asked for.
 */
export function judgedPolicies(
  topology: Topology,
  options: AnalyzeOptions,
  { runs }: Choice,
  isJudged: (service: number) => boolean,
): readonly Policy[] {
  const { fail, isolate, degrade, each, scenarios } = options;
  const isWhatIf = each !== undefined || [fail, isolate, degrade].some((list) => (list ?? []).length > 0);
  if (isWhatIf) return [];
  const chosen = new Set(runs.flatMap(({ scenario }) => scenario?.id ?? []));
  return topology.policies
    .filter((p) => p.services.length === 0 || p.services.some(isJudged))
    .filter((p) => scenarios === undefined || p.inline || p.scenarios.some((id) => chosen.has(id)));
}

/** What nothing here can judge is refused: left out it would look like a pass. */
function refusals({ id, require, refused, at }: Policy): Diagnostic[] {
  const found = require.missingEngine.map((key): Diagnostic => {
    const message = `policy ${id} cannot be judged: nothing here computes ${key} yet`;
    return {
      code: 'BR3002',
      severity: 'error',
      message,
      span: at,
      fix: `take ${key} out until it can be judged`,
    };
  });
  if (refused === null) return found;
  const message = `policy ${id} cannot be judged: in its own scenario ${refused}`;
  return [
    ...found,
    { code: 'BR3001', severity: 'error', message, span: at, fix: 'say what fails in its under' },
  ];
}

function badDay(today: string | undefined): Diagnostic[] {
  if (today === undefined || isDate(today)) return [];
  const message = `${today} is not a day`;
  return [{ code: 'BR3003', severity: 'error', message, span: null, fix: 'write it as 2027-03-31' }];
}

const STATES: readonly State[] = ['up', 'degraded', 'partial', 'down'];

/** One sentence a run in which a service is in the state of `--fail-on` or worse. */
export function reachedState({ scenarios }: AnalysisDocument, failOn: string | undefined): string[] {
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
