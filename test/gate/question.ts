import type { Host } from '../../src/host/types.js';
import { analyze } from '../../src/run/analyze.js';
import type { AnalyzeOptions } from '../../src/run/types.js';
import { memoryFiles } from '../load/helpers.js';

/** Two sites; `app` is only in the north, `web` in both and needs it, `blog` is only in the south and has no users. */
export const SITES = `version: 1
domains: { north: { kind: region }, south: { kind: region } }
services:
  app: { sector: core, users: 60, placements: [north] }
  web: { sector: shop, users: 40, placements: [north, south], dependsOn: [app] }
  blog: { sector: shop, users: 0, placements: [south] }
scenarios:
  any: { fail: { each: { kind: region } } }
  north-lost: { fail: [north] }
`;

export const POLICY = 'policies: { p: { services: { id: [app, blog] }, require: { maxState: up } } }\n';

/** A waiver in a line of its own, for `waivers:`. */
export const waiver = (what: string, until = '2027-03-31') =>
  `  - { ${what}, until: ${until}, reason: R-1, owner: ops }\n`;

/** Files in memory, below /t, and a day. */
export function hostOf(files: Readonly<Record<string, string>>, today = '2026-11-08') {
  const absolute = Object.entries(files).map(([name, text]) => [name === '-' ? name : `/t/${name}`, text]);
  const host: Pick<Host, 'files' | 'today'> = {
    files: memoryFiles(Object.fromEntries(absolute)),
    today: () => today,
  };
  return host;
}

/** The analysis of `t.yaml`. */
export async function ask(
  files: Readonly<Record<string, string>> | string,
  options: AnalyzeOptions = {},
  today?: string,
) {
  return analyze('t.yaml', options, hostOf(typeof files === 'string' ? { 't.yaml': files } : files, today));
}
