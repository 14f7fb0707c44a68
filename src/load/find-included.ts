import type { FileReader } from '../host/types.js';
import type { RawScalar } from '../model/raw.js';
import { isRelative, pathWithin, resolvePath } from './paths.js';
import { loss, type Problems } from './problems.js';

export interface Found {
  /** Real absolute path; `-`: standard input. */
  readonly real: string;
  /** Relative to the first file's directory. */
  readonly name: string;
}

interface Place {
  readonly files: FileReader;
  readonly root: string;
  readonly problems: Problems;
}

/**
 * The files that one `include` entry of a file in `directory` means, sorted by code unit for a pattern. All are real
 * paths within the root: whatever leads out, by its words or over a link, is reported. A pattern leaves out `self`.
 */
export async function findIncluded(
  place: Place,
  directory: string,
  entry: RawScalar,
  self: string,
): Promise<readonly Found[]> {
  if (!isRelative(entry.text)) return leaves(place, entry, 'an include is a path relative to its file');
  const pattern = /[*?]/.test(entry.text);
  const paths = pattern ? await matching(place, directory, entry) : [resolvePath(directory, entry.text)];
  const found: Found[] = [];
  for (const path of paths) found.push(...(await within(place, path, entry)));
  return pattern ? found.filter((one) => one.real !== self) : found;
}

/** The part of a pattern before the first `*` or `?` is a directory, and it must not lead out either. */
async function matching(place: Place, directory: string, entry: RawScalar): Promise<readonly string[]> {
  const parts = entry.text.split('/');
  const fixed = parts.findIndex((part) => /[*?]/.test(part));
  const base = resolvePath(directory, parts.slice(0, fixed).join('/'));
  const realBase = await place.files.realPath(base);
  const rest = parts.slice(fixed);
  if (pathWithin(place.root, base) === null || rest.includes('..') || leadsOut(place, realBase)) {
    return leaves(place, entry, `${entry.text} leads out of the directory of the first file`);
  }
  const matches = realBase === null ? [] : await place.files.glob(rest.join('/'), realBase);
  if (matches.length === 0) {
    loss(place.problems, 'BR1034', entry.span, `${entry.text} matches no file`, null);
  }
  return matches.map((match) => resolvePath(realBase ?? base, match));
}

async function within(place: Place, path: string, entry: RawScalar): Promise<readonly Found[]> {
  if (pathWithin(place.root, path) === null) {
    return leaves(place, entry, `${entry.text} leads out of the directory of the first file`);
  }
  const real = await place.files.realPath(path);
  if (real === null) {
    const name = pathWithin(place.root, path)!;
    loss(place.problems, 'BR1001', entry.span, `cannot read ${name}: there is no such file`, null);
    return [];
  }
  const name = pathWithin(place.root, real);
  return name === null
    ? leaves(place, entry, `${entry.text} is a link out of the directory of the first file`)
    : [{ real, name }];
}

function leadsOut(place: Place, real: string | null): boolean {
  return real !== null && pathWithin(place.root, real) === null;
}

function leaves(place: Place, entry: RawScalar, message: string): [] {
  const fix = 'put the files into the directory of the first one, or below it';
  loss(place.problems, 'BR1031', entry.span, message, fix);
  return [];
}
