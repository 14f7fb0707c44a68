import type { Git } from './git-program.js';
import { glob } from './glob.js';
import type { FileReader, ReadError, ReadResult } from './types.js';

/** One line of `git ls-tree`. */
interface Entry {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  /** Object name: hexadecimal. */
  readonly object: string;
}

type Directory = ReadonlyMap<string, Entry>;

/** As many links as Linux follows on one path. */
const LINKS = 40;
const LINK_BYTES = 4096;
const LISTING_BYTES = 1 << 28;

/** Where a path of the tree leads: its parts without links, and what is there. */
interface Found {
  readonly path: string;
  readonly entry: Entry;
}

/**
 * The files of one commit. `/` is the top of its tree; relative paths are seen from `prefix`, as git prints it
 * (`deploy/`). Links are followed within the tree; one that leads out of it leads nowhere. Directories are listed once.
 */
export function gitFiles(git: Git, commit: string, prefix: string): FileReader {
  const top: Entry = { kind: 'directory', object: commit };
  const listings = new Map<string, Promise<Directory>>();
  const list = (entry: Entry): Promise<Directory> => {
    const known = listings.get(entry.object) ?? listing(git, entry.object);
    listings.set(entry.object, known);
    return known;
  };
  const find = (path: string): Promise<Found | null> => walk(git, list, top, partsOf(path, prefix));
  return {
    read: async (path, maxBytes) => {
      if (path === '-') return failure('missing', '');
      const found = await find(path);
      return found === null ? failure('missing', 'ENOENT') : readEntry(git, found.entry, maxBytes);
    },
    realPath: async (path) => (await find(path))?.path ?? null,
    glob: (pattern, base) =>
      glob(pattern, async (below) => {
        const found = await find(`${base}/${below}`);
        if (found?.entry.kind !== 'directory') return [];
        return Promise.all(
          [...(await list(found.entry))].map(async ([name, entry]) => ({
            name,
            isDirectory: entry.kind === 'directory',
            isFile: async () =>
              entry.kind === 'file' || (await find(`${base}/${below}/${name}`))?.entry.kind === 'file',
          })),
        );
      }),
  };
}

function partsOf(path: string, prefix: string): string[] {
  return (path.startsWith('/') ? path : `${prefix}/${path}`).split('/');
}

/** Part by part, as the system would: what a link says goes before what is left of the path. */
async function walk(
  git: Git,
  list: (entry: Entry) => Promise<Directory>,
  top: Entry,
  parts: readonly string[],
): Promise<Found | null> {
  const left = [...parts].reverse();
  const trail: { name: string; entry: Entry }[] = [];
  let links = 0;
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (trail.pop() === undefined) return null;
      continue;
    }
    const here = trail.at(-1)?.entry ?? top;
    const entry = here.kind === 'directory' ? (await list(here)).get(name) : undefined;
    if (entry === undefined) return null;
    if (entry.kind !== 'link') {
      trail.push({ name, entry });
      continue;
    }
    const target = ++links > LINKS ? null : await linkTarget(git, entry);
    if (target === null) return null;
    left.push(...target.split('/').reverse());
  }
  return { path: `/${trail.map((step) => step.name).join('/')}`, entry: trail.at(-1)?.entry ?? top };
}

/** null: it cannot be read, or leads to the machine's own root, which is not in the tree. */
async function linkTarget(git: Git, { object }: Entry): Promise<string | null> {
  const read = await git(['cat-file', 'blob', object], LINK_BYTES);
  const target = read.ok ? new TextDecoder().decode(read.bytes) : '/';
  return target.startsWith('/') ? null : target;
}

async function readEntry(git: Git, { kind, object }: Entry, maxBytes: number): Promise<ReadResult> {
  if (kind === 'directory') return failure('directory', 'EISDIR');
  if (kind !== 'file') return failure('special', '');
  const read = await git(['cat-file', 'blob', object], maxBytes);
  if (read.ok) return { ok: true, bytes: read.bytes };
  return read.tooLarge ? failure('too large', '') : failure('failed', read.detail);
}

function failure(reason: ReadError['reason'], code: string): ReadResult {
  return { ok: false, error: { reason, code } };
}

const KINDS: ReadonlyMap<string, Entry['kind']> = new Map([
  ['100644', 'file'],
  ['100755', 'file'],
  ['100664', 'file'],
  ['040000', 'directory'],
  ['120000', 'link'],
]);

/** What cannot be listed (a shallow or partial clone) is empty: its files are missing. */
async function listing(git: Git, object: string): Promise<Directory> {
  const output = await git(['ls-tree', '-z', '--full-tree', object], LISTING_BYTES);
  const entries = new Map<string, Entry>();
  if (!output.ok) return entries;
  for (const line of new TextDecoder().decode(output.bytes).split('\0')) {
    const [, mode, name, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (path !== undefined) entries.set(path, { kind: KINDS.get(mode!) ?? 'other', object: name! });
  }
  return entries;
}
