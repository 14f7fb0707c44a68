import { unlinkSync } from 'node:fs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Unfinished files of this process, by path. */
const asides = new Set<string>();

/**
 * From now on a signal that ends the process takes the file along; until `forget`. Only while there is such a file does the
 * process listen to signals at all: otherwise they end it at once, also in the middle of a computation.
 */
export function remember(path: string): void {
  if (asides.size === 0) for (const signal of SIGNALS) process.on(signal, onSignal);
  asides.add(path);
}

export function forget(path: string): void {
  asides.delete(path);
  if (asides.size === 0) for (const signal of SIGNALS) process.off(signal, onSignal);
}

/** Cleans up, then lets the signal do what it does without us, so that a shell sees 130 or 143. */
function onSignal(signal: NodeJS.Signals): void {
  for (const path of [...asides]) {
    removeIfThere(path);
    forget(path);
  }
  process.kill(process.pid, signal);
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Not made yet, or renamed already.
  }
}
