import type { MemoryHost } from './memory-host.js';

/** What a command ended with. */
export interface Ended {
  readonly exit: number;
  readonly host: MemoryHost;
}

/** 70 is in the table as well, and never right: it says that the program has a defect. */
const EXITS: ReadonlySet<number> = new Set([0, 1, 2, 3, 4]);

/** Controls but the line feed, line separators, and what is drawn as nothing or turns the writing round. */
const RAW =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A problem of a file with its place, or one of what was asked or of the world, which has none. */
const PLACED = /^\S.*:\d+:\d+: error BR\d{4}: |^error BR\d{4}: |^blast-radius: error: /m;

/** What must not be, whatever the file holds: nothing for a run that went as it should. */
export function faultsIn({ exit, host }: Ended): readonly string[] {
  const { out, err } = host.printed;
  const faults: string[] = [];
  if (!EXITS.has(exit)) faults.push(`exit ${exit}: ${err.slice(0, 300)}`);
  for (const [name, text] of [['standard output', out], ['standard error', err], ...host.written] as const) {
    const raw = RAW.exec(text);
    if (raw !== null) faults.push(`${name} has a raw ${JSON.stringify(raw[0])} (${raw[0].codePointAt(0)})`);
    if (/^ {4}at .*[:)]\d*/m.test(text) && text.includes('node:')) faults.push(`${name} has a stack trace`);
  }
  if (exit === 2 && !PLACED.test(err)) faults.push(`exit 2 without a place: ${err.slice(0, 300)}`);
  if ((exit === 0 || exit === 1) && out === '' && host.written.size === 0)
    faults.push(`exit ${exit} in silence`);
  return faults;
}
