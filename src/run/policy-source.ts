import type { Host } from '../host/types.js';
import type { Beside } from '../load/read-beside.js';
import { besideName } from './beside-name.js';

/** Where `--policy TEXT` is read from: a path as the user typed it, or `-`. */
export function policySource(text: string, topology: string, host: Pick<Host, 'files'>): Beside {
  const name = text === '-' ? '<stdin>' : besideName(topology, text);
  return { path: text, name, files: host.files };
}
