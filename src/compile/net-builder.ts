import type { Net } from './types.js';

export interface NetBuilder {
  /** A gate that fires once `need` of its inputs have. */
  gate(need: number): number;
  input(gate: number, source: number, delay?: number): void;
  setNeed(gate: number, need: number): void;
  build(): Net;
}

/**
 * Collects gates and edges, then lays them out as CSR by a counting sort: linear.
 * @param room for so many gates is made at once, and for four times as many edges; more are taken too
 */
export function netBuilder(room = 1024): NetBuilder {
  // Typed arrays of its own rather than growing lists: a million edges go through here.
  let need = new Int32Array(room);
  let from = new Int32Array(4 * room);
  let to = new Int32Array(4 * room);
  let delay: Float64Array<ArrayBuffer> | null = null;
  let gates = 0;
  let edges = 0;
  return {
    gate(n) {
      if (gates === need.length) need = longer(need, new Int32Array(2 * gates));
      need[gates] = n;
      return gates++;
    },
    input(gate, source, h = 0) {
      if (edges === from.length) {
        from = longer(from, new Int32Array(2 * edges));
        to = longer(to, new Int32Array(2 * edges));
        if (delay !== null) delay = longer(delay, new Float64Array(2 * edges));
      }
      from[edges] = source;
      to[edges] = gate;
      if (h > 0) (delay ??= new Float64Array(from.length))[edges] = h;
      edges++;
    },
    setNeed(gate, n) {
      need[gate] = n;
    },
    build: () => layOut(need.slice(0, gates), from.subarray(0, edges), to, delay),
  };
}

function longer<T extends Int32Array | Float64Array>(old: T, empty: T): T {
  empty.set(old);
  return empty;
}

function layOut(need: Int32Array, from: Int32Array, to: Int32Array, delay: Float64Array | null): Net {
  const size = need.length;
  const count = from.length;
  const outStart = new Int32Array(size + 1);
  for (let e = 0; e < count; e++) outStart[from[e]! + 1]!++;
  for (let g = 0; g < size; g++) outStart[g + 1]! += outStart[g]!;
  const fill = outStart.slice(0, size);
  const outGate = new Int32Array(count);
  const outDelay = delay && new Float64Array(count);
  for (let e = 0; e < count; e++) {
    const slot = fill[from[e]!]!++;
    outGate[slot] = to[e]!;
    if (outDelay) outDelay[slot] = delay![e]!;
  }
  return { size, need, outStart, outGate, outDelay };
}
