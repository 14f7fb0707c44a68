import { lineStarts } from '../diagnostics/lines.js';
import type { Source, Span } from '../diagnostics/types.js';
import type { FileReader, ReadError } from '../host/types.js';
import { decode } from './decode.js';
import { loss, type Problems } from './problems.js';

const FILE_BYTES = 32 * 1024 * 1024;
const ALL_BYTES = 128 * 1024 * 1024;

/** Where files come from and how much was read. */
export interface Reading {
  readonly files: FileReader;
  readonly sources: Source[];
  readonly problems: Problems;
  bytes: number;
}

/** What to read. */
export interface Wanted {
  /** What the reader is asked for. */
  readonly path: string;
  /** What messages call it. */
  readonly name: string;
  /** The `include` that asks for it; null: the first file. */
  readonly from: Span | null;
}

/**
 * Reads one file and adds it to the sources, also when it is not text, so that a message can point into it.
 * Returns its index, or null when it could not be read as text.
 */
export async function readSource(reading: Reading, wanted: Wanted): Promise<number | null> {
  const limit = Math.min(FILE_BYTES, ALL_BYTES - reading.bytes);
  const result = await reading.files.read(wanted.path, limit);
  if (!result.ok) {
    if (result.error.reason === 'too large') reportSize(reading.problems, wanted, limit);
    else reportRead(reading.problems, wanted, result.error);
    return null;
  }
  reading.bytes += result.bytes.length;
  return addSource(reading, wanted.name, result.bytes);
}

function addSource(reading: Reading, name: string, bytes: Uint8Array): number | null {
  const decoded = decode(bytes);
  const text = decoded.ok ? decoded.text : decoded.before;
  const file = reading.sources.push(sourceOf(name, text)) - 1;
  if (decoded.ok) return file;
  const guess = decoded.guess === '' ? '' : `; it looks like ${decoded.guess}`;
  loss(
    reading.problems,
    'BR1003',
    { file, start: text.length, end: text.length },
    `byte ${decoded.byte} is not UTF-8${guess}`,
    'save the file as UTF-8',
  );
  return null;
}

export function sourceOf(name: string, text: string): Source {
  return { name, text, lineStarts: lineStarts(text) };
}

const REASONS: Readonly<Record<ReadError['reason'], string>> = {
  missing: 'there is no such file',
  directory: 'it is a directory',
  special: 'it is not a regular file',
  'too large': 'it is too large',
  denied: 'it may not be read',
  failed: 'the system refused',
};

const FIXES: Readonly<Record<ReadError['reason'], string | null>> = {
  missing: null,
  directory: 'name a file in it',
  special: 'use - to read from a pipe',
  'too large': null,
  denied: 'check its permissions',
  failed: null,
};

function reportRead(problems: Problems, wanted: Wanted, error: ReadError): void {
  const code = error.reason === 'failed' && error.code !== '' ? ` (${error.code})` : '';
  const message = `cannot read ${wanted.name}: ${REASONS[error.reason]}${code}`;
  loss(problems, 'BR1001', wanted.from, message, FIXES[error.reason]);
}

function reportSize(problems: Problems, wanted: Wanted, limit: number): void {
  const message =
    limit < FILE_BYTES
      ? `with ${wanted.name} the files have more than 128 MB together`
      : `${wanted.name} has more than 32 MB`;
  loss(problems, 'BR1002', wanted.from, message, 'split it into files that are analysed apart');
}
