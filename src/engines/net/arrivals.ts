import { heap } from './heap.js';

/** Edges that count later than the gates they come from fire. */
export interface Arrivals {
  push(time: number, edge: number): void;
  /** Infinity: none is under way. */
  topTime(): number;
  /** Those that arrive first, in the order they were pushed. */
  take(): readonly number[];
}

/** A list a moment and a heap of the moments: a thousand sites that hold out eight hours give up at one moment. */
export function arrivals(): Arrivals {
  const moments = heap();
  const lists = new Map<number, number[]>();
  let lastTime = Number.NaN;
  let last: number[] = [];
  const listAt = (time: number): number[] => {
    let list = lists.get(time);
    if (list === undefined) {
      lists.set(time, (list = []));
      moments.push(time, 0);
    }
    lastTime = time;
    last = list;
    return list;
  };
  return {
    push(time, edge) {
      (time === lastTime ? last : listAt(time)).push(edge);
    },
    topTime: moments.topTime,
    take() {
      const time = moments.topTime();
      moments.pop();
      const list = lists.get(time) ?? [];
      lists.delete(time);
      if (time === lastTime) lastTime = Number.NaN;
      return list;
    },
  };
}
