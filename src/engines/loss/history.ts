/** Values that only rise, by id, as steps in time: what was so at an earlier moment can still be read. */
export interface History {
  /** The value from the last step at or before `time`; 0 before the first. */
  at(id: number, time: number): number;
  /** Adds a step; times come in order. Returns whether the value changed. */
  set(id: number, time: number, value: number): boolean;
}

/** A circle of shared losses with a delay in it creeps towards its limit: steps this small end it. */
const STEP = 1e-9;

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= STEP;
}

/** One value an id is enough where nothing delays; steps otherwise. */
export function history(count: number, timed: boolean): History {
  const current = new Float64Array(count);
  if (!timed) {
    return {
      at: (id) => current[id]!,
      set(id, _time, value) {
        if (isSame(current[id]!, value)) return false;
        current[id] = value;
        return true;
      },
    };
  }
  const steps = new Map<number, number[]>();
  return {
    at(id, time) {
      const list = steps.get(id);
      if (!list) return 0;
      let i = list.length - 2;
      while (i >= 0 && list[i]! > time) i -= 2;
      return i < 0 ? 0 : list[i + 1]!;
    },
    set(id, time, value) {
      if (isSame(current[id]!, value)) return false;
      current[id] = value;
      const list = steps.get(id);
      if (list) list.push(time, value);
      else steps.set(id, [time, value]);
      return true;
    },
  };
}
