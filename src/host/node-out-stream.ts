import type { OutStream } from './types.js';

/** What of a writable stream is used; `process.stdout` is one. */
export interface StreamLike {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string, done: (error?: Error | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/**
 * A stream whose writes are awaited, so that nothing is lost at the end and a full disk is an error. When the reader has
 * gone (EPIPE, as in `| head`), writes resolve to false and do nothing more; any other failure rejects.
 */
export function outStream(stream: StreamLike): OutStream {
  let gone = false;
  // A failed write is told twice, to its callback and as an event; without a listener the event ends the process.
  stream.on('error', (error) => {
    gone ||= isGone(error);
  });
  const write = (text: string) =>
    new Promise<boolean>((resolve, reject) => {
      if (gone) return resolve(false);
      stream.write(text, (error) => {
        if (!error) return resolve(true);
        gone ||= isGone(error);
        if (gone) resolve(false);
        else reject(error);
      });
    });
  return {
    write,
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.isTTY === true ? (stream.columns ?? null) : null;
    },
  };
}

function isGone(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET');
}
