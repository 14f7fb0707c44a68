/** Strongly connected components of a graph in CSR form, what is depended on first. */
export interface Components {
  /** By node. */
  readonly component: Int32Array;
  /** Members of component c are member[start[c]] … member[start[c + 1] - 1], ascending. */
  readonly start: Int32Array;
  readonly member: Int32Array;
}

/**
 * Tarjan's algorithm (1972) with an explicit stack, O(nodes + edges). Edges run from who depends to what it depends on, so a
 * component is finished after everything it needs: the order of evaluation.
 */
export function components(nodeCount: number, edgeStart: Int32Array, edgeTo: Int32Array): Components {
  const index = new Int32Array(nodeCount).fill(-1);
  const low = new Int32Array(nodeCount);
  const component = new Int32Array(nodeCount).fill(-1);
  const next = edgeStart.slice(0, nodeCount);
  const open: number[] = [];
  const path: number[] = [];
  let visited = 0;
  let componentCount = 0;

  for (let root = 0; root < nodeCount; root++) {
    if (index[root] !== -1) continue;
    path.push(root);
    while (path.length > 0) {
      const v = path[path.length - 1]!;
      if (index[v] === -1) {
        index[v] = low[v] = visited++;
        open.push(v);
      }
      let descended = false;
      while (next[v]! < edgeStart[v + 1]!) {
        const w = edgeTo[next[v]!++]!;
        if (index[w] === -1) {
          path.push(w);
          descended = true;
          break;
        }
        if (component[w] === -1 && index[w]! < low[v]!) low[v] = index[w]!;
      }
      if (descended) continue;
      path.pop();
      if (low[v] === index[v]) {
        let w: number;
        do {
          w = open.pop()!;
          component[w] = componentCount;
        } while (w !== v);
        componentCount++;
      }
      const parent = path[path.length - 1];
      if (parent !== undefined && low[v]! < low[parent]!) low[parent] = low[v]!;
    }
  }
  return { component, ...groupByComponent(component, componentCount) };
}

function groupByComponent(component: Int32Array, componentCount: number) {
  const start = new Int32Array(componentCount + 1);
  for (const c of component) start[c + 1]!++;
  for (let c = 0; c < componentCount; c++) start[c + 1]! += start[c]!;
  const fill = start.slice(0, componentCount);
  const member = new Int32Array(component.length);
  for (let v = 0; v < component.length; v++) member[fill[component[v]!]!++] = v;
  return { start, member };
}
