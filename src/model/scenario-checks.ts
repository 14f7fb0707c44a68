import { boundDomains } from './runs.js';
import type { Matched } from './selector.js';
import type { Dependency, Domain, Expr } from './topology.js';

/** Which domains matter at all. */
export interface ScenarioChecks {
  /** Some service runs in it, shares fate with it or needs it, directly or not. */
  readonly restedOn: Uint8Array;
  /** Some placement of a service with a demand is in it. */
  readonly demanded: Uint8Array;
}

/** Made once, when the first scenario asks. */
export function lazyScenarioChecks(matched: Matched): () => ScenarioChecks {
  let checks: ScenarioChecks | null = null;
  return () => {
    checks ??= newScenarioChecks(matched);
    return checks;
  };
}

/** Linear: every domain and dependency is looked at once. */
function newScenarioChecks({ domains, services }: Matched): ScenarioChecks {
  const roots = boundDomains({ services });
  for (const { dependsOn, start, placements } of services) {
    addDomains(roots, dependsOn, start?.dependsOn);
    for (const placement of placements)
      addDomains(roots, placement.dependsOn, placement.activation?.dependsOn);
  }
  const locations = services
    .filter(({ demand }) => demand !== null)
    .flatMap(({ placements }) => placements.map(({ domain }) => domain));
  return {
    restedOn: reach(domains, roots, neededBy),
    demanded: reach(domains, locations, ({ within }) => within),
  };
}

function neededBy({ within, uplink, dependsOn, start, repair }: Domain): Iterable<number> {
  const needed = new Set([...within, ...(uplink ?? [])]);
  if (dependsOn.length > 0 || start || repair)
    addDomains(needed, dependsOn, start?.dependsOn, repair?.dependsOn);
  return needed;
}

function addDomains(into: Set<number>, ...lists: readonly (readonly Dependency[] | undefined)[]): void {
  for (const list of lists) for (const { expr } of list ?? []) addExpr(into, expr);
}

function addExpr(into: Set<number>, expr: Expr): void {
  if (expr.type === 'domain') into.add(expr.index);
  if (expr.type === 'group') for (const member of expr.members) addExpr(into, member);
}

function reach(
  domains: readonly Domain[],
  roots: Iterable<number>,
  next: (domain: Domain) => Iterable<number>,
): Uint8Array {
  const reached = new Uint8Array(domains.length);
  const queue = [...roots];
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    if (reached[index] === 1) continue;
    reached[index] = 1;
    for (const to of next(domains[index]!)) queue.push(to);
  }
  return reached;
}
