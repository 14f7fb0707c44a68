import { hasKey } from './draft-key.js';
import { linkDependencies } from './link-dependency.js';
import { linkFailure, linkPhase } from './link-phase.js';
import { type DomainSource, findDomain, type Linker, linkDomainIds } from './linker.js';
import type { DomainDraft } from './shape/domain.js';
import type { RecordItem } from './shape/value.js';
import type { Domain } from './topology.js';

const NOTHING: DomainDraft = {
  node: { kind: 'map', span: { file: 0, start: 0, end: 0 }, entries: new Map() },
  hasUnknownKey: false,
};

/** The file's keys win, what it leaves out comes from the catalogue; labels go one by one. */
export function linkDomain(linker: Linker, source: DomainSource): Domain {
  const { entry } = source;
  const draft = source.draft ?? NOTHING;
  return {
    id: source.id,
    title: draft.title ?? entry?.title ?? null,
    kind: draft.kind ?? entry?.kind ?? '',
    location: draft.location ?? entry?.location ?? null,
    weight: draft.weight ?? entry?.weight ?? 1,
    within: linkEither(linker, source, draft, 'within') ?? [],
    uplink: linkEither(linker, source, draft, 'uplink'),
    dependsOn: linkDependencies(linker, draft.dependsOn, 'domain'),
    labels: labelMap(draft.labels, entry?.labels),
    owner: draft.owner ?? null,
    fromCatalog: source.draft === null,
    start: linkPhase(linker, draft.start),
    repair: linkPhase(linker, draft.repair),
    failure: linkFailure(linker, draft.failure),
    at: source.at,
  };
}

function linkEither(
  linker: Linker,
  source: DomainSource,
  draft: DomainDraft,
  key: 'within' | 'uplink',
): number[] | null {
  if (hasKey(draft, key)) return linkDomainIds(linker, draft[key], key);
  const ids = source.entry?.[key];
  if (ids == null) return null;
  return ids.map((id) => findDomain(linker, id, source.at)).filter((index) => index !== null);
}

export function labelMap(
  items: readonly RecordItem<string>[] | undefined,
  below: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const labels = new Map(below);
  for (const { key, value } of items ?? []) labels.set(key.text, value);
  return labels;
}

/** What a placement directly in the domain shares fate with by default. Linked when the first placement is. */
export function linkAssumed(linker: Linker, domain: number): readonly number[] {
  const { draft, entry, at } = linker.sources[domain]!;
  if (draft !== null && hasKey(draft, 'assumes')) return linkDomainIds(linker, draft.assumes, 'assumes');
  return (entry?.assumes ?? []).map((id) => findDomain(linker, id, at)).filter((index) => index !== null);
}
