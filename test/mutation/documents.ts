import fc from 'fast-check';
import { TELLING } from '../agreement/telling.js';
import type { TopologyDocument } from '../arbitrary/document.js';
import { cutsBehindCuts, type Features, topologyDocument } from '../arbitrary/topology.js';

const FEATURES: readonly Partial<Features>[] = [
  { delays: false, fallBacks: false, cuts: false, loss: false },
  { delays: false, fallBacks: false, cuts: false },
  { delays: false, fallBacks: false },
  { delays: false, cuts: false },
  { fallBacks: false, cuts: false },
  {},
];

/**
 * The telling ones, then `perKind` random ones of each kind in turn, always the same: the first difference ends a run, so
 * the sooner it comes, the better.
 */
export function documents(perKind: number): TopologyDocument[] {
  const kinds = [...FEATURES.map((features) => topologyDocument(features)), cutsBehindCuts()];
  const drawn = kinds.map((kind, i) => fc.sample(kind, { numRuns: perKind, seed: 20_240_719 + i }));
  const inTurn = drawn[0]!.flatMap((_, n) => drawn.map((ofKind) => ofKind[n]!));
  return [...Object.values(TELLING), ...inTurn];
}
