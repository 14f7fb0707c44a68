import type { Place, Span } from '../diagnostics/types.js';
import type { Policy, State, Topology } from '../model/topology.js';
import type { PolicyResult, ScenarioResult, ServiceResult, Violation } from '../results/document.js';
import { BADNESS, TOLERANCE } from './badness.js';
import { emptyReason } from './empty-reason.js';

/**
 * Judges one policy on the results of its runs. A run with events has a result after each; the worst of them counts.
 * @param services those it is about, by index
 */
export function judgePolicy(
  policy: Policy,
  topology: Topology,
  runs: readonly (readonly ScenarioResult[])[],
  services: readonly number[],
  locate: (span: Span) => Place,
): PolicyResult {
  const { maxState, within, maxLost } = policy.require;
  const ids = new Set(services.map((s) => topology.services[s]!.id));
  const violations = runs.flatMap((steps) =>
    worstOfEach(
      steps.flatMap((result) => {
        const judged = result.services.filter(({ id }) => ids.has(id));
        const byState = maxState === null ? [] : stateViolations(result, judged, maxState, within);
        const byLoss =
          maxLost === null ? [] : lossViolations(result, judged, { maxLost, within, at: locate(policy.at) });
        return [...byState, ...byLoss];
      }),
    ),
  );
  const perService = maxState === null ? 0 : services.length;
  const nothing = emptyReason(policy, topology, { runs: runs.length, services });
  return {
    id: policy.id,
    at: locate(policy.at),
    verdict: violations.length > 0 ? 'fail' : nothing !== null && !policy.allowEmpty ? 'empty' : 'pass',
    checks: nothing !== null ? 0 : runs.length * (perService + (maxLost === null ? 0 : 1)),
    runs: runs.length,
    services: services.length,
    require: { maxState, withinSeconds: within, maxLost },
    selector: policy.selector,
    ...(nothing !== null && { nothing }),
    judged: {
      runs: [...new Set(runs.flatMap((steps) => steps.map(({ id }) => id)))],
      services: services.map((s) => topology.services[s]!.id),
    },
    violations,
  };
}

/** One violation a service of a run, and one for what they lose together. */
function worstOfEach(violations: readonly Violation[]): Violation[] {
  const byService = new Map<string | null, Violation>();
  for (const violation of violations) {
    const known = byService.get(violation.service);
    if (!known || measure(violation) > measure(known)) byService.set(violation.service, violation);
  }
  return [...byService.values()];
}

/** A state counts before the part that is lost in it. */
const measure = ({ found, lost = 0 }: Violation): number =>
  typeof found === 'number' ? found : BADNESS[found] + lost / 2;

/** What each service is in any world after `within`: those before are the time it is given. */
function stateViolations(
  { id, moments }: ScenarioResult,
  services: readonly ServiceResult[],
  allowed: State,
  within: number,
): Violation[] {
  return services.flatMap((service): Violation[] => {
    const late = service.byMoment.filter((_, w) => isLate(moments[w]!, within));
    const found = late.reduce<State>(
      (worst, { state }) => (BADNESS[state] > BADNESS[worst] ? state : worst),
      'up',
    );
    if (BADNESS[found] <= BADNESS[allowed]) return [];
    const lost = late.reduce((most, world) => Math.max(most, world.lost), 0);
    const { at, owner, under } = service;
    return [
      {
        scenario: id,
        service: service.id,
        ...(owner !== null && { owner }),
        found,
        allowed,
        at,
        ...(found === 'partial' && { lost }),
        because: under,
      },
    ];
  });
}

/** What they lose together in the worst world after `within`. */
function lossViolations(
  { id, moments }: ScenarioResult,
  services: readonly ServiceResult[],
  { maxLost, within, at }: { readonly maxLost: number; readonly within: number; readonly at: Place },
): Violation[] {
  const users = services.reduce((sum, s) => sum + s.users, 0);
  const inWorld = (w: number): number => services.reduce((sum, s) => sum + s.users * s.byMoment[w]!.lost, 0);
  const lost = moments.map((moment, w) => (isLate(moment, within) ? inWorld(w) : 0));
  const lostUsers = Math.max(0, ...lost);
  if (users === 0 || lostUsers / users <= maxLost + TOLERANCE) return [];
  return [{ scenario: id, service: null, found: lostUsers / users, allowed: maxLost, at, lostUsers, users }];
}

/** Worlds up to `within` are the time a policy gives. */
const isLate = (moment: number | null, within: number): boolean => moment === null || moment > within;
