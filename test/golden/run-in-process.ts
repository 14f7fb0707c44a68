import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli/main.js';
import { nodeHost } from '../../src/host/node.js';
import type { CaseInput, CaseResult } from './run-case.js';

/** Runs the command line here rather than in a process of its own, so that its coverage counts. Changes the working directory. */
export async function runInProcess({ directory, env, args, stdin }: CaseInput): Promise<CaseResult> {
  const before = process.cwd();
  const [stdout, stderr] = [collector(), collector()];
  process.chdir(directory);
  try {
    const host = nodeHost({
      env,
      stdin: Readable.from([Buffer.from(stdin)]),
      stdout: stdout.stream,
      stderr: stderr.stream,
    });
    const status = await main(args, host);
    return { stdout: stdout.text(), stderr: stderr.text(), status: `${status}\n` };
  } finally {
    process.chdir(before);
  }
}

function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer | string, _, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
