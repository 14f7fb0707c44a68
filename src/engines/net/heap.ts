/** A binary heap of (time, item), smallest first; equal times in the order of the items. */
export interface Heap {
  push(time: number, item: number): void;
  /** Infinity: empty. */
  topTime(): number;
  pop(): number;
}

export function heap(): Heap {
  const times: number[] = [];
  const items: number[] = [];
  const before = (a: number, b: number): boolean =>
    times[a]! < times[b]! || (times[a] === times[b] && items[a]! < items[b]!);
  const swap = (a: number, b: number): void => {
    [times[a], times[b]] = [times[b]!, times[a]!];
    [items[a], items[b]] = [items[b]!, items[a]!];
  };
  const sink = (from: number): void => {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= items.length) return;
      const right = left + 1;
      const least = right < items.length && before(right, left) ? right : left;
      if (!before(least, at)) return;
      swap(least, at);
      at = least;
    }
  };
  return {
    push(time, item) {
      times.push(time);
      items.push(item);
      let at = items.length - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!before(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    topTime: () => times[0] ?? Number.POSITIVE_INFINITY,
    pop() {
      const item = items[0]!;
      swap(0, items.length - 1);
      times.pop();
      items.pop();
      sink(0);
      return item;
    },
  };
}
