import type { Diagnostic } from '../diagnostics/types.js';
import type { Catalog } from './catalog.js';
import { normalTargets } from './injection.js';
import { parseSelectorText } from './parse-selector.js';
import {
  didYouMean,
  nearestOf,
  newProblems,
  type Problems,
  quoteText,
  reportError,
  reportWarning,
} from './problems.js';
import { type Matched, matchSelector } from './selector.js';
import type { Target } from './topology.js';

export interface ResolvedTargets {
  /** In order of index, none twice. */
  readonly targets: readonly Target[];
  /** BR1603: it is well formed and matches nothing (exit 3). BR2301, a warning: a catalogue id on which nothing rests. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ResolveOptions {
  /** What the targets are for: isolate takes domains, degrade domains and services. Default: fail. */
  readonly as?: 'fail' | 'isolate' | 'degrade';
  /** Knows the ids that are right though nothing in the topology uses them. */
  readonly catalog?: Catalog;
}

/** Values of `--fail`, `--isolate`, `--degrade`: an id, `service@placement`, or a selector `kind=region[,key=value]`. */
export function resolveTargets(
  topology: Matched,
  texts: readonly string[],
  options: ResolveOptions = {},
): ResolvedTargets {
  const problems = newProblems();
  const ids = newIds(topology);
  const found = texts.flatMap((text) =>
    text.includes('=')
      ? resolveSelector(problems, topology, text)
      : resolveId(problems, topology, ids, text, options),
  );
  const targets = found.filter((target) => isAllowed(problems, topology, target, options.as ?? 'fail'));
  return { targets: normalTargets(targets), diagnostics: problems.list };
}

interface Ids {
  readonly domains: ReadonlyMap<string, number>;
  readonly services: ReadonlyMap<string, number>;
}

function newIds({ domains, services }: Matched): Ids {
  return {
    domains: new Map(domains.map(({ id }, index) => [id, index])),
    services: new Map(services.map(({ id }, index) => [id, index])),
  };
}

function resolveSelector(problems: Problems, topology: Matched, text: string): readonly Target[] {
  const { selector, diagnostics } = parseSelectorText(text);
  problems.list.push(...diagnostics);
  const targets = selector === null ? [] : matchSelector(topology, selector);
  if (selector !== null && targets.length === 0) {
    reportError(problems, 'BR1603', null, `${quoteText(text)} matches nothing in this topology`);
  }
  return targets;
}

function resolveId(
  problems: Problems,
  topology: Matched,
  ids: Ids,
  text: string,
  { catalog }: ResolveOptions,
): readonly Target[] {
  const at = text.indexOf('@');
  const service = ids.services.get(at < 0 ? text : text.slice(0, at));
  if (at >= 0 && service !== undefined)
    return resolvePlacement(problems, topology, service, text.slice(at + 1));
  const domain = ids.domains.get(text);
  if (domain !== undefined) return [{ type: 'domain', domain }];
  if (service !== undefined) return [{ type: 'service', service }];
  if (at < 0 && catalog !== undefined && catalog.get(text) !== null) {
    const message = `${quoteText(text)} is in the catalogue, and nothing in this topology rests on it`;
    reportWarning(problems, 'BR2301', null, message, 'it can only come out as 0%');
    return [];
  }
  reportUnknown(
    problems,
    ids,
    catalog,
    at < 0 ? text : text.slice(0, at),
    at < 0 ? 'domain or service' : 'service',
  );
  return [];
}

function reportUnknown(
  problems: Problems,
  ids: Ids,
  catalog: Catalog | undefined,
  text: string,
  what: 'domain or service' | 'service',
): void {
  const domains = what === 'service' ? [] : [...ids.domains.keys(), ...(catalog?.ids() ?? [])];
  const guess = nearestOf(problems, text, [...ids.services.keys(), ...domains]);
  reportError(problems, 'BR1203', null, `no ${what} is called ${quoteText(text)}`, didYouMean(guess));
}

function resolvePlacement(
  problems: Problems,
  { services }: Matched,
  service: number,
  name: string,
): readonly Target[] {
  const { id, placements } = services[service]!;
  const placement = placements.findIndex((one) => one.id === name);
  if (placement >= 0) return [{ type: 'placement', service, placement }];
  const names = placements.map((one) => one.id);
  const guess = nearestOf(problems, name, names) ?? (names.length === 1 ? names[0]! : null);
  const message = `${id} has no placement called ${quoteText(name)}`;
  reportError(problems, 'BR1205', null, message, didYouMean(guess === null ? null : `${id}@${guess}`));
  return [];
}

const ALLOWED = {
  fail: { types: ['domain', 'service', 'placement'], say: 'anything' },
  isolate: { types: ['domain'], say: 'domains' },
  degrade: { types: ['domain', 'service'], say: 'domains and services' },
} as const;

function isAllowed(
  problems: Problems,
  { services }: Matched,
  target: Target,
  as: keyof typeof ALLOWED,
): boolean {
  const { types, say } = ALLOWED[as];
  if (target.type === 'domain' || (types as readonly string[]).includes(target.type)) return true;
  const what = target.type === 'service' ? 'a service' : 'a placement of it';
  const message = `${as} takes ${say}, and ${services[target.service]!.id} is ${what}`;
  reportError(
    problems,
    'BR1204',
    null,
    message.replace('is a placement of it', 'was named with a placement'),
  );
  return false;
}
