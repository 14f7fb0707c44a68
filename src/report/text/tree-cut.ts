import type { TreeNode } from './tree.js';

/** What stands on one line of a tree. */
export interface TreeRow {
  /** null: a line for what is left out under the same parent. */
  readonly node: TreeNode | null;
  /** Users and services that are left out. */
  readonly users: number;
  readonly hidden: number;
  /** A root has 0. */
  readonly depth: number;
  /** For each depth above, whether another row of that depth follows below: where the trunk goes on. */
  readonly trunks: readonly boolean[];
  readonly last: boolean;
  /** The service it stands under, where the tree is too deep to show that by indenting. */
  readonly under: TreeNode | null;
  readonly hasChildren: boolean;
}

/**
 * The rows of a forest from top to bottom: at most `limit` services, those with the most users lost under them, and a row for
 * what is left out at each place. Deeper than `maxDepth` everything stands at that depth, and says what it is under:
 * a chain of thousands stays as wide as the page. With explicit stacks; linear, plus `limit` times what may be shown next.
 */
export function treeRows(roots: readonly TreeNode[], limit: number, maxDepth: number): readonly TreeRow[] {
  const shown = chosen(roots, limit);
  const rows: TreeRow[] = [];
  const stack = rowsUnder(roots, shown, { depth: 0, trunks: [], under: null }).reverse();
  for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
    const below =
      row.node === null ? [] : rowsUnder(row.node.children, shown, placeBelow(row, row.node, maxDepth));
    const end = below.at(-1);
    if (end === undefined || row.depth < maxDepth) {
      rows.push({ ...row, hasChildren: end !== undefined });
    } else {
      // What is below follows as further siblings: the row is the last only if they are the last too.
      rows.push({ ...row, last: false });
      below[below.length - 1] = { ...end, last: row.last };
    }
    for (const child of below.reverse()) stack.push(child);
  }
  return rows;
}

type RowPlace = Pick<TreeRow, 'depth' | 'trunks' | 'under'>;

function placeBelow(row: TreeRow, node: TreeNode, maxDepth: number): RowPlace {
  if (row.depth >= maxDepth) return { depth: row.depth, trunks: row.trunks, under: node };
  return { depth: row.depth + 1, trunks: [...row.trunks, !row.last], under: null };
}

/** A row for each child that is shown, and one for what is left out. */
function rowsUnder(
  children: readonly TreeNode[],
  shown: ReadonlySet<TreeNode> | null,
  place: RowPlace,
): TreeRow[] {
  const hidden = shown === null ? [] : children.filter((node) => !shown.has(node));
  // A line that would say "1 more" may as well be that one.
  const single = hidden.length === 1 && hidden[0]!.services === 1 && hidden[0]!.service !== null;
  const named = single ? children : children.filter((node) => shown === null || shown.has(node));
  const rows: TreeRow[] = named.map((node) => ({
    ...place,
    node,
    users: 0,
    hidden: 0,
    last: false,
    hasChildren: false,
  }));
  if (hidden.length > 0 && !single) {
    const users = hidden.reduce((sum, node) => sum + node.users, 0);
    const services = hidden.reduce((sum, node) => sum + node.services, 0);
    rows.push({ ...place, node: null, users, hidden: services, last: false, hasChildren: false });
  }
  const end = rows.at(-1);
  if (end !== undefined) rows[rows.length - 1] = { ...end, last: true };
  return rows;
}

/** The nodes to show: from the roots down, the most users first. null: all of them. */
function chosen(roots: readonly TreeNode[], limit: number): ReadonlySet<TreeNode> | null {
  const total = roots.reduce((sum, root) => sum + root.services, 0);
  if (total <= limit + 1) return null;
  const shown = new Set<TreeNode>();
  const open = [...roots];
  let services = 0;
  while (services < limit && open.length > 0) {
    let next: TreeNode | undefined = open.splice(indexOfMost(open), 1)[0];
    // A domain is shown for what stands under it, so the first of that comes with it.
    while (next !== undefined) {
      shown.add(next);
      const [first, ...others]: TreeNode[] = next.service === null ? next.children : [];
      if (next.service !== null) services += 1;
      for (const child of next.service === null ? others : next.children) open.push(child);
      next = first;
    }
  }
  return shown;
}

function indexOfMost(nodes: readonly TreeNode[]): number {
  let best = 0;
  for (let index = 1; index < nodes.length; index += 1)
    if (nodes[index]!.users > nodes[best]!.users) best = index;
  return best;
}
