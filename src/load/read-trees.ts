import type { RawScalar } from '../model/raw.js';
import { TOPOLOGY } from './file-kind.js';
import type { FileTree } from './file-tree.js';
import { type Found, findIncluded } from './find-included.js';
import { includeEntries } from './include-entries.js';
import { parseSource } from './parse-source.js';
import { baseName, directoryOf } from './paths.js';
import { loss } from './problems.js';
import { type Reading, readSource } from './read-source.js';
import { topMap } from './top-map.js';

const DEPTH = 16;
const FILES = 256;

interface Visit extends Reading {
  /** Real directory of the first file, which no include leaves. */
  readonly root: string;
  readonly trees: FileTree[];
  /** Real paths of the files that were read or tried. */
  readonly seen: Set<string>;
}

/** The files between the first one and the one at hand. */
type Chain = readonly Found[];

/**
 * Reads the file at `path` and what it includes, each file once: a file first, then its includes in their order, each with
 * its own. Problems and sources go into `reading`.
 */
export async function readTrees(path: string, reading: Reading): Promise<readonly FileTree[]> {
  const stdin = path === '-';
  const real = await reading.files.realPath(stdin ? '.' : path);
  const root = stdin ? (real ?? '.') : directoryOf(real ?? path);
  const first: Found = { real: stdin ? '-' : (real ?? path), name: stdin ? '<stdin>' : baseName(path) };
  const visit: Visit = { ...reading, root, trees: [], seen: new Set([first.real]) };
  const file = await readSource(visit, { path, name: first.name, from: null });
  if (file !== null) await visitFile(visit, file, null, [first]);
  return visit.trees;
}

/** Recursion is as deep as the chain of includes may be. */
async function visitFile(visit: Visit, file: number, parent: FileTree | null, chain: Chain): Promise<void> {
  const root = topMap(parseSource(file, visit.sources, visit.problems), visit.problems);
  if (root === null) return;
  const tree: FileTree = { file, root, kind: TOPOLOGY, parent };
  visit.trees.push(tree);
  for (const entry of includeEntries(root, visit.problems)) {
    for (const found of await findIncluded(visit, directoryFor(visit, chain), entry, chain.at(-1)!.real)) {
      await include(visit, found, entry, tree, chain);
    }
  }
}

function directoryFor(visit: Visit, chain: Chain): string {
  const { real } = chain.at(-1)!;
  return real === '-' ? visit.root : directoryOf(real);
}

async function include(
  visit: Visit,
  found: Found,
  entry: RawScalar,
  parent: FileTree,
  chain: Chain,
): Promise<void> {
  if (chain.some((one) => one.real === found.real)) return reportCycle(visit, found, entry, chain);
  if (visit.seen.has(found.real)) return;
  if (chain.length > DEPTH) {
    return loss(visit.problems, 'BR1033', entry.span, `includes are nested more than ${DEPTH} deep`, null);
  }
  visit.seen.add(found.real);
  if (visit.seen.size > FILES) {
    // Once: the 257th file is the news, not each after it.
    if (visit.seen.size > FILES + 1) return;
    return loss(
      visit.problems,
      'BR1033',
      entry.span,
      `with ${found.name} there are more than ${FILES} files`,
      null,
    );
  }
  const file = await readSource(visit, { path: found.real, name: found.name, from: entry.span });
  if (file !== null) await visitFile(visit, file, parent, [...chain, found]);
}

function reportCycle(visit: Visit, found: Found, entry: RawScalar, chain: Chain): void {
  const from = chain.findIndex((one) => one.real === found.real);
  const names = [...chain.slice(from), found].map((one) => one.name);
  loss(
    visit.problems,
    'BR1032',
    entry.span,
    `files include each other: ${names.join(' -> ')}`,
    'remove this one',
  );
}
