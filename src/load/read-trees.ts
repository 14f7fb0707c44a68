import type { RawMap, RawNode, RawScalar } from '../model/raw.js';
import { TOPOLOGY, VALUES } from './file-kind.js';
import type { FileTree } from './file-tree.js';
import { type Found, findIncluded } from './find-included.js';
import { forPaths, withForValues } from './for-files.js';
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
  /** By real path: what a file of values for a `for` holds, read once; null: nothing that can be used. */
  readonly values: Map<string, RawNode | null>;
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
  const visit: Visit = { ...reading, root, trees: [], seen: new Set([first.real]), values: new Map() };
  const file = await readSource(visit, { path, name: first.name, from: null });
  if (file !== null) await visitFile(visit, file, null, [first]);
  return visit.trees;
}

/** Recursion is as deep as the chain of includes may be. */
async function visitFile(visit: Visit, file: number, parent: FileTree | null, chain: Chain): Promise<void> {
  const own = topMap(parseSource(file, visit.sources, visit.problems), visit.problems);
  if (own === null) return;
  const root = await readForFiles(visit, own, chain);
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
  if (isTooMany(visit, found, entry)) return;
  const file = await readSource(visit, { path: found.real, name: found.name, from: entry.span });
  if (file !== null) await visitFile(visit, file, parent, [...chain, found]);
}

function isTooMany({ seen, values, problems }: Visit, found: Found, entry: RawScalar): boolean {
  const count = seen.size + values.size;
  // Once: the 257th file is the news, not each after it.
  if (count === FILES + 1) {
    loss(problems, 'BR1033', entry.span, `with ${found.name} there are more than ${FILES} files`, null);
  }
  return count > FILES;
}

/** Files of values are no topologies and include nothing, so there is no chain of them. */
async function readForFiles(visit: Visit, root: RawMap, chain: Chain): Promise<RawMap> {
  const values = new Map<RawScalar, RawNode | null>();
  for (const path of forPaths(root)) {
    if (!values.has(path)) values.set(path, await readValues(visit, path, chain));
  }
  return withForValues(root, values);
}

async function readValues(visit: Visit, path: RawScalar, chain: Chain): Promise<RawNode | null> {
  if (/[*?]/.test(path.text)) {
    loss(visit.problems, 'BR1040', path.span, 'a variable takes its values from one file, no pattern', null);
    return null;
  }
  const [found] = await findIncluded(visit, directoryFor(visit, chain), path, chain.at(-1)!.real);
  if (found === undefined) return null;
  const known = visit.values.get(found.real);
  if (known !== undefined) return known;
  visit.values.set(found.real, null);
  if (isTooMany(visit, found, path)) return null;
  const file = await readSource(visit, { path: found.real, name: found.name, from: path.span });
  if (file === null) return null;
  const values = parseSource(file, visit.sources, visit.problems, VALUES);
  visit.values.set(found.real, values);
  return values;
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
