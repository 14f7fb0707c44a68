import { readFileOrStdin, realPath } from './node-files.js';
import { nodeGit } from './node-git.js';
import { nodeGlob } from './node-glob.js';
import { outStream, type StreamLike } from './node-out-stream.js';
import { writeFile } from './node-write.js';
import type { Host } from './types.js';

/** What of the process a host uses; tests hand in their own streams. Said without Node's own types, which a user may not have. */
export interface ProcessLike {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: StreamLike;
  readonly stderr: StreamLike;
}

/** The world as Node gives it: real files, the process's own streams and environment. It never ends the process. */
export function nodeHost(from: ProcessLike = process): Host {
  return {
    files: {
      read: (path, maxBytes) => readFileOrStdin(path, maxBytes, () => from.stdin),
      realPath,
      glob: nodeGlob,
    },
    git: nodeGit(from.env),
    output: { write: writeFile },
    today: () => new Date().toISOString().slice(0, 10),
    stdout: outStream(from.stdout),
    stderr: outStream(from.stderr),
    env: from.env,
  };
}
