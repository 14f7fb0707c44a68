/** Numbers that a seed decides, the same on every machine. */
export interface Random {
  /** A whole number from 0 to `end` - 1. */
  below(end: number): number;
  pick<T>(list: readonly T[]): T;
  /** True once in `times`. */
  once(times: number): boolean;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, every seed a stream of its own. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  // The first values of neighbouring seeds are alike.
  for (let round = 0; round < 4; round++) next();
  const below = (end: number): number => Math.floor((next() / 0x1_0000_0000) * end);
  return { below, pick: (list) => list[below(list.length)]!, once: (times) => below(times) === 0 };
}
