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

/**
 * What the base calls so, as the head does: an id, `service@placement`, or a run `any-region[a+b]`. None of the marks may
 * stand in an id.
 */
export function nameInHead({ renamed }: Pick<Matching, 'renamed'>, name: string): string {
  if (renamed.size === 0) return name;
  return name
    .split(/([[\]+@])/)
    .map((part) => renamed.get(part) ?? part)
    .join('');
}

/** A placement of the base by its name in the head: where it is called after its domain, that may have been renamed. */
export function placementInHead(match: Matching, id: string, domain: number): string {
  const own = match.base.domains[domain]!.id;
  const renamed = match.renamed.get(own);
  return renamed !== undefined && id.startsWith(own) ? renamed + id.slice(own.length) : id;
}
