import type { Span } from '../diagnostics/types.js';
import { circleThrough, components, findCircles, type Successors } from './circles.js';
import type { Linker } from './linker.js';
import { reportError } from './problems.js';
import type { Domain } from './topology.js';

/** `within` is a DAG, and no uplink leads back. Linear. */
export function checkDomains(linker: Linker, domains: readonly Domain[]): void {
  const within: Successors = (index) => domains[index]!.within;
  for (const circle of findCircles(domains.length, within)) {
    const message = `within goes in a circle: ${pathText(domains, circle)}`;
    reportError(linker.problems, 'BR1206', spanOf(linker, domains, circle, 'within'), message);
  }
  checkUplinks(linker, domains);
}

/** Ways out are followed through uplinks and what these are within: the cuts round a place are found by that walk. */
function checkUplinks(linker: Linker, domains: readonly Domain[]): void {
  const out = domains.map(({ within, uplink }) => (uplink === null ? within : [...uplink, ...within]));
  const component = components(domains.length, (index) => out[index]!);
  const reported = new Set<number>();
  for (const [index, { uplink }] of domains.entries()) {
    const back = uplink?.find((to) => component[to] === component[index]);
    if (back === undefined || reported.has(component[index]!)) continue;
    reported.add(component[index]!);
    // The circle that goes out by this uplink: the first step is fixed, the rest the shortest way back.
    const circle = circleThrough(index, (node) => (node === index ? [back] : out[node]!), component);
    const message = `the uplink of ${domains[index]!.id} leads back to it: ${pathText(domains, circle ?? [index])}`;
    reportError(linker.problems, 'BR1207', spanOf(linker, domains, [index, back], 'uplink'), message);
  }
}

function pathText(domains: readonly Domain[], circle: readonly number[]): string {
  const ids = circle.map((index) => domains[index]!.id);
  const shown = ids.length > 8 ? [...ids.slice(0, 4), '…', ...ids.slice(-3)] : ids;
  return [...shown, ids[0]!].join(' -> ');
}

/** Where the file says the first edge of the circle that it says; the id's place where the catalogue does. */
function spanOf(
  linker: Linker,
  domains: readonly Domain[],
  circle: readonly number[],
  key: 'within' | 'uplink',
): Span {
  for (const [step, index] of circle.entries()) {
    const to = domains[circle[(step + 1) % circle.length]!]!.id;
    const name = linker.sources[index]!.draft?.[key]?.find(({ text }) => text === to);
    if (name !== undefined) return name.span;
  }
  return domains[circle[0]!]!.at;
}
