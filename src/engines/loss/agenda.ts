import { heap } from '../net/heap.js';

/** Components that are to be computed again, each at some moments; earlier ones first, then dependencies first. */
export interface Agenda {
  push(time: number, component: number): void;
  /** Infinity: nothing is due. */
  topTime(): number;
  pop(): number;
}

/** What is due already is not entered twice: of a thousand placements that fall at once each asks for the same. */
export function agenda(components: number): Agenda {
  const due = heap();
  const latest = new Float64Array(components).fill(Number.NaN);
  return {
    push(time, component) {
      if (latest[component] === time) return;
      latest[component] = time;
      due.push(time, component);
    },
    topTime: due.topTime,
    pop() {
      const time = due.topTime();
      const component = due.pop();
      if (latest[component] === time) latest[component] = Number.NaN;
      return component;
    },
  };
}
