/** The edges of a graph whose nodes are numbers from 0. */
export type Successors = (node: number) => readonly number[];

/**
 * One circle of each strongly connected component that has any, as its nodes in order, starting with the lowest.
 * Tarjan's algorithm with an explicit stack (chains of 100,000 domains), linear in nodes and edges.
 */
export function findCircles(size: number, successors: Successors): number[][] {
  const component = components(size, successors);
  const circles: number[][] = [];
  const done = new Set<number>();
  for (let node = 0; node < size; node++) {
    if (done.has(component[node]!)) continue;
    done.add(component[node]!);
    const circle = circleThrough(node, successors, component);
    if (circle !== null) circles.push(circle);
  }
  return circles;
}

/** The component of each node; numbers say nothing but which are alike. */
export function components(size: number, successors: Successors): Int32Array {
  const component = new Int32Array(size).fill(-1);
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const next = new Int32Array(size);
  const path: number[] = [];
  const open: number[] = [];
  let count = 0;
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue;
    path.push(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      if (order[node] === -1) {
        order[node] = low[node] = count++;
        open.push(node);
      }
      const edges = successors(node);
      if (next[node]! < edges.length) {
        const to = edges[next[node]!++]!;
        if (order[to] === -1) path.push(to);
        else if (component[to] === -1) low[node] = Math.min(low[node]!, order[to]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
      if (low[node] === order[node]) close(node, open, component);
    }
  }
  return component;
}

function close(root: number, open: number[], component: Int32Array): void {
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    component[node] = root;
    if (node === root) return;
  }
}

/** Breadth first within the component, so it is a shortest circle through the node. */
export function circleThrough(start: number, successors: Successors, component: Int32Array): number[] | null {
  const from = new Map<number, number>();
  const queue = [start];
  for (const node of queue) {
    for (const to of successors(node)) {
      if (component[to] !== component[start]) continue;
      if (to === start) return traceBack(from, start, node);
      if (from.has(to)) continue;
      from.set(to, node);
      queue.push(to);
    }
  }
  return null;
}

function traceBack(from: ReadonlyMap<number, number>, start: number, last: number): number[] {
  const circle: number[] = [];
  for (let node = last; node !== start; node = from.get(node)!) circle.push(node);
  return [start, ...circle.reverse()];
}
