import type { Place, Span } from '../../diagnostics/types.js';
import type { Edit } from '../../model/edit/edit.js';
import type { Policy, Run, Topology } from '../../model/topology.js';
import type { AnalysisDocument, PolicyResult, ScenarioResult } from '../../results/document.js';
import { answerOf, worstFirst } from '../../results/run-order.js';
import type { Estimate } from '../work.js';
import { type Told, toldRun } from './candidate.js';
import { budgetOf, laboratory } from './laboratory.js';
import { entryCandidates, triedChanges } from './tried-changes.js';
import { fixCandidates, violationFixes } from './violation-fixes.js';
import { removalCandidates, withoutEntries } from './without-entries.js';

export interface TrialContext {
  readonly topology: Topology;
  readonly locate: (span: Span) => Place;
  readonly isJudged: (service: number) => boolean;
  /** Beside the document's scenarios. */
  readonly runs: readonly Run[];
  readonly policies: readonly Policy[];
  /** What the runs and the policies' own take. */
  readonly needed: Estimate;
  /** What the policies' own runs came to, those at least that violate something. */
  readonly inline: ReadonlyMap<Run, ScenarioResult>;
}

/** As many runs as reports tell in full. */
const TOLD = 3;

/**
 * The document with all that follows from trying edits: what would mend each violation, what would have saved most in the
 * worst runs, and what they cost without what nobody declared. The larger the topology the fewer are tried.
 */
export function withTrials(document: AnalysisDocument, context: TrialContext): AnalysisDocument {
  const { topology, runs, isJudged, locate } = context;
  const worst = worstRuns(document.scenarios);
  const told = worst.map((w) => toldRun(topology, runs[w]!, document.scenarios[w]!));
  const violated = document.policies.map((policy) => violatedRuns(document, context, policy));
  const { evidence } = document.topology;
  const all = [...new Set([...runs, ...context.inline.keys()])];
  const budget = budgetOf(context.needed);
  const entries = told.map((run) => entryCandidates(run, Math.ceil(budget / 2 / told.length)));
  const edits = [
    ...document.policies.flatMap((policy, i) => fixEdits(policy, violated[i]!, budget / 4)),
    ...entries.flatMap(({ candidates }) => candidates.map(({ edit }) => edit)),
    ...told.flatMap((run) => removalCandidates(run, evidence, isJudged)).slice(0, budget),
  ];
  if (edits.length === 0 && entries.every(({ left }) => left === 0)) return document;
  const bench = laboratory(topology, isJudged, all, edits, budget);
  const [fixing, doubting] = [bench.part(1 / 4), bench.part(1 / 4)];
  const lineOf = (span: Span): string => {
    const { file, line } = locate(span);
    return file === document.topology.file ? `line ${line}` : `${file}:${line}`;
  };
  const policies = document.policies.map((policy, i) =>
    violationFixes(policy, servicesOf(context, policy), violated[i]!, fixing, lineOf),
  );
  const changes = told.map((run, i) =>
    triedChanges(run, entries[i]!, bench.part(1 / 2 / told.length), locate),
  );
  const scenarios = document.scenarios.map((scenario, w): ScenarioResult => {
    const found = changes[worst.indexOf(w)];
    if (found === undefined) return scenario;
    const left = found.notTried === 0 ? {} : { changesNotTried: found.notTried };
    return { ...scenario, changes: found.changes, ...left };
  });
  const doubted = withoutEntries(topology, evidence, told, isJudged, doubting);
  return { ...document, topology: { ...document.topology, evidence: doubted }, policies, scenarios };
}

/** Some of them: never more than can be tried. */
function fixEdits({ violations }: PolicyResult, toldOf: RunById, limit: number): readonly Edit[] {
  const edits: Edit[] = [];
  for (const violation of violations) {
    const told = edits.length < limit ? toldOf(violation.scenario) : undefined;
    if (told !== undefined) edits.push(...fixCandidates(told, violation).map(({ edit }) => edit));
  }
  return edits;
}

type RunById = (id: string) => Told | undefined;

function servicesOf({ policies, isJudged }: TrialContext, { id }: PolicyResult): readonly number[] {
  return policies.find((policy) => policy.id === id)!.services.filter(isJudged);
}

/** By index: the worst that lose anything; of runs alike the first. */
function worstRuns(scenarios: readonly ScenarioResult[]): readonly number[] {
  const seen = new Set<string>();
  const order = [...scenarios.keys()].sort((a, b) => worstFirst(scenarios[a]!, scenarios[b]!) || a - b);
  const first = order.filter((w) => {
    const answer = answerOf(scenarios[w]!);
    if (seen.has(answer) || scenarios[w]!.lostUsers === 0) return false;
    seen.add(answer);
    return true;
  });
  return first.slice(0, TOLD);
}

/** A policy's runs as they are told, by id, each looked up when it is first asked for. */
function violatedRuns(
  document: AnalysisDocument,
  { topology, policies, runs, inline }: TrialContext,
  result: PolicyResult,
): RunById {
  const policy = policies.find(({ id }) => id === result.id);
  const known = new Map<string, Told | undefined>();
  return (id) => {
    if (policy !== undefined && !known.has(id)) {
      const [run, scenario] = policy.inline ? ofPolicy(policy, inline, id) : ofDocument(document, runs, id);
      known.set(id, run && scenario && toldRun(topology, run, scenario));
    }
    return known.get(id);
  };
}

type Found = readonly [Run | undefined, ScenarioResult | undefined];

function ofPolicy({ runs }: Policy, inline: TrialContext['inline'], id: string): Found {
  const run = runs.find((one) => one.id === id);
  return [run, run && inline.get(run)];
}

function ofDocument({ scenarios }: AnalysisDocument, runs: readonly Run[], id: string): Found {
  const index = scenarios.findIndex((scenario) => scenario.id === id);
  return [runs[index], scenarios[index]];
}
