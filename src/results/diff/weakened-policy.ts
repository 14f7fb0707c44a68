import type { Policy, Requirement, State } from '../../model/topology.js';
import { type Matching, runInHead } from './matching.js';
import type { Found } from './weakened-dependencies.js';
import { weakenedRuns } from './weakened-scenario.js';
import { durationText, percentText } from './words.js';

const STATES: readonly State[] = ['up', 'degraded', 'partial', 'down'];

/** Where the head's policy requires less, or of fewer. `scenarios` are the runs the head still has. */
export function weakenedPolicy(
  match: Matching,
  base: Policy,
  head: Policy,
  scenarios: ReadonlySet<string>,
): readonly Found[] {
  const found = (kind: Found['kind'], text: string): Found => ({
    kind,
    text,
    before: base.at,
    after: head.at,
  });
  const texts = requirement(base.require, head.require);
  if (head.allowEmpty && !base.allowEmpty) texts.push('may check nothing (allowEmpty)');
  return [
    ...texts.map((text) => found('policy-loosened', text)),
    ...narrowed(match, base, head, scenarios).map((text) => found('policy-narrowed', text)),
  ];
}

function requirement(base: Requirement, head: Requirement): string[] {
  const texts: string[] = [];
  if (base.maxState !== null && rank(head.maxState) > rank(base.maxState))
    texts.push(`maxState is ${head.maxState ?? 'not said'}, was ${base.maxState}`);
  if (base.maxLost !== null && (head.maxLost ?? 1) > base.maxLost) {
    const now = head.maxLost === null ? 'not said' : percentText(head.maxLost);
    texts.push(`maxLost is ${now}, was ${percentText(base.maxLost)}`);
  }
  if (head.within > base.within)
    texts.push(`within is ${durationText(head.within)}, was ${durationText(base.within)}`);
  const gone = base.missingEngine.filter((key) => !head.missingEngine.includes(key));
  return [...texts, ...gone.map((key) => `no longer requires ${key}`)];
}

const rank = (state: State | null): number => (state === null ? STATES.length : STATES.indexOf(state));

/** A scenario that is gone is named by itself, and so is a service. */
function narrowed(
  match: Matching,
  base: Policy,
  head: Policy,
  scenarios: ReadonlySet<string>,
): readonly string[] {
  const judged = new Set(head.services);
  const services = base.services.filter((s) => match.services[s] !== -1 && !judged.has(match.services[s]!));
  const ids = services.map((s) => match.base.services[s]!.id);
  const isOwn = (id: string): boolean => base.inline || scenarios.has(runInHead(match, id));
  const runs = weakenedRuns(
    match,
    base.runs.filter(({ id }) => isOwn(id)),
    head.runs,
  );
  // The file's scenarios say for themselves what they inject less; here only whether they are judged.
  const kept = base.inline ? runs : runs.filter(([kind]) => kind === 'scenario-narrowed');
  const first = ids.length < 2 ? ids[0] : `${ids[0]} and ${ids.length - 1} more`;
  return [...(first === undefined ? [] : [`no longer judges ${first}`]), ...kept.map(([, text]) => text)];
}
