import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  type DependencyEntry,
  dependencyLists,
  membersOf,
  type ServiceEntry,
  type TopologyDocument,
} from './document.js';
import { topologyDocument } from './topology.js';
import { renamed, reordered } from './transform.js';

vi.setConfig({ testTimeout: 60_000 });

const sample = fc.sample(topologyDocument(), { numRuns: 400, seed: 11 });

const kth = (entry: DependencyEntry) => {
  if (typeof entry === 'string') return 0;
  return entry.atLeast ?? (entry.allOf ? entry.allOf.length : 1);
};
const nested = (entry: DependencyEntry): DependencyEntry[] => [
  entry,
  ...(membersOf(entry) ?? []).flatMap(nested),
];
const mapsOf = (document: TopologyDocument) =>
  dependencyLists(document)
    .flat()
    .flatMap(nested)
    .filter((e) => typeof e !== 'string');
const servicesOf = (document: TopologyDocument) => Object.values(document.services);
const activesOf = (service: ServiceEntry) => (service.placements ?? []).filter((p) => p.role !== 'standby');

test('every id that is named exists', () => {
  for (const document of sample) {
    const ids = new Set([...Object.keys(document.domains), ...Object.keys(document.services)]);
    const named = dependencyLists(document)
      .flat()
      .flatMap(nested)
      .flatMap((e) => (typeof e === 'string' ? [e] : e.id !== undefined ? [e.id] : []));
    const targets = (document.scenarios.s0!.fail ?? []).map((t) => t.split('@')[0]!);
    for (const id of [...named, ...targets]) expect(ids).toContain(id);
  }
});

test('what a domain is within, and its uplinks, stand before it', () => {
  for (const document of sample) {
    const order = Object.keys(document.domains);
    for (const [id, domain] of Object.entries(document.domains)) {
      const leads = [...(domain.within ?? []), ...(domain.uplink ?? [])];
      for (const to of leads) expect(order.indexOf(to)).toBeLessThan(order.indexOf(id));
    }
  }
});

test('a group has the members it needs, and as many that take no time', () => {
  for (const entry of sample.flatMap(mapsOf)) {
    const members = membersOf(entry);
    if (members === null) continue;
    const atOnce = members.filter((m) => typeof m === 'string' || m.takes === undefined);
    expect(kth(entry)).toBeGreaterThan(0);
    expect(atOnce.length).toBeGreaterThanOrEqual(kth(entry));
    if (entry.prefer) expect(atOnce).toContain(members[0]);
  }
});

test('impact is on whole dependencies alone, shared ones on those of services, takes on members alone', () => {
  for (const document of sample) {
    for (const entry of dependencyLists(document).flat()) {
      if (typeof entry !== 'string') expect(entry.takes).toBeUndefined();
      for (const inner of nested(entry).slice(1)) {
        if (typeof inner !== 'string') expect(inner.impact).toBeUndefined();
      }
    }
    const ofDomains = Object.values(document.domains).flatMap((d) => d.dependsOn ?? []);
    for (const entry of ofDomains) expect(entry).not.toMatchObject({ impact: expect.stringMatching(/%$/) });
  }
});

test('the active placements alone give what is asked for', () => {
  for (const service of sample.flatMap(servicesOf)) {
    const actives = activesOf(service);
    const names = (service.placements ?? []).map((p) => p.as ?? p.in);
    expect(new Set(names).size).toBe(names.length);
    if (names.length > 0) expect(actives.length).toBeGreaterThan(0);
    const min = service.minAvailable ?? 1;
    expect(service.desired ?? min).toBeGreaterThanOrEqual(min);
    expect(service.desired ?? min).toBeLessThanOrEqual(Math.max(1, actives.length));
    const capacity = actives.reduce((sum, p) => sum + (p.capacity ?? 0), 0);
    expect(service.demand ?? 0).toBeLessThanOrEqual(capacity);
    const said = actives.filter((p) => p.share !== undefined);
    expect(said.length).toBeLessThanOrEqual(Math.max(0, actives.length - 1));
  }
});

