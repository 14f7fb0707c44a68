import type { Injection, Placement, Run, Scenario, State, Target, Topology } from '../../model/topology.js';
import { type Matching, nameInHead, placementInHead, runInHead } from './matching.js';
import type { Found } from './weakened-dependencies.js';
import { durationText, percentText } from './words.js';

const STATES: readonly State[] = ['up', 'degraded', 'partial', 'down'];

/** Where the head's scenario plays less than the base's, or expects less of it. */
export function weakenedScenario(match: Matching, base: Scenario, head: Scenario): readonly Found[] {
  const found = (kind: Found['kind'], text: string): Found => ({
    kind,
    text,
    before: base.at,
    after: head.at,
  });
  if (base.refused === null && head.refused !== null)
    return [found('scenario-narrowed', `is not played any more: ${head.refused}`)];
  return [
    ...weakenedRuns(match, base.runs, head.runs).map(([kind, text]) => found(kind, text)),
    ...expectations(match, base, head),
  ];
}

/** One finding a kind, however many runs it is about. */
export function weakenedRuns(
  match: Matching,
  base: readonly Run[],
  head: readonly Run[],
): readonly (readonly [Found['kind'], string])[] {
  const byId = new Map(head.map((run) => [run.id, run]));
  const missing = base.filter(({ id }) => !byId.has(runInHead(match, id)));
  const found = new Map<Found['kind'], string>();
  if (missing.length > 0)
    found.set('scenario-narrowed', `no longer plays ${firstOf(missing.map(({ id }) => id))}`);
  for (const run of base) {
    const other = byId.get(runInHead(match, run.id));
    if (other === undefined) continue;
    const gone = goneFrom(match, run, other);
    if (gone.length > 0 && !found.has('injection-removed'))
      found.set('injection-removed', `no longer injects ${firstOf(gone)}`);
    if (other.duration < run.duration && !found.has('duration-shortened'))
      found.set(
        'duration-shortened',
        `lasts ${durationText(other.duration)}, before for ${durationText(run.duration)}`,
      );
  }
  return [...found];
}

/** `a`, `a and 3 more`. */
function firstOf(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names[0]} and ${names.length - 1} more`;
}

function goneFrom(match: Matching, base: Run, head: Run): readonly string[] {
  return base.steps.flatMap((step, i) => {
    const other = head.steps[i];
    if (other === undefined) return [`step ${i + 1} of ${base.steps.length}`];
    const left = new Set(injected(match.head, other, ({ id }) => id));
    const named = injected(match.base, step, ({ id, domain }) => placementInHead(match, id, domain));
    const gone = named.filter((one) => !left.has(nameInHead(match, one)));
    return [...gone, ...loosened(match, step, other)];
  });
}

type PlacementName = (placement: Placement) => string;

/** One word for each: the target, and `[isolate]` or `[degrade]` where that is what is done to it. */
function injected(topology: Topology, injection: Injection, nameOf: PlacementName): string[] {
  const { fail, isolate, degrade } = injection;
  return [
    ...fail.map((target) => targetText(topology, target, nameOf)),
    ...isolate.map((domain) => `${topology.domains[domain]!.id}[isolate]`),
    ...degrade.map((target) => `${targetText(topology, target, nameOf)}[degrade]`),
  ];
}

function targetText({ domains, services }: Topology, target: Target, nameOf: PlacementName): string {
  if (target.type === 'domain') return domains[target.domain]!.id;
  const { id, placements } = services[target.service]!;
  return target.type === 'service' ? id : `${id}@${nameOf(placements[target.placement]!)}`;
}

function loosened(match: Matching, base: Injection, head: Injection): readonly string[] {
  return base.limit.flatMap(({ domain, factor }) => {
    const now = head.limit.find((limit) => limit.domain === match.domains[domain])?.factor ?? 1;
    const { id } = match.base.domains[domain]!;
    return now > factor ? [`the limit of ${id} to ${percentText(factor)} (now ${percentText(now)})`] : [];
  });
}

function expectations(match: Matching, base: Scenario, head: Scenario): readonly Found[] {
  const now = new Map(head.expect.map((one) => [one.service, one]));
  return base.expect.flatMap(({ service, state, at }): readonly Found[] => {
    const { id } = match.base.services[service]!;
    const other = now.get(match.services[service]!);
    if (other === undefined) {
      return [
        { kind: 'expectation-loosened', text: `no longer expects ${id} ${state}`, before: at, after: null },
      ];
    }
    if (STATES.indexOf(other.state) <= STATES.indexOf(state)) return [];
    const text = `expects ${id} ${other.state}, before ${state}`;
    return [{ kind: 'expectation-loosened', text, before: at, after: other.at }];
  });
}
