import type { Cause, ScenarioResult, ServiceResult } from './document.js';
import type { ChainStep } from './explanation.js';

/**
 * From one service down to what the scenario injects: breadth first over all causes with the worst effect, so that a cause that
 * several share is told where it is nearest. Linear in the causes.
 */
export function explanationChain(scenario: ScenarioResult, service: string): readonly ChainStep[] {
  const rows = new Map(scenario.services.map((row) => [row.id, row]));
  const domains = new Map(scenario.domainCauses.map(({ id, under }) => [id, under]));
  const cuts = new Map(scenario.cutCauses.map(({ id, under }) => [id, under]));
  const causesOf = (step: ChainStep): readonly Cause[] => {
    if (step.type === 'service') return nextCauses(rows.get(step.id));
    const under = (step.type === 'domain' ? domains : cuts).get(step.id) ?? null;
    return under === null ? [] : [under];
  };
  const isInjected = injectedTest(scenario);
  const steps: ChainStep[] = [
    {
      parent: null,
      type: 'service',
      id: service,
      cause: null,
      isInjected: isInjected('service', service),
      isRepeated: false,
    },
  ];
  const seen = new Set([`service ${service}`]);
  for (let parent = 0; parent < steps.length; parent++) {
    const step = steps[parent]!;
    if (step.isRepeated) continue;
    for (const cause of causesOf(step)) {
      const type = cause.type === 'dependency' ? 'service' : cause.type === 'cut' ? 'cut' : 'domain';
      const key = `${type} ${cause.id}`;
      const ends = isInjected(type, cause.id);
      steps.push({ parent, type, id: cause.id, cause, isInjected: ends, isRepeated: seen.has(key) });
      seen.add(key);
    }
  }
  return steps;
}

/** Those with the worst effect it has; its own standbys, injection and overload are no further step. */
function nextCauses(row: ServiceResult | undefined): readonly Cause[] {
  if (row === undefined || row.state === 'up') return [];
  const further = [...row.causes, ...row.placements.flatMap(blockedBy)].filter(
    ({ type }) => type === 'domain' || type === 'dependency' || type === 'cut',
  );
  const effects = ['down', 'partial', 'degraded'] as const;
  const worst = effects.find((effect) => row.causes.some((cause) => cause.effect === effect));
  const told = new Set<string>();
  return further.filter(({ type, id, effect }) => {
    const key = `${type} ${id}`;
    if (effect !== worst || told.has(key)) return false;
    told.add(key);
    return true;
  });
}

/** What keeps a standby from taking over is no cause of the service, but of its not being saved. */
function blockedBy({ causes }: ServiceResult['placements'][number]): readonly Cause[] {
  return causes.filter(({ via }) => via === 'activation');
}

function injectedTest({ injected }: ScenarioResult): (type: ChainStep['type'], id: string) => boolean {
  const [fail, isolate] = [new Set([...injected.fail, ...injected.degrade]), new Set(injected.isolate)];
  const limit = new Set(injected.limit.map(({ id }) => id));
  return (type, id) => (type === 'cut' ? isolate.has(id) : fail.has(id) || limit.has(id));
}

/** Services that stand under one, directly or not, and lose anything; without it; in the file's order. */
export function fallsWith(scenario: ScenarioResult, service: string): readonly ServiceResult[] {
  const under = new Map<string, string[]>();
  for (const row of scenario.services) {
    const parent = row.under;
    if (parent === null || (parent.type !== 'dependency' && parent.type !== 'domain')) continue;
    const list = under.get(parent.id);
    if (list) list.push(row.id);
    else under.set(parent.id, [row.id]);
  }
  const found = new Set([service]);
  for (const id of found) for (const next of under.get(id) ?? []) found.add(next);
  found.delete(service);
  return scenario.services.filter((row) => found.has(row.id) && row.lost > 0);
}
