import type { Place } from '../../diagnostics/types.js';
import { type Cascade, cascadeOf } from '../../results/cascade.js';
import type { AnalysisDocument, ScenarioResult, ServiceResult } from '../../results/document.js';
import { rootRemark } from '../text/cause-root.js';
import { count } from '../text/figures.js';
import { runFacts } from '../text/run-facts.js';

export interface Step {
  /** `core-ledger is down`, `azure/centralus fails (the scenario)` */
  readonly text: string;
  /** null: the document does not say where it is. */
  readonly at: Place | null;
}

/** GitHub shows 100 locations of a result. */
const MOST = 100;

/** For each service of each run: the steps from what was injected to it. Looking up is linear in the steps, at most 100. */
export function causalChains(document: AnalysisDocument) {
  const places = new Map((document.domains ?? []).map(({ id, at }) => [id, at]));
  const keys = new Map<ScenarioResult, ReadonlyMap<string, string>>();
  return (run: ScenarioResult, row: ServiceResult): readonly Step[] => {
    const cascade = cascadeOf(run);
    if (!keys.has(run)) keys.set(run, serviceKeys(cascade));
    return stepsTo(cascade, keys.get(run)!.get(row.id), run, places);
  };
}

function serviceKeys(cascade: Cascade): ReadonlyMap<string, string> {
  return new Map(
    cascade.nodes().flatMap((key) => {
      const node = cascade.node(key);
      return node.type === 'service' ? [[node.service.id, key] as const] : [];
    }),
  );
}

function stepsTo(
  cascade: Cascade,
  from: string | undefined,
  run: ScenarioResult,
  places: ReadonlyMap<string, Place>,
): readonly Step[] {
  const keys: string[] = [];
  for (let key = from; key !== undefined && keys.length < MOST; key = cascade.successors(key)?.[0])
    keys.push(key);
  const steps = keys.map((key) => stepOf(cascade, key, run, places)).reverse();
  const isCut = keys.length === MOST && (cascade.successors(keys.at(-1)!) ?? []).length > 0;
  if (!isCut) return steps;
  return [
    { text: `what comes before is left out: more than ${count(MOST)} steps`, at: run.at },
    ...steps.slice(1),
  ];
}

function stepOf(
  cascade: Cascade,
  key: string,
  run: ScenarioResult,
  places: ReadonlyMap<string, Place>,
): Step {
  const node = cascade.node(key);
  if (node.type === 'failure') {
    const { cause } = node;
    const remark =
      cause.type === 'dependency' ? 'cannot be reached' : rootRemark(runFacts(run), cause, 'down');
    return { text: `${cause.id} ${remark}`, at: places.get(cause.id) ?? run.at };
  }
  const { id, state, under, at } = node.service;
  const why =
    under?.type === 'injection' ? ' (the scenario)' : under?.type === 'overload' ? ', overloaded' : '';
  return { text: `${id} is ${state}${why}`, at };
}
