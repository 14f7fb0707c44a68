import { nearest } from '../diagnostics/nearest.js';
import type { Topology } from '../model/topology.js';
import type { Matching } from '../results/diff/matching.js';

/** Which services of either side are told of, by index. A service is, on both, where one of them has it in the sector. */
export interface DiffSectors {
  readonly base: (service: number) => boolean;
  readonly head: (service: number) => boolean;
  readonly unmatched: readonly string[];
}

export function diffSectors(match: Matching, sector: string | undefined): DiffSectors {
  if (sector === undefined) return { base: () => true, head: () => true, unmatched: [] };
  const of = (topology: Topology) => (s: number) => topology.services[s]?.sector === sector;
  const heads = new Set<number>();
  const bases = new Set<number>();
  const [inBase, inHead] = [of(match.base), of(match.head)];
  for (const [b, h] of match.services.entries()) {
    if (!inBase(b) && !inHead(h)) continue;
    bases.add(b);
    heads.add(h);
  }
  const head = (s: number): boolean => heads.has(s) || inHead(s);
  const isEmpty = bases.size === 0 && !match.head.services.some((_, s) => head(s));
  return { base: (s) => bases.has(s), head, unmatched: isEmpty ? [noSector(match, sector)] : [] };
}

function noSector({ base, head }: Matching, sector: string): string {
  const sectors = [...new Set([...base.services, ...head.services].flatMap((s) => s.sector ?? []))];
  const guess = nearest(sector, sectors);
  const fix = guess === null ? `the sectors are ${sectors.join(', ') || 'none'}.` : `did you mean ${guess}?`;
  return `No service is of sector ${sector}; ${fix}`;
}
