/*
 * node reach.js ENGINE COUNT: builds one graph in memory and asks, for a few services of the first layer, what their failure
 * reaches. One engine a process, so that none pays for another's memory. Prints one line of JSON.
 */
import { Graph as GraphlibGraph } from 'graphlib';
import graphology from 'graphology';
import { compile } from '../../src/compile/compile.js';
import { inject } from '../../src/compile/inject.js';
import { propagate, space } from '../../src/engines/index.js';
import { type Layered, layered } from './graph.js';
import { topologyOf } from './topology.js';

type Query = (root: number) => number;

function blastRadius(graph: Layered): Query {
  const topology = topologyOf(graph);
  const compiled = compile(topology, { isolated: [], degrades: false });
  const buffers = space(compiled);
  return (service) => {
    const injection = { fail: [{ type: 'service' as const, service }], isolate: [], degrade: [], limit: [] };
    const injected = inject(topology, compiled, injection);
    return propagate(compiled, injected, Number.POSITIVE_INFINITY, buffers)[0]!.down.count;
  };
}

/** Breadth first over a graph library's own accessor; their recursive walks overflow on deep graphs. */
function breadthFirst(next: (id: string) => readonly string[]): Query {
  return (root) => {
    const seen = new Set([`s${root}`]);
    for (const id of seen) for (const other of next(id)) seen.add(other);
    return seen.size;
  };
}

function eachEdge({ count, fanOut, target }: Layered, add: (from: string, to: string) => void): void {
  for (let i = 0; i < count * fanOut; i++) {
    if (target[i]! >= 0) add(`s${target[i]}`, `s${Math.floor(i / fanOut)}`);
  }
}

function withGraphlib(layers: Layered): Query {
  const graph = new GraphlibGraph();
  for (let s = 0; s < layers.count; s++) graph.setNode(`s${s}`);
  eachEdge(layers, (from, to) => graph.setEdge(from, to));
  return breadthFirst((id) => graph.successors(id) ?? []);
}

function withGraphology(layers: Layered): Query {
  const Graph = (graphology as unknown as { DirectedGraph: new () => GraphologyLike }).DirectedGraph;
  const graph = new Graph();
  for (let s = 0; s < layers.count; s++) graph.addNode(`s${s}`);
  eachEdge(layers, (from, to) => graph.mergeEdge(from, to));
  return breadthFirst((id) => graph.outNeighbors(id));
}

interface GraphologyLike {
  addNode(id: string): void;
  mergeEdge(from: string, to: string): void;
  outNeighbors(id: string): readonly string[];
}

const ENGINES: Readonly<Record<string, (graph: Layered) => Query>> = {
  'blast-radius': blastRadius,
  graphlib: withGraphlib,
  graphology: withGraphology,
};

const [engine, count] = process.argv.slice(2) as [string, string];
const graph = layered(Number(count), 3);
const started = performance.now();
const query = ENGINES[engine]!(graph);
const buildMs = performance.now() - started;
const roots = [0, 1, 2, 3, 4];
const reached = roots.map(query);
const times: number[] = [];
for (let round = 0; round < 3; round++) {
  for (const root of roots) {
    const from = performance.now();
    query(root);
    times.push(performance.now() - from);
  }
}
times.sort((a, b) => a - b);
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
const report = { engine, buildMs, medianMs: times[times.length >> 1], minMs: times[0], peakMiB, reached };
process.stdout.write(`${JSON.stringify(report)}\n`);
