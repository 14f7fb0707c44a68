import type { Policy, Run, Topology } from '../model/topology.js';
import { canonicalScenario } from '../results/canonical-scenario.js';
import type { AnalyzeOptions } from './types.js';

/**
 * Whether everything that a waiver or an entry of a baseline may be about was judged: the policy, in that scenario (null: in
 * all of its own), for that service (null: for all). A run that was narrowed by options says nothing of the rest.
 */
export type IsAsked = (policy: string, scenario: string | null, service: string | null) => boolean;

/** @param ran ids of the runs of the file's scenarios that were evaluated */
export function askedOf(
  topology: Topology,
  options: AnalyzeOptions,
  judged: readonly Policy[],
  { ran, isJudged }: { readonly ran: ReadonlySet<string>; readonly isJudged: (service: number) => boolean },
): IsAsked {
  const isWhole = [options.scenarios, options.sector, options.owner].every((one) => one === undefined);
  const byId = new Map(judged.map((policy) => [policy.id, policy]));
  const known = new Set(topology.policies.map(({ id }) => id));
  const indexOf = new Map(topology.services.map(({ id }, index) => [id, index]));
  return (id, scenario, service) => {
    // Outages of another length are other outages.
    if (options.duration !== undefined) return false;
    const policy = byId.get(id);
    if (policy === undefined) return isWhole && !known.has(id);
    if (policy.runs.length === 0 || policy.services.length === 0) return false;
    const runs = policy.runs.filter((run) => isOf(run, scenario));
    const isRun = policy.inline || (runs.length === 0 ? isWhole : runs.every((run) => ran.has(run.id)));
    const index = service === null ? undefined : indexOf.get(service);
    return isRun && (index === undefined ? policy.services.every(isJudged) : isJudged(index));
  };
}

function isOf({ id }: Run, scenario: string | null): boolean {
  if (scenario === null || id === scenario || id.startsWith(`${scenario}[`)) return true;
  return scenario.includes('[') && canonicalScenario(id) === canonicalScenario(scenario);
}
