import type { OutStream } from './types.js';

/**
 * A stream whose writes are awaited, so that nothing is lost at the end and a full disk is an error. When the reader has
 * gone (EPIPE, as in `| head`), writes resolve to false and do nothing more; any other failure rejects.
 */
export function outStream(stream: NodeJS.WritableStream & { isTTY?: boolean; columns?: number }): OutStream {
  let gone = false;
  // A failed write is told twice, to its callback and as an event; without a listener the event ends the process.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    gone ||= isGone(error);
  });
  const write = (text: string) =>
    new Promise<boolean>((resolve, reject) => {
      if (gone) return resolve(false);
      stream.write(text, (error?: NodeJS.ErrnoException | null) => {
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

function isGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ECONNRESET';
}
