import { type Cascade, cascadeOrder } from '../../results/cascade.js';
import type { Cause, ServiceResult } from '../../results/document.js';
import type { State } from './page.js';

/** A service or what else failed, with what stands under it, worst first. */
export interface TreeNode {
  /** null: none of the services listed here, as `cause` names it. */
  readonly service: ServiceResult | null;
  readonly cause: Cause | null;
  readonly children: TreeNode[];
  /** Users lost of it and everything under it, in the world the headline speaks of. */
  users: number;
  /** Services of it and everything under it. */
  services: number;
}

/**
 * The part of a cascade whose services are in one state, as a forest: each service once, under its nearest cause, and domains
 * between what took them down and what they took down. A service in another state is a root that names it.
 * Children by users lost in all under them, then in the file's order. Linear but for the sorting.
 */
export function treeOf(
  cascade: Cascade,
  state: State,
  lost: (service: ServiceResult) => number,
): readonly TreeNode[] {
  const nodes = servicesIn(cascade, state, lost);
  const roots: TreeNode[] = [];
  for (const key of [...nodes.keys()]) {
    for (let at: string | undefined = key; at !== undefined; ) at = hangUp(cascade, nodes, roots, at);
  }
  for (const key of [...cascadeOrder(cascade)].reverse()) addToParent(cascade, nodes, key);
  const byUsers = (a: TreeNode, b: TreeNode) => b.users - a.users;
  for (const node of nodes.values()) node.children.sort(byUsers);
  return roots.sort(byUsers);
}

type Nodes = Map<string, TreeNode>;

function servicesIn(cascade: Cascade, state: State, lost: (service: ServiceResult) => number): Nodes {
  const nodes: Nodes = new Map();
  for (const key of cascade.nodes()) {
    const node = cascade.node(key);
    if (node.type !== 'service' || node.service.state !== state) continue;
    nodes.set(key, {
      service: node.service,
      cause: null,
      children: [],
      users: lost(node.service),
      services: 1,
    });
  }
  return nodes;
}

/** Puts a node where it stands. Returns the key of its parent where that was made for it and has to be hung up too. */
function hangUp(cascade: Cascade, nodes: Nodes, roots: TreeNode[], key: string): string | undefined {
  const node = nodes.get(key)!;
  const under = upwards(cascade, nodes, key);
  if (under === undefined) {
    roots.push(node);
    return undefined;
  }
  const known = nodes.get(under);
  if (known !== undefined) {
    known.children.push(node);
    return undefined;
  }
  nodes.set(under, {
    service: null,
    cause: cascade.edge(key, under),
    children: [node],
    users: 0,
    services: 0,
  });
  return under;
}

/** What a node stands under. A service of another state, made for what is under it, stands under nothing here. */
function upwards(cascade: Cascade, nodes: Nodes, key: string): string | undefined {
  const isElsewhere = cascade.node(key).type === 'service' && nodes.get(key)?.service === null;
  return isElsewhere ? undefined : cascade.successors(key)?.[0];
}

/** Called for every key after all that stand under it. */
function addToParent(cascade: Cascade, nodes: Nodes, key: string): void {
  const node = nodes.get(key);
  const parent = nodes.get(upwards(cascade, nodes, key) ?? '');
  if (node === undefined || parent === undefined) return;
  parent.users += node.users;
  parent.services += node.services;
}
