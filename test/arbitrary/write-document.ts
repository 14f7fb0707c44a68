import type {
  DomainEntry,
  PlacementEntry,
  ScenarioEntry,
  ServiceEntry,
  TopologyDocument,
} from './document.js';
import type {
  DomainRecipe,
  Features,
  PlacementRecipe,
  Recipe,
  ScenarioRecipe,
  ServiceRecipe,
} from './topology.js';
import { choose, dependencyEntry, distinct, exprEntry, given, type Names } from './write-dependency.js';

const KINDS = ['edge-site', 'region', 'zone', 'network', 'edge-site'];

/** Turns any recipe into a valid document: numbers choose among what is there, modulo how many there are. */
export function documentOf(recipe: Recipe, features: Features): TopologyDocument {
  const names = {
    locations: recipe.locations.map((_, i) => `d${i}`),
    software: recipe.software.map((_, i) => `w${i}`),
    services: recipe.services.map((_, i) => `s${i}`),
  };
  const domainIds = [...names.locations, ...names.software];
  const domains = [...recipe.locations, ...recipe.software].map((domain, i) => {
    const kind = i < names.locations.length ? choose(KINDS, domain.kind) : 'software';
    return [domainIds[i]!, domainEntry(domain, kind, i, names, features)] as const;
  });
  const services = recipe.services.map(
    (service, i) => [`s${i}`, serviceEntry(service, `s${i}`, names, features)] as const,
  );
  return {
    version: 1,
    domains: Object.fromEntries(domains),
    services: Object.fromEntries(services),
    scenarios: { s0: scenarioEntry(recipe.scenario, services, names, features) },
  };
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function domainEntry(
  recipe: DomainRecipe,
  kind: string,
  index: number,
  names: Names,
  features: Features,
): DomainEntry {
  const id = [...names.locations, ...names.software][index]!;
  const earlier = names.locations.slice(0, index);
  const earlierOnes = (picks: readonly number[]) =>
    earlier.length === 0 ? [] : distinct(picks.map((n) => choose(earlier, n)));
  const uplink = recipe.uplink && earlierOnes(features.cuts ? recipe.uplink : []);
  const dependsOn = recipe.dependsOn.map((d) => dependencyEntry(d, id, names, features, false));
  return {
    kind,
    ...given('weight', recipe.weight),
    ...given('within', unlessEmpty(earlierOnes(recipe.within))),
    ...given('uplink', uplink),
    ...given('dependsOn', unlessEmpty(distinct(dependsOn))),
  };
}

function serviceEntry(recipe: ServiceRecipe, id: string, names: Names, features: Features): ServiceEntry {
  const placements = placementEntries(recipe, id, names, features);
  const actives = placements.filter((p) => p.role !== 'standby');
  const pooled = recipe.serving === 'pooled' || placements.length === 0;
  const dependsOn = recipe.dependsOn.map((d) => dependencyEntry(d, id, names, features, true));
  return {
    ...given('users', recipe.users),
    ...(pooled ? {} : { serving: recipe.serving as 'local' | 'nearest' }),
    ...given('stack', unlessEmpty(stackEntries(recipe.stack, names))),
    ...given('placements', unlessEmpty(placements)),
    ...(pooled && actives.length > 0 ? thresholds(recipe, actives) : {}),
    ...given('dependsOn', unlessEmpty(distinct(dependsOn))),
  };
}

function stackEntries(picks: readonly number[], names: Names): string[] {
  return names.software.length === 0 ? [] : distinct(picks.map((n) => choose(names.software, n)));
}

/** Within what the active placements alone can give. */
function thresholds(recipe: ServiceRecipe, actives: readonly PlacementEntry[]): Partial<ServiceEntry> {
  const minAvailable = 1 + (recipe.minAvailable % actives.length);
  const desired = minAvailable + (recipe.desired % (actives.length - minAvailable + 1));
  const capacity = actives.reduce((sum, p) => sum + (p.capacity ?? 0), 0);
  return {
    ...(minAvailable > 1 ? { minAvailable } : {}),
    ...(desired > minAvailable ? { desired } : {}),
    ...(capacity > 0
      ? {
          demand: capacity * choose([1, 0.75, 0.5], recipe.demand ?? 0),
          overload: recipe.collapse ? 'collapse' : 'shed',
        }
      : {}),
  };
}

function placementEntries(
  recipe: ServiceRecipe,
  service: string,
  names: Names,
  features: Features,
): PlacementEntry[] {
  const pooled = recipe.serving === 'pooled';
  // The first is active. Without loss a local service has no second one to share its users with.
  const isStandby = (p: PlacementRecipe, i: number) =>
    i > 0 && features.fallBacks && (p.standby || (!pooled && !features.loss));
  const kept = recipe.placements.filter((p, i) => i === 0 || pooled || features.loss || isStandby(p, i));
  const domains = kept.map((p) => choose(names.locations, p.in));
  const lastActive = kept.findLastIndex((p, i) => !isStandby(p, i));
  return kept.map((p, i) => {
    const id = domains[i]!;
    const dependsOn = p.dependsOn.map((d) => dependencyEntry(d, service, names, features, true));
    return {
      in: id,
      ...(domains.indexOf(id) === domains.lastIndexOf(id) ? {} : { as: `${id}.${i}` }),
      ...(isStandby(p, i) ? { role: 'standby' as const, ...activationOf(p, service, names, features) } : {}),
      ...given('stack', unlessEmpty(stackEntries(p.stack, names))),
      ...given('dependsOn', unlessEmpty(distinct(dependsOn))),
      // At most three say 20 %, and the last active one takes what is left.
      ...(!pooled && p.share && !isStandby(p, i) && i !== lastActive ? { share: '20%' } : {}),
      ...(pooled && features.loss && recipe.demand !== undefined
        ? { capacity: choose([100, 200, 400], p.capacity) }
        : {}),
    };
  });
}

function activationOf(
  recipe: PlacementRecipe,
  service: string,
  names: Names,
  features: Features,
): Pick<PlacementEntry, 'activation'> {
  const dependsOn = distinct(recipe.activation.map((e) => exprEntry(e, service, names, features, false)));
  const activation = { ...given('takes', recipe.takes), ...given('dependsOn', unlessEmpty(dependsOn)) };
  return Object.keys(activation).length === 0 ? {} : { activation };
}

function scenarioEntry(
  recipe: ScenarioRecipe,
  services: readonly (readonly [string, ServiceEntry])[],
  names: Names,
  features: Features,
): ScenarioEntry {
  const domains = [...names.locations, ...names.software];
  const fail = distinct(recipe.fail.map((f) => failed(f, services, domains)));
  const isolate = features.cuts ? recipe.isolate.map((n) => choose(names.locations, n)) : [];
  const degrade = recipe.degrade.map((n) => choose([...names.services, ...domains], n));
  const limit = features.loss
    ? recipe.limit.map((l) => ({ id: choose(names.locations, l.domain), capacity: l.capacity }))
    : [];
  const limits = limit.filter((l, i) => limit.findIndex((other) => other.id === l.id) === i);
  const nothing = [fail, isolate, degrade, limits].every((list) => list.length === 0);
  return {
    ...given('fail', nothing ? [names.locations[0]!] : unlessEmpty(fail)),
    ...given('isolate', unlessEmpty(isolate)),
    ...given('degrade', unlessEmpty(degrade)),
    ...given('limit', unlessEmpty(limits)),
    ...given('duration', recipe.duration),
  };
}

/** Domains most of all, then placements, then services. */
function failed(
  recipe: ScenarioRecipe['fail'][number],
  services: readonly (readonly [string, ServiceEntry])[],
  domains: readonly string[],
): string {
  const [id, service] = choose(services, recipe.which);
  const placements = service.placements ?? [];
  if (recipe.what % 10 === 9) return id;
  if (recipe.what % 10 < 6 || placements.length === 0) return choose(domains, recipe.which);
  const placement = choose(placements, recipe.placement);
  return `${id}@${placement.as ?? placement.in}`;
}
