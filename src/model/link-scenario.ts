import { hasKey, keySpan } from './draft-key.js';
import { injectionOf } from './injection.js';
import { linkParts, type ScenarioLinker } from './link-parts.js';
import { linkSteps } from './link-steps.js';
import { linkDomainId, linkServiceId } from './linker.js';
import { quoteText, reportError } from './problems.js';
import type { Entry } from './read-entries.js';
import { combinationCount, eachRuns, MAX_RUNS } from './runs.js';
import type { EventDraft, ScenarioDraft } from './shape/scenario.js';
import type { Run, Scenario } from './topology.js';

/**
 * A scenario whose selector matches nothing is no error: it has no runs, and whoever asked for it is told.
 * @param runs that were planned for it
 */
export function linkScenario(
  context: ScenarioLinker,
  entry: Entry<ScenarioDraft>,
  runs: readonly Run[],
): Scenario {
  const { id, draft } = entry;
  const refused = refusalOf(draft);
  return {
    id: id.text,
    title: draft.title ?? null,
    runs: refused === null ? runs : [],
    expect: linkExpect(context, draft),
    refused,
    at: id.span,
  };
}

function linkExpect({ linker }: ScenarioLinker, draft: ScenarioDraft): Scenario['expect'] {
  return (draft.expect ?? []).flatMap(({ key, value }) => {
    const service = linkServiceId(linker, key, 'expect');
    return service === null ? [] : [{ service, state: value, at: key.span }];
  });
}

/** Why nothing here can play it, as a sentence that starts with `it`; null: it can be played. */
export function refusalOf(draft: ScenarioDraft): string | null {
  if (hasKey(draft, 'incident')) {
    return `it replays ${quoteText(draft.incident ?? 'an incident')} from the incident library, which is not part of this version`;
  }
  return hasKey(draft, 'rollout')
    ? 'it rolls an update out over time, which needs the timeline; that is not part of this version'
    : null;
}

const INJECTED = ['fail', 'isolate', 'degrade', 'limit'] as const;
const WAYS = [...INJECTED, 'events', 'incident', 'rollout'] as const;

/** Makes the runs of a scenario. All are counted before the first is made: a file may ask for more than there may be. */
export type RunPlan = () => readonly Run[];

export const NO_RUNS: RunPlan = () => [];

/** The runs of a scenario of the file, or of a policy's own; reports all that is wrong with them. */
export function planRuns(context: ScenarioLinker, id: string, draft: ScenarioDraft): RunPlan {
  const { problems } = context.linker;
  const ways = WAYS.filter((key) => hasKey(draft, key));
  const alone = ways.find((key) => key === 'events' || key === 'incident' || key === 'rollout');
  if (ways.length === 0 && !draft.hasUnknownKey) {
    const message = 'this scenario fails nothing';
    reportError(problems, 'BR1501', draft.node.span, message, 'say fail, isolate, degrade, limit or events');
  } else if (alone !== undefined) checkAlone(context, draft, alone, ways);
  if (draft.rollout?.of !== undefined) linkDomainId(context.linker, draft.rollout.of, 'of');
  if (draft.events !== undefined) return planEvents(context, id, draft, draft.events);
  return planInjected(context, id, draft);
}

function checkAlone(
  context: ScenarioLinker,
  draft: ScenarioDraft,
  alone: string,
  ways: readonly string[],
): void {
  const others = [
    ...ways,
    ...['order', 'duration'].filter((key) => alone === 'events' && hasKey(draft, key)),
  ];
  const other = others.find((key) => key !== alone);
  if (other === undefined) return;
  const message = `a scenario with ${alone} says what fails and when; ${other} does not go with it`;
  reportError(context.linker.problems, 'BR1105', keySpan(draft, other), message);
}

function planInjected(context: ScenarioLinker, id: string, draft: ScenarioDraft): RunPlan {
  const found = linkParts(context, draft);
  const scenario = { id, title: draft.title ?? null, duration: draft.duration ?? Number.POSITIVE_INFINITY };
  const [each] = found.each;
  if (hasKey(draft, 'order') && each === undefined && !found.isEmpty) {
    const message = 'order counts the members of an each, and this scenario has none';
    reportError(
      context.linker.problems,
      'BR1504',
      keySpan(draft, 'order'),
      message,
      'fail: { each: { kind: region } }',
    );
  }
  const isNothing = INJECTED.every((key) => found.parts[key].length === 0) && each === undefined;
  if (found.isEmpty || isNothing) return NO_RUNS;
  if (each === undefined) return () => [{ ...scenario, steps: [injectionOf(found.parts)] }];
  const order = draft.order ?? 1;
  const count = combinationCount(each.matches.length, order);
  const { played, problems } = context.linker;
  played.runs += count;
  if (played.runs <= MAX_RUNS)
    return () => eachRuns(context.matched, { ...each, order }, scenario, found.parts);
  const message = `${quoteText(id)} makes ${groupDigits(count)} runs, and all of a file together may be ${groupDigits(MAX_RUNS)}`;
  reportError(problems, 'BR1502', each.at, message, 'narrow the selector, or lower order');
  return NO_RUNS;
}

function planEvents(
  context: ScenarioLinker,
  id: string,
  draft: ScenarioDraft,
  events: readonly EventDraft[],
): RunPlan {
  const steps = linkSteps(context, events);
  if (steps === null) return NO_RUNS;
  return () => [{ id, title: draft.title ?? null, steps, duration: Number.POSITIVE_INFINITY }];
}

function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
