import type { Span } from '../diagnostics/types.js';
import type { Catalog, CatalogEntry } from './catalog.js';
import { nearestOf, type Problems, quoteText, reportError } from './problems.js';
import type { Entry } from './read-entries.js';
import type { DomainDraft } from './shape/domain.js';
import type { ServiceDraft } from './shape/service.js';
import type { Name } from './shape/value.js';

/** One domain of the topology in the making: what the file says of it, what the catalogue does, or both. */
export interface DomainSource {
  readonly id: string;
  readonly draft: DomainDraft | null;
  readonly entry: CatalogEntry | null;
  readonly at: Span;
}

/** Turns ids into indices. `sources` grows as entries of the catalogue are first used, and never shrinks. */
export interface Linker {
  readonly problems: Problems;
  readonly catalog: Catalog;
  readonly sources: DomainSource[];
  readonly domainIndex: Map<string, number>;
  readonly services: readonly Entry<ServiceDraft>[];
  readonly serviceIndex: ReadonlyMap<string, number>;
  /** How much has been played out of a few lines so far: placements by `each`, runs of scenarios and policies, what events inject. */
  readonly played: { placements: number; runs: number; targets: number };
  /** Every id there is, made when the first unknown one turns up. */
  readonly known: { ids: readonly string[] | null };
}

export interface Linked {
  readonly type: 'domain' | 'service';
  readonly index: number;
}

/** Numbers the file's domains and services; the one namespace is checked here. */
export function newLinker(
  problems: Problems,
  catalog: Catalog,
  domains: readonly Entry<DomainDraft>[],
  services: readonly Entry<ServiceDraft>[],
): Linker {
  const domainIndex = new Map(domains.map(({ id }, index) => [id.text, index]));
  const serviceIndex = new Map(services.map(({ id }, index) => [id.text, index]));
  const sources = domains.map(({ id, draft }) => ({
    id: id.text,
    draft,
    entry: catalog.get(id.text),
    at: id.span,
  }));
  for (const { id } of services) checkNamespace(problems, catalog, domainIndex, id);
  return {
    problems,
    catalog,
    sources,
    domainIndex,
    services,
    serviceIndex,
    known: { ids: null },
    played: { placements: 0, runs: 0, targets: 0 },
  };
}

function checkNamespace(
  problems: Problems,
  catalog: Catalog,
  domainIndex: ReadonlyMap<string, number>,
  id: Name,
): void {
  const other = domainIndex.has(id.text)
    ? 'a domain'
    : catalog.get(id.text) === null
      ? null
      : 'a catalogue entry';
  if (other === null) return;
  const message = `${quoteText(id.text)} is ${other} already; a service needs an id of its own`;
  reportError(problems, 'BR1202', id.span, message);
}

/** The domain or service of this id, taken from the catalogue if need be. null: reported. */
export function linkId(linker: Linker, name: Name): Linked | null {
  const domain = findDomain(linker, name.text, name.span);
  if (domain !== null) return { type: 'domain', index: domain };
  const service = linker.serviceIndex.get(name.text);
  if (service !== undefined) return { type: 'service', index: service };
  reportUnknownId(linker, name, 'domain or service');
  return null;
}

/** As `linkId` where only a domain can stand; `key` is where that is. */
export function linkDomainId(linker: Linker, name: Name, key: string): number | null {
  const linked = linkId(linker, name);
  if (linked === null || linked.type === 'domain') return linked?.index ?? null;
  const message = `${key} names domains, and ${quoteText(name.text)} is a service`;
  reportError(
    linker.problems,
    'BR1204',
    name.span,
    message,
    key === 'stack' ? 'did you mean dependsOn?' : null,
  );
  return null;
}

/** As `linkId` where only a service can stand. */
export function linkServiceId(linker: Linker, name: Name, key: string): number | null {
  const service = linker.serviceIndex.get(name.text);
  if (service !== undefined) return service;
  if (isKnownDomain(linker, name.text)) {
    const message = `${key} names services, and ${quoteText(name.text)} is a domain`;
    reportError(linker.problems, 'BR1204', name.span, message);
  } else reportUnknownId(linker, name, 'service');
  return null;
}

export function linkDomainIds(linker: Linker, names: readonly Name[] | undefined, key: string): number[] {
  const indices = (names ?? []).map((name) => linkDomainId(linker, name, key));
  return [...new Set(indices.filter((index) => index !== null))];
}

export function isKnownDomain(linker: Linker, id: string): boolean {
  return linker.domainIndex.has(id) || (!linker.serviceIndex.has(id) && linker.catalog.get(id) !== null);
}

/** Its index, null where there is none: an id of the catalogue enters with all it is within and its uplinks. */
export function findDomain(linker: Linker, id: string, at: Span): number | null {
  const index = linker.domainIndex.get(id);
  if (index !== undefined) return index;
  if (linker.serviceIndex.has(id) || linker.catalog.get(id) === null) return null;
  enter(linker, id, at);
  return linker.domainIndex.get(id)!;
}

function enter(linker: Linker, first: string, at: Span): void {
  const waiting = [first];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const entry = linker.domainIndex.has(id) ? null : linker.catalog.get(id);
    if (entry === null) continue;
    linker.domainIndex.set(id, linker.sources.length);
    linker.sources.push({ id, draft: null, entry, at });
    waiting.push(...[...entry.within, ...(entry.uplink ?? [])].reverse());
  }
}

export function reportUnknownId(linker: Linker, name: Name, what: string): void {
  linker.known.ids ??= [...linker.domainIndex.keys(), ...linker.serviceIndex.keys(), ...linker.catalog.ids()];
  const guess = nearestOf(linker.problems, name.text, linker.known.ids);
  const title = guess === null ? null : (linker.catalog.get(guess)?.title ?? null);
  const fix = guess === null ? null : `did you mean ${guess}${title === null ? '' : ` (${title})`}?`;
  reportError(linker.problems, 'BR1203', name.span, `no ${what} is called ${quoteText(name.text)}`, fix);
}
