import type { AnalysisDocument } from '../../results/document.js';
import { dotString } from '../escape/dot.js';
import { plainPage } from '../finding/plain-page.js';
import { pictureCaption } from '../picture/caption.js';
import { type Picture, type PictureNode, pictureOf } from '../picture/picture.js';
import type { ReportOptions } from '../reporter.js';
import { count, plural } from '../text/figures.js';
import { worstRun } from '../text/run-groups.js';
import { type Cluster, clustersOf } from './clusters.js';

const MOST = 300;

/** The worst run's cascade for Graphviz: what runs in one domain alone stands within it, states are colours and words. */
export function* reportDot(document: AnalysisDocument, options: ReportOptions): Generator<string> {
  const picture = pictureOf(worstRun(document.scenarios), options.all ? Infinity : MOST);
  const caption = pictureCaption(plainPage(document, options), picture);
  yield `digraph cascade {\n  graph [rankdir=LR, label=${dotString(...caption)}, labelloc=t, fontname="sans-serif"]\n`;
  yield '  node [shape=box, style="rounded,filled", fontname="sans-serif", margin="0.15,0.08"]\n';
  yield '  edge [fontname="sans-serif", fontsize=10, color="#555555"]\n';
  yield* body(document, picture);
  yield '}\n';
}

function* body(document: AnalysisDocument, picture: Picture): Generator<string> {
  const { nodes } = picture;
  if (nodes.length === 0) yield '  n0 [label="nothing is lost", fillcolor="#ffffff"]\n';
  yield* clusterLines(clustersOf(document.domains ?? [], nodes), nodes);
  for (const [index, { parent, link, state, hidden }] of nodes.entries()) {
    const style = state === 'down' ? 'solid' : 'dashed';
    if (parent !== null) yield `  n${parent} -> n${index} [label=${dotString(link)}, style=${style}]\n`;
    if (hidden === 0) continue;
    yield `  m${index} [label="${count(hidden)} more", shape=plaintext, style=""]\n  n${index} -> m${index} [dir=none]\n`;
  }
}

/** Clusters nest as deep as the file's domains: written with a stack. */
function* clusterLines(roots: readonly Cluster[], nodes: readonly PictureNode[]): Generator<string> {
  let number = 0;
  const open: { readonly cluster: Cluster | null; readonly depth: number }[] = [];
  const push = (clusters: readonly Cluster[], depth: number) =>
    open.push(...clusters.map((cluster) => ({ cluster, depth })).reverse());
  push(roots, 1);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { cluster, depth } = next;
    const indent = '  '.repeat(Math.min(depth, 20));
    if (cluster === null) {
      yield `${indent}}\n`;
      continue;
    }
    const inner = cluster.id === null ? indent : `${indent}  `;
    if (cluster.id !== null) {
      yield `${indent}subgraph cluster_${number++} {\n${inner}graph [label=${dotString(cluster.id)}, style="rounded", color="#888888", labelloc=t]\n`;
      open.push({ cluster: null, depth });
    }
    for (const index of cluster.members) yield `${inner}${nodeText(nodes[index]!, index)}`;
    push(cluster.children, depth + 1);
  }
}

function nodeText(node: PictureNode, index: number): string {
  const users = node.users > 0 ? [plural(node.users, 'user')] : [];
  const title = node.title === null ? [] : [node.title];
  const label = dotString(node.id, ...title, node.remark, ...users);
  const { fill, line } = COLOURS[node.state];
  const shape = node.kind === 'service' ? '' : ', shape=octagon, style=filled';
  return `n${index} [label=${label}, fillcolor="${fill}", color="${line}"${shape}]\n`;
}

const COLOURS = {
  down: { fill: '#fde7e9', line: '#b3261e' },
  partial: { fill: '#f6e5f8', line: '#8b2f97' },
  degraded: { fill: '#fff3d6', line: '#8a6100' },
  up: { fill: '#ffffff', line: '#555555' },
} as const;
