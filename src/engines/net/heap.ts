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
  /** Both move what lies in the way by one and put the item into the gap that is left. */
  const rise = (from: number, time: number, item: number): void => {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(time, item, times[parent]!, items[parent]!)) break;
      times[at] = times[parent]!;
      items[at] = items[parent]!;
      at = parent;
    }
    times[at] = time;
    items[at] = item;
  };
  const sink = (time: number, item: number): void => {
    const count = items.length;
    let at = 0;
    for (let child = 1; child < count; child = 2 * at + 1) {
      const right = child + 1;
      if (right < count && isBefore(times[right]!, items[right]!, times[child]!, items[child]!))
        child = right;
      if (!isBefore(times[child]!, items[child]!, time, item)) break;
      times[at] = times[child]!;
      items[at] = items[child]!;
      at = child;
    }
    times[at] = time;
    items[at] = item;
  };
  return {
    push(time, item) {
      times.push(time);
      items.push(item);
      rise(items.length - 1, time, item);
    },
    topTime: () => (times.length === 0 ? Number.POSITIVE_INFINITY : times[0]!),
    pop() {
      const first = items[0]!;
      const time = times.pop()!;
      const item = items.pop()!;
      if (items.length > 0) sink(time, item);
      return first;
    },
  };
}

function isBefore(timeA: number, itemA: number, timeB: number, itemB: number): boolean {
  return timeA < timeB || (timeA === timeB && itemA < itemB);
}
