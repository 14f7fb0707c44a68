import { type Growing, growingFloats, growingInts } from '../support/growing.js';
import type { Net } from './types.js';

export interface NetBuilder {
  /** A gate that fires once `need` of its inputs have. */
  gate(need: number): number;
  input(gate: number, source: number, delay?: number): void;
  setNeed(gate: number, need: number): void;
  build(): Net;
}

/** Collects gates and edges, then lays them out as CSR by a counting sort: linear. */
export function netBuilder(): NetBuilder {
  const need = growingInts();
  const from = growingInts();
  const to = growingInts();
  let delay: Growing<Float64Array> | null = null;
  return {
    gate(n) {
      need.push(n);
      return need.length() - 1;
    },
    input(gate, source, h = 0) {
      from.push(source);
      to.push(gate);
      if (h > 0 && delay === null) {
        delay = growingFloats();
        for (let e = 1; e < from.length(); e++) delay.push(0);
      }
      delay?.push(h);
    },
    setNeed: (gate, n) => need.set(gate, n),
    build() {
      return layOut(need.finish(), from.finish(), to.finish(), delay?.finish() ?? null);
    },
  };
}

function layOut(need: Int32Array, from: Int32Array, to: Int32Array, delay: Float64Array | null): Net {
  const size = need.length;
  const outStart = new Int32Array(size + 1);
  for (let e = 0; e < from.length; e++) outStart[from[e]! + 1]!++;
  for (let g = 0; g < size; g++) outStart[g + 1]! += outStart[g]!;
  const fill = outStart.slice(0, size);
  const outGate = new Int32Array(from.length);
  const outDelay = delay && new Float64Array(from.length);
  for (let e = 0; e < from.length; e++) {
    const slot = fill[from[e]!]!++;
    outGate[slot] = to[e]!;
    if (outDelay) outDelay[slot] = delay![e]!;
  }
  return { size, need, outStart, outGate, outDelay };
}
