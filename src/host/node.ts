import { readFileOrStdin, realPath } from './node-files.js';
import { glob } from './node-glob.js';
import { outStream } from './node-out-stream.js';
import { writeFile } from './node-write.js';
import type { Host } from './types.js';

/** What of the process a host uses; tests hand in their own streams. */
export type ProcessLike = Pick<NodeJS.Process, 'env'> & {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
};

/** The world as Node gives it: real files, the process's own streams and environment. It never ends the process. */
export function nodeHost(from: ProcessLike = process): Host {
  return {
    files: {
      read: (path, maxBytes) => readFileOrStdin(path, maxBytes, () => from.stdin),
      realPath,
      glob,
    },
    output: { write: writeFile },
    today: () => new Date().toISOString().slice(0, 10),
    stdout: outStream(from.stdout),
    stderr: outStream(from.stderr),
    env: from.env,
  };
}
