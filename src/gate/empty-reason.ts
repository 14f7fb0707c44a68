import type { Policy, Topology } from '../model/topology.js';

/** More than these are counted, not named. */
const NAMED = 8;

/** Why a policy judged nothing and what there is instead, without a final full stop; null: it judged something. */
export function emptyReason(
  policy: Policy,
  topology: Topology,
  { runs, services }: { readonly runs: number; readonly services: readonly number[] },
): string | null {
  if (services.length === 0)
    return `services ${policy.selector} matches no service${whatThereIs(policy, topology)}`;
  if (runs === 0) return noRuns(policy, topology);
  const { maxState, maxLost } = policy.require;
  const isCounted = services.some((s) => topology.services[s]!.users > 0);
  if (maxState === null && maxLost !== null && !isCounted) {
    return 'none of its services has users, so there is nothing to lose';
  }
  return null;
}

function noRuns({ inline, scenarios }: Policy, topology: Topology): string {
  if (inline) return 'its own scenario matches nothing in this topology';
  if (scenarios.length === 0) return 'the file has no scenarios, and nothing in it is bound to a domain';
  const [only, ...others] = scenarios;
  if (others.length === 0) return `its scenario ${only} matches nothing in this topology`;
  const all =
    scenarios.length === topology.scenarios.length ? 'none of the scenarios' : `none of ${list(scenarios)}`;
  return `${all} matches anything in this topology`;
}

/** `; the sectors are: retail, stores`, for the first key of the selector that services differ in. */
function whatThereIs({ selector }: Policy, { services }: Topology): string {
  for (const [key, values] of [
    ['sector', services.map(({ sector }) => sector)],
    ['tier', services.map(({ tier }) => tier)],
    ['owner', services.map(({ owner }) => owner)],
    ['id', services.map(({ id }) => id)],
  ] as const) {
    if (!new RegExp(`[{,] ${key}:`).test(selector)) continue;
    const said = [...new Set<string | number | null>(values)].filter((value) => value !== null);
    if (said.length === 0) return `; no service says a ${key}`;
    return `; the ${key}s are: ${list(said.map(String))}`;
  }
  return '';
}

function list(values: readonly string[]): string {
  if (values.length <= NAMED + 1) return values.join(', ');
  return `${values.slice(0, NAMED).join(', ')} and ${values.length - NAMED} more`;
}
