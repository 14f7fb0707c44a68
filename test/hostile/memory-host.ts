import type { Host, OutStream } from '../../src/host/types.js';

export interface MemoryHost extends Host {
  readonly printed: { out: string; err: string };
  /** What was written, by path. */
  readonly written: Map<string, string>;
}

/** A host whose files are in memory; what it prints and writes is kept. Names are their own real paths. */
export function memoryHost(files: ReadonlyMap<string, Uint8Array>, env: Host['env'] = {}): MemoryHost {
  const printed = { out: '', err: '' };
  const written = new Map<string, string>();
  const stream = (key: 'out' | 'err'): OutStream => ({
    isTerminal: false,
    columns: null,
    write: async (text) => {
      printed[key] += text;
      return true;
    },
  });
  return {
    printed,
    written,
    env,
    git: { files: async () => ({ ok: false, error: { reason: 'no git', detail: '' } }) },
    stdout: stream('out'),
    stderr: stream('err'),
    today: () => '2026-11-24',
    output: {
      write: async (path, chunks) => {
        written.set(path, [...chunks].join(''));
        return null;
      },
    },
    files: {
      read: async (path, maxBytes) => {
        const bytes = files.get(path);
        if (bytes === undefined) return { ok: false, error: { reason: 'missing', code: 'ENOENT' } };
        return bytes.length > maxBytes
          ? { ok: false, error: { reason: 'too large', code: '' } }
          : { ok: true, bytes };
      },
      realPath: async (path) => (files.has(path) ? path : null),
      glob: async () => [],
    },
  };
}
