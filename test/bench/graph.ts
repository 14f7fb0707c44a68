/** A layered random graph: each service of a layer depends on `fanOut` services of the three layers before it. */
export interface Layered {
  readonly count: number;
  readonly fanOut: number;
  /** Dependencies of service s (from the second layer on): target[(s - first) * fanOut …]; -1 in the first layer. */
  readonly target: Int32Array;
}

const LAYERS = 20;

/** The same graph for the same arguments: a linear congruential generator (Numerical Recipes), no clock, no Math.random. */
export function layered(count: number, fanOut: number): Layered {
  const size = Math.ceil(count / LAYERS);
  const target = new Int32Array(count * fanOut).fill(-1);
  let state = 12345;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  for (let s = size; s < count; s++) {
    const layer = Math.floor(s / size);
    const from = Math.max(0, layer - 3) * size;
    for (let k = 0; k < fanOut; k++) target[s * fanOut + k] = from + below(layer * size - from);
  }
  return { count, fanOut, target };
}
