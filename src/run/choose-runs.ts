import { loadCatalog } from '../catalog/catalog.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Diagnostic, Span } from '../diagnostics/types.js';
import { parseDuration } from '../model/duration.js';
import { injectionOf, type Parts } from '../model/injection.js';
import { parseSelectorText } from '../model/parse-selector.js';
import { resolveTargets } from '../model/resolve-targets.js';
import { combinationCount, defaultRuns, eachRuns, MAX_RUNS } from '../model/runs.js';
import { matchSelector } from '../model/selector.js';
import type { Run, Scenario, Topology } from '../model/topology.js';
import type { AnalyzeOptions } from './types.js';

/** A run with the scenario it comes from; null: not written in the file. */
export interface ChosenRun {
  readonly run: Run;
  readonly scenario: Scenario | null;
  readonly at: Span | null;
}

export interface Choice {
  readonly runs: readonly ChosenRun[];
  readonly diagnostics: readonly Diagnostic[];
  /** What was asked for and matched nothing: exit 3. */
  readonly unmatched: readonly string[];
}

/** The runs an analysis is asked for: a what-if, an `each`, the scenarios named, or all of the file's. */
export function chooseRuns(topology: Topology, options: AnalyzeOptions): Choice {
  const choice = chooseBase(topology, options);
  if (options.duration === undefined) return choice;
  const duration = parseDuration(options.duration);
  if (duration === null || duration === 0) {
    const problem = optionError(`${options.duration} is not a duration`, 'write it as 24h20m');
    return { ...choice, runs: [], diagnostics: [...choice.diagnostics, problem] };
  }
  return { ...choice, runs: choice.runs.map((chosen) => ({ ...chosen, run: { ...chosen.run, duration } })) };
}

function chooseBase(topology: Topology, options: AnalyzeOptions): Choice {
  const isWhatIf = [options.fail, options.isolate, options.degrade].some((list) => (list ?? []).length > 0);
  if (isWhatIf || options.each !== undefined) return whatIf(topology, options);
  if (topology.scenarios.length === 0 && options.scenarios === undefined) {
    const runs = defaultRuns(topology).map((run) => ({ run, scenario: null, at: null }));
    const unmatched =
      runs.length > 0 ? [] : ['The file has no scenarios, and nothing in it is bound to a domain.'];
    return { runs, diagnostics: [], unmatched };
  }
  return options.scenarios === undefined ? ofFile(topology.scenarios) : named(topology, options.scenarios);
}

function ofFile(scenarios: readonly Scenario[]): Choice {
  const runs = scenarios.flatMap((scenario) =>
    scenario.runs.map((run) => ({ run, scenario, at: scenario.at })),
  );
  const empty = scenarios.filter((s) => s.refused === null && s.runs.length === 0);
  return {
    runs,
    diagnostics: scenarios.flatMap(refusal),
    unmatched: empty.map(({ id }) => `Scenario ${id} matches nothing in this topology.`),
  };
}

function refusal({ id, refused, at }: Scenario): Diagnostic[] {
  if (refused === null) return [];
  const message = `scenario ${id} cannot be analysed: ${refused}`;
  return [{ code: 'BR3001', severity: 'error', message, span: at, fix: 'name the others with --scenario' }];
}

/** Scenarios by id, or single runs of one: `any-region[azure/centralus]`. */
function named(topology: Topology, ids: readonly string[]): Choice {
  const picked: ChosenRun[] = [];
  const chosen: Scenario[] = [];
  const unmatched: string[] = [];
  for (const id of ids) {
    const scenario = topology.scenarios.find((s) => s.id === id);
    const owner = topology.scenarios.find((s) => s.runs.some((run) => run.id === id));
    if (scenario) chosen.push(scenario);
    else if (owner) picked.push({ run: owner.runs.find((r) => r.id === id)!, scenario: owner, at: owner.at });
    else unmatched.push(noScenario(topology, id));
  }
  const whole = ofFile(chosen.filter((s, i) => chosen.indexOf(s) === i));
  const runs = [...whole.runs, ...picked.filter(({ run }) => !whole.runs.some((w) => w.run === run))];
  return { ...whole, runs, unmatched: [...unmatched, ...whole.unmatched] };
}

function noScenario({ scenarios }: Topology, id: string): string {
  const guess = nearest(
    id,
    scenarios.map((s) => s.id),
  );
  const all =
    scenarios.length === 0 ? 'the file has none' : `the file has ${scenarios.map((s) => s.id).join(', ')}`;
  return `No scenario is called ${id}; ${guess === null ? all : `did you mean ${guess}?`}`;
}

/** One run of what is failed, isolated and degraded on the command line; with `each`, one a match on top of that. */
function whatIf(topology: Topology, options: AnalyzeOptions): Choice {
  const catalog = loadCatalog();
  const fail = resolveTargets(topology, options.fail ?? [], { as: 'fail', catalog });
  const isolate = resolveTargets(topology, options.isolate ?? [], { as: 'isolate', catalog });
  const degrade = resolveTargets(topology, options.degrade ?? [], { as: 'degrade', catalog });
  const found = [...fail.diagnostics, ...isolate.diagnostics, ...degrade.diagnostics];
  const parts: Parts = { fail: fail.targets, isolate: isolate.targets, degrade: degrade.targets, limit: [] };
  const { diagnostics, unmatched } = withoutUnmatched(found);
  if (options.each !== undefined) return eachOf(topology, options.each, options.order ?? 1, parts, found);
  const run: Run = {
    id: 'what-if',
    title: null,
    steps: [injectionOf(parts)],
    duration: Number.POSITIVE_INFINITY,
  };
  return { runs: unmatched.length > 0 ? [] : [{ run, scenario: null, at: null }], diagnostics, unmatched };
}

/** BR1603, a well-formed selector that matches nothing, is exit 3 and no error of the input. */
function withoutUnmatched(found: readonly Diagnostic[]) {
  return {
    diagnostics: found.filter(({ code }) => code !== 'BR1603'),
    unmatched: found.filter(({ code }) => code === 'BR1603').map(({ message }) => `${message}.`),
  };
}

function eachOf(
  topology: Topology,
  text: string,
  order: number,
  base: Parts,
  found: readonly Diagnostic[],
): Choice {
  const { selector, diagnostics } = parseSelectorText(text);
  const matches = selector === null ? [] : matchSelector(topology, selector);
  const kept = withoutUnmatched([...found, ...diagnostics]);
  if (combinationCount(matches.length, order) > MAX_RUNS) {
    const count = combinationCount(matches.length, order);
    const problem = optionError(
      `--each ${text} --order ${order} makes ${count} runs, the limit is ${MAX_RUNS}`,
      null,
    );
    return { runs: [], diagnostics: [...kept.diagnostics, problem], unmatched: [] };
  }
  const head = { id: 'what-if', title: null, duration: Number.POSITIVE_INFINITY };
  const runs = eachRuns(topology, { key: 'fail', matches, order }, head, base);
  const unmatched =
    selector !== null && runs.length === 0 ? [`${text} matches nothing in this topology.`] : [];
  return {
    runs: runs.map((run) => ({ run, scenario: null, at: null })),
    diagnostics: kept.diagnostics,
    unmatched: [...kept.unmatched, ...unmatched],
  };
}

function optionError(message: string, fix: string | null): Diagnostic {
  return { code: 'BR3003', severity: 'error', message, span: null, fix };
}
