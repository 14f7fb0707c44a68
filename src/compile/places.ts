import type { Domain, Topology } from '../model/topology.js';

/** Where things are, as far as sides and co-location care. */
export interface Places {
  /** By domain: its side class; class 0 has no potential cut round it. */
  readonly classOf: Int32Array;
  /** By class: domains directly round it that may become cuts or hang on a single uplink, ascending. */
  readonly direct: readonly (readonly number[])[];
  /** By domain: may become a cut. */
  readonly mayCut: Uint8Array;
  /** By domain: its innermost sites as a key; '' where there is none. */
  readonly siteKey: readonly string[];
  /** Whether x is d or something d is within. */
  isAround(x: number, d: number): boolean;
}

/** `isolated`: domains some run injects with `isolate`. Linear in the topology where few domains are sites. */
export function places(topology: Topology, isolated: Iterable<number>): Places {
  const { domains } = topology;
  const mayCut = new Uint8Array(domains.length);
  for (const [d, domain] of domains.entries())
    if (domain.uplink !== null && domain.uplink.length > 0) mayCut[d] = 1;
  for (const d of isolated) mayCut[d] = 1;
  const order = outermostFirst(domains);
  const { classOf, direct } = sideClasses(domains, order, mayCut);
  return { classOf, direct, mayCut, siteKey: siteKeys(domains, order), isAround: ancestry(domains) };
}

/** Domains such that what one is within comes before it. */
function outermostFirst(domains: readonly Domain[]): Int32Array {
  const waiting = Int32Array.from(domains, (d) => d.within.length);
  const inside: number[][] = domains.map(() => []);
  for (const [d, domain] of domains.entries()) for (const outer of domain.within) inside[outer]!.push(d);
  const order = new Int32Array(domains.length);
  let end = 0;
  for (let d = 0; d < domains.length; d++) if (waiting[d] === 0) order[end++] = d;
  for (let head = 0; head < end; head++) {
    for (const d of inside[order[head]!]!) if (--waiting[d]! === 0) order[end++] = d;
  }
  return order;
}

const NONE: readonly number[] = [];

function sideClasses(domains: readonly Domain[], order: Int32Array, mayCut: Uint8Array) {
  const classOf = new Int32Array(domains.length);
  const direct: (readonly number[])[] = [NONE];
  const known = new Map<string, number>([['', 0]]);
  for (const d of order) {
    const around = union(
      domains[d]!.within.map((outer) => direct[classOf[outer]!]!),
      mayCut[d] === 1 ? d : -1,
    );
    const key = around.join();
    let cls = known.get(key);
    if (cls === undefined) {
      cls = direct.length;
      direct.push(around);
      known.set(key, cls);
    }
    classOf[d] = cls;
  }
  return { classOf, direct };
}

function union(lists: readonly (readonly number[])[], extra: number): readonly number[] {
  if (extra < 0 && lists.length === 1) return lists[0]!;
  const all = new Set<number>(lists.flat());
  if (extra >= 0) all.add(extra);
  return [...all].sort((a, b) => a - b);
}

/** A site is its own innermost one; elsewhere, the innermost of what is around, without those that are around another of them. */
function siteKeys(domains: readonly Domain[], order: Int32Array): string[] {
  const keys: string[] = domains.map(() => '');
  if (domains.every((d) => d.uplink === null)) return keys;
  const innermost: (readonly number[])[] = domains.map(() => NONE);
  const sitesAround: (readonly number[])[] = domains.map(() => NONE);
  for (const d of order) {
    const { within, uplink } = domains[d]!;
    const isSite = uplink !== null;
    sitesAround[d] = union(
      within.map((outer) => sitesAround[outer]!),
      isSite ? d : -1,
    );
    innermost[d] = isSite
      ? [d]
      : dropOuter(
          union(
            within.map((outer) => innermost[outer]!),
            -1,
          ),
          sitesAround,
        );
    keys[d] = innermost[d]!.join();
  }
  return keys;
}

function dropOuter(sites: readonly number[], sitesAround: readonly (readonly number[])[]): readonly number[] {
  if (sites.length < 2) return sites;
  return sites.filter((x) => !sites.some((y) => y !== x && sitesAround[y]!.includes(x)));
}

function ancestry(domains: readonly Domain[]): (x: number, d: number) => boolean {
  const memo = new Map<number, Set<number>>();
  return (x, d) => {
    let around = memo.get(d);
    if (!around) {
      around = new Set([d]);
      for (const y of around) for (const outer of domains[y]!.within) around.add(outer);
      memo.set(d, around);
    }
    return around.has(x);
  };
}