test('everything that the language has for one scenario turns up', () => {
  const count = (has: (document: TopologyDocument) => boolean) => sample.filter(has).length;
  const inMaps = (has: (entry: Exclude<DependencyEntry, string>) => boolean) => (d: TopologyDocument) =>
    mapsOf(d).some(has);
  const inServices = (has: (service: ServiceEntry) => boolean) => (d: TopologyDocument) =>
    servicesOf(d).some(has);
  const features: Record<string, (document: TopologyDocument) => boolean> = {
    anyOf: inMaps((e) => e.anyOf !== undefined),
    allOf: inMaps((e) => e.allOf !== undefined),
    prefer: inMaps((e) => e.prefer !== undefined),
    atLeast: inMaps((e) => e.of !== undefined),
    'nested group': inMaps((e) => (membersOf(e) ?? []).some((m) => membersOf(m) !== null)),
    takes: inMaps((e) => e.takes !== undefined),
    worksWithout: inMaps((e) => e.worksWithout !== undefined),
    soft: inMaps((e) => e.impact === 'degraded'),
    shared: inMaps((e) => e.impact?.endsWith('%') ?? false),
    local: inServices((s) => s.serving === 'local'),
    nearest: inServices((s) => s.serving === 'nearest'),
    'no placements': inServices((s) => s.placements === undefined),
    standby: inServices((s) => (s.placements ?? []).some((p) => p.role === 'standby')),
    activation: inServices((s) => (s.placements ?? []).some((p) => p.activation?.dependsOn !== undefined)),
    'stack of a placement': inServices((s) => (s.placements ?? []).some((p) => p.stack !== undefined)),
    'needs of a placement': inServices((s) => (s.placements ?? []).some((p) => p.dependsOn !== undefined)),
    minAvailable: inServices((s) => s.minAvailable !== undefined),
    desired: inServices((s) => s.desired !== undefined),
    collapse: inServices((s) => s.overload === 'collapse'),
    shed: inServices((s) => s.overload === 'shed'),
    share: inServices((s) => (s.placements ?? []).some((p) => p.share !== undefined)),
    uplinks: (d) => Object.values(d.domains).some((x) => (x.uplink ?? []).length > 1),
    'needs of a domain': (d) => Object.values(d.domains).some((x) => x.dependsOn !== undefined),
    isolate: (d) => d.scenarios.s0!.isolate !== undefined,
    degrade: (d) => d.scenarios.s0!.degrade !== undefined,
    limit: (d) => d.scenarios.s0!.limit !== undefined,
    finite: (d) => d.scenarios.s0!.duration !== undefined,
    'fails a placement': (d) => (d.scenarios.s0!.fail ?? []).some((t) => t.includes('@')),
  };
  const rare = Object.entries(features).filter(([, has]) => count(has) < sample.length / 25);
  expect(rare.map(([name, has]) => `${name}: ${count(has)}`)).toEqual([]);
});

test('features that are left out do not turn up', () => {
  const plain = topologyDocument({ delays: false, fallBacks: false, cuts: false, loss: false });
  for (const document of fc.sample(plain, { numRuns: 200, seed: 12 })) {
    const text = JSON.stringify(document);
    expect(text).not.toMatch(/worksWithout|takes|standby|isolate|limit|demand|capacity|%/);
    expect(Object.values(document.domains).flatMap((d) => d.uplink ?? [])).toEqual([]);
    for (const service of servicesOf(document)) {
      if (service.serving !== undefined) expect(activesOf(service)).toHaveLength(1);
    }
  }
});

test('renaming there and back, and no old name is left', () => {
  for (const document of sample) {
    const there = renamed(document, (id) => `x-${id}`);
    expect(renamed(there, (id) => id.slice(2))).toEqual(document);
    expect(JSON.stringify(there)).not.toMatch(
      /"(d|w|s)\d+(@|")(?!:\{"(fail|isolate|degrade|limit|duration))/,
    );
  }
});

test('another order holds the same entries, and the same seed gives the same order', () => {
  const moved = sample.filter((document) => {
    const other = reordered(document, 5);
    expect(reordered(document, 5)).toEqual(other);
    expect(Object.keys(other.domains).sort()).toEqual(Object.keys(document.domains).sort());
    const length = (d: TopologyDocument) => JSON.stringify(d).length;
    expect(length(other)).toBe(length(document));
    return JSON.stringify(other) !== JSON.stringify(document);
  });
  expect(moved.length).toBeGreaterThan(sample.length / 2);
});
