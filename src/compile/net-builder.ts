import type { Net } from './types.js';

export interface NetBuilder {
  /** A gate that fires once `need` of its inputs have. */
  gate(need: number): number;
  input(gate: number, source: number, delay?: number): void;
  setNeed(gate: number, need: number): void;
  size(): number;
  build(): Net;
}

/** Collects gates and edges, then lays them out as CSR by a counting sort: linear. */
export function netBuilder(): NetBuilder {
  const need: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const delay: number[] = [];
  let delayed = false;
  return {
    gate(n) {
      need.push(n);
      return need.length - 1;
    },
    input(gate, source, h = 0) {
      from.push(source);
      to.push(gate);
      delay.push(h);
      if (h > 0) delayed = true;
    },
    setNeed(gate, n) {
      need[gate] = n;
    },
    size: () => need.length,
    build: () => layOut(need, from, to, delayed ? delay : null),
  };
}

function layOut(need: number[], from: number[], to: number[], delay: number[] | null): Net {
  const size = need.length;
  const edgeCount = from.length;
  const outStart = new Int32Array(size + 1);
  for (let e = 0; e < edgeCount; e++) outStart[from[e]! + 1]!++;
  for (let g = 0; g < size; g++) outStart[g + 1]! += outStart[g]!;
  const fill = outStart.slice(0, size);
  const outGate = new Int32Array(edgeCount);
  const outDelay = delay ? new Float64Array(edgeCount) : null;
  for (let e = 0; e < edgeCount; e++) {
    const slot = fill[from[e]!]!++;
    outGate[slot] = to[e]!;
    if (outDelay) outDelay[slot] = delay![e]!;
  }
  return { size, need: Int32Array.from(need), outStart, outGate, outDelay };
}
