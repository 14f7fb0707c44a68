import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import type { ReadError, ReadResult } from './types.js';

const CHUNK = 1 << 16;

type Input = AsyncIterable<Uint8Array | string>;

/** Reads a regular file, or `stdin()` for `-`, of at most `maxBytes`; see FileReader. Never throws. */
export async function readFileOrStdin(
  path: string,
  maxBytes: number,
  stdin: () => Input,
): Promise<ReadResult> {
  try {
    return path === '-' ? await readStream(stdin(), maxBytes) : await readFile(path, maxBytes);
  } catch (error) {
    return failure(errorOf(error));
  }
}

/** Absolute path with links resolved and `/` between its parts; null: it does not exist or cannot be reached. */
export async function realPath(path: string): Promise<string | null> {
  try {
    const real = await realpath(path);
    return process.platform === 'win32' ? real.replaceAll('\\', '/') : real;
  } catch {
    return null;
  }
}

/**
 * Opened without blocking and judged by the open file, not by its name: a FIFO or device is refused at once, whatever
 * takes its place between a look and an open.
 */
async function readFile(path: string, maxBytes: number): Promise<ReadResult> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    const refused = refusal(stats, maxBytes);
    return refused === null ? await readHandle(handle, stats.size, maxBytes) : failure(refused);
  } finally {
    await handle.close();
  }
}

function refusal(stats: Stats, maxBytes: number): ReadError | null {
  if (stats.isDirectory()) return { reason: 'directory', code: 'EISDIR' };
  if (!stats.isFile()) return { reason: 'special', code: '' };
  return stats.size > maxBytes ? { reason: 'too large', code: '' } : null;
}

/**
 * Reads until the end, not until the size: files of /proc say 0, and a file can grow meanwhile. The first buffer has room for
 * the size and one more, so that the end is seen in it.
 */
async function readHandle(handle: FileHandle, size: number, maxBytes: number): Promise<ReadResult> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  let buffer = new Uint8Array(size > 0 ? size + 1 : CHUNK);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, null);
    if (bytesRead === 0) return { ok: true, bytes: joined([...chunks, buffer.subarray(0, filled)], total) };
    filled += bytesRead;
    total += bytesRead;
    if (total > maxBytes) return failure({ reason: 'too large', code: '' });
    if (filled < buffer.length) continue;
    chunks.push(buffer);
    buffer = new Uint8Array(CHUNK);
    filled = 0;
  }
}

async function readStream(stream: Input, maxBytes: number): Promise<ReadResult> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  // Leaving the loop early destroys the stream, so that an endless writer does not keep the process alive.
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    total += bytes.length;
    if (total > maxBytes) return failure({ reason: 'too large', code: '' });
    chunks.push(bytes);
  }
  return { ok: true, bytes: joined(chunks, total) };
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function failure(error: ReadError): ReadResult {
  return { ok: false, error };
}

const REASONS: ReadonlyMap<string, ReadError['reason']> = new Map([
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['EISDIR', 'directory'],
  ['ENXIO', 'special'],
  ['ENODEV', 'special'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
]);

function errorOf(error: unknown): ReadError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { reason: REASONS.get(code) ?? 'failed', code };
}
