import type { Topology } from '../../model/topology.js';

/** What of the head each entry of the base is. */
export interface Matching {
  readonly base: Topology;
  readonly head: Topology;
  /** By index of the base; -1: the head has no such domain. */
  readonly domains: Int32Array;
  readonly services: Int32Array;
  /** Ids of the base that have another one in the head; no domain and service share an id. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Matches by id, and by what was renamed. Linear. */
export function matching(base: Topology, head: Topology, renamed: ReadonlyMap<string, string>): Matching {
  return {
    base,
    head,
    domains: indicesOf(base.domains, head.domains, renamed),
    services: indicesOf(base.services, head.services, renamed),
    renamed,
  };
}

type Named = readonly { readonly id: string }[];

function indicesOf(base: Named, head: Named, renamed: ReadonlyMap<string, string>): Int32Array {
  const byId = new Map(head.map(({ id }, index) => [id, index]));
  return Int32Array.from(base, ({ id }) => byId.get(renamed.get(id) ?? id) ?? -1);
}

/** What the base calls so, as the head does: an id, or `service@placement`. None of the marks may stand in an id. */
export function nameInHead({ renamed }: Pick<Matching, 'renamed'>, name: string): string {
  if (renamed.size === 0) return name;
  return name
    .split(/([[\]+@])/)
    .map((part) => renamed.get(part) ?? part)
    .join('');
}

/** The same of a run: `any-region[a+b]` is a scenario's id, which may be that of a service too, and what was picked. */
export function runInHead(match: Pick<Matching, 'renamed'>, id: string): string {
  const picked = id.indexOf('[');
  return picked === -1 ? id : id.slice(0, picked) + nameInHead(match, id.slice(picked));
}

/** What a placement's name says besides its domain: '' or `/name` of an `each`; null: it has a name of its own. */
export function nameAfterDomain(id: string, domain: string): string | null {
  return id === domain || id.startsWith(`${domain}/`) ? id.slice(domain.length) : null;
}

/** A placement of the base by its name in the head: where it is called after its domain, it is renamed with that. */
export function placementInHead(match: Matching, id: string, domain: number): string {
  const own = match.base.domains[domain]!.id;
  const renamed = match.renamed.get(own);
  const rest = renamed === undefined ? null : nameAfterDomain(id, own);
  return rest === null ? id : renamed + rest;
}
