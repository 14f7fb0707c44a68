import type { Topology } from '../../model/topology.js';
import { domainShape, type NameOf, serviceShape } from './entity-shape.js';

/** Something whose id only one side has. */
interface Orphan {
  readonly kind: 'domain' | 'service';
  readonly index: number;
  readonly id: string;
}

/** One side: its orphans, and who refers to each, as what. */
interface Side {
  readonly topology: Topology;
  readonly orphans: readonly Orphan[];
  readonly referrers: ReadonlyMap<string, readonly Referrer[]>;
  /** What the orphans look alike in: equal numbers, equal looks, on both sides. */
  colours: ReadonlyMap<string, number>;
}

/** Chains of renamed entries longer than this, without anything else to tell them apart, stay removed and added. */
const ROUNDS = 16;

/**
 * Ids of the base that the head calls differently while all that the entry says, and all that others say of it, is the
 * same: from old to new. Domains of the catalogue keep their names: another region is another place.
 *
 * Entries whose ids are on one side only are told apart by what they say and who refers to them, round by round, until
 * that separates no more (colour refinement). Entries that look alike are paired in the order of the files, and only
 * where both sides have as many. Linear in the topologies for each round; nothing where no id is missing.
 */
export function findRenames(base: Topology, head: Topology): ReadonlyMap<string, string> {
  const orphans = [orphansOf(base, head), orphansOf(head, base)] as const;
  if (orphans[0].length === 0 || orphans[1].length === 0) return new Map();
  const sides = [sideOf(base, orphans[0]), sideOf(head, orphans[1])] as const;
  let classes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const interned = new Map<string, number>();
    for (const side of sides) side.colours = recoloured(side, interned);
    if (interned.size === classes) break;
    classes = interned.size;
  }
  return paired(...sides);
}

function orphansOf(topology: Topology, other: Topology): readonly Orphan[] {
  const known = new Set([...other.domains, ...other.services].map(({ id }) => id));
  const orphans: Orphan[] = [];
  for (const [index, { id, fromCatalog }] of topology.domains.entries())
    if (!fromCatalog && !known.has(id)) orphans.push({ kind: 'domain', index, id });
  for (const [index, { id }] of topology.services.entries())
    if (!known.has(id)) orphans.push({ kind: 'service', index, id });
  return orphans;
}

function sideOf(topology: Topology, orphans: readonly Orphan[]): Side {
  const colours = new Map(orphans.map(({ id }) => [id, 0]));
  return { topology, orphans, colours, referrers: referrersOf(topology, new Set(colours.keys())) };
}

function recoloured(side: Side, interned: Map<string, number>): ReadonlyMap<string, number> {
  const nameOf = namesOf(side);
  return new Map(
    side.orphans.map((orphan) => {
      const referrers = (side.referrers.get(orphan.id) ?? []).map(
        ({ id, slot }) => `${slot} of ${nameIn(side, id)}`,
      );
      const look = [shapeOf(side, orphan, nameOf), ...referrers.sort()].join('\n');
      const colour = interned.get(look) ?? interned.size;
      interned.set(look, colour);
      return [orphan.id, colour];
    }),
  );
}

/** An id stands for itself where both sides have it, and for its looks where not. */
function namesOf(side: Side): NameOf {
  const { domains, services } = side.topology;
  return (type, index) => nameIn(side, (type === 'domain' ? domains : services)[index]!.id);
}

function nameIn({ colours }: Side, id: string): string {
  const colour = colours.get(id);
  return colour === undefined ? id : `?${colour}`;
}

function shapeOf({ topology }: Side, { kind, index }: Orphan, nameOf: NameOf): string {
  return kind === 'domain'
    ? `domain ${domainShape(topology.domains[index]!, nameOf)}`
    : `service ${serviceShape(topology, topology.services[index]!, nameOf)}`;
}

interface Referrer {
  readonly id: string;
  readonly slot: string;
}

/** By orphan, one for each reference. */
function referrersOf(
  topology: Topology,
  orphans: ReadonlySet<string>,
): ReadonlyMap<string, readonly Referrer[]> {
  const found = new Map<string, Referrer[]>();
  const from = (referrer: string): NameOf => {
    return (type, index, slot) => {
      const { id } = (type === 'domain' ? topology.domains : topology.services)[index]!;
      if (!orphans.has(id)) return '';
      const list = found.get(id);
      if (list === undefined) found.set(id, [{ id: referrer, slot }]);
      else list.push({ id: referrer, slot });
      return '';
    };
  };
  for (const domain of topology.domains) domainShape(domain, from(domain.id));
  for (const service of topology.services) serviceShape(topology, service, from(service.id));
  return found;
}

function paired(before: Side, after: Side): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const heads = byColour(after);
  for (const [colour, ids] of byColour(before)) {
    const others = heads.get(colour) ?? [];
    if (others.length === ids.length) for (const [i, id] of ids.entries()) renamed.set(id, others[i]!);
  }
  return renamed;
}

function byColour({ orphans, colours }: Side): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const { id } of orphans) {
    const group = groups.get(colours.get(id)!);
    if (group === undefined) groups.set(colours.get(id)!, [id]);
    else group.push(id);
  }
  return groups;
}
