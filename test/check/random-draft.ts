import fc from 'fast-check';
import type { Dep, DomainDraft, Draft, InjectionDraft, PlacementDraft, ServiceDraft } from './build.js';

/*
 * Random small topologies with everything in them, and what to inject. Always valid: `within` and `uplink` lead to domains that
 * come before, groups keep k members that take no time.
 */

const DOMAINS = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5'];
const SERVICES = ['s0', 's1', 's2', 's3', 's4'];

const delay = fc.constantFrom(0, 0, 0, 10, 25, 60);
const takes = fc.constantFrom(5, 15, 40);
const ref = fc.record({ on: fc.constantFrom(...DOMAINS, ...SERVICES, ...SERVICES), worksWithout: delay });

const group: fc.Arbitrary<Dep> = fc
  .record({
    members: fc.array(ref, { minLength: 2, maxLength: 3 }),
    form: fc.constantFrom('anyOf', 'prefer', 'atLeast', 'nested', 'allOf'),
    last: fc.option(takes, { nil: 0 }),
    worksWithout: delay,
  })
  .map(({ members, form, last, worksWithout }): Dep => {
    if (form === 'allOf') return { allOf: members, worksWithout };
    const all = members.map((m, i) => (i === members.length - 1 ? { ...m, takes: last } : m));
    if (form === 'prefer') return { prefer: all, worksWithout };
    if (form === 'atLeast') return { atLeast: members.length - 1, of: all, worksWithout };
    if (form === 'nested') return { anyOf: [members[0]!, { allOf: members, takes: last }], worksWithout };
    return { anyOf: all, worksWithout };
  });

const yesOrNo: fc.Arbitrary<Dep> = fc.oneof({ weight: 2, arbitrary: ref }, { weight: 1, arbitrary: group });

const ofDomain: fc.Arbitrary<Dep> = fc
  .tuple(yesOrNo, fc.constantFrom('down' as const, 'degraded' as const))
  .map(([dep, impact]) => (typeof dep === 'string' ? dep : { ...dep, impact }));

const ofService: fc.Arbitrary<Dep> = fc
  .tuple(yesOrNo, fc.constantFrom('down' as const, 'down' as const, 'degraded' as const, 0.3, 0.5))
  .map(([dep, impact]) => (typeof dep === 'string' ? dep : { ...dep, impact }));

const domainAt = (i: number): fc.Arbitrary<DomainDraft> => {
  const before = DOMAINS.slice(0, i);
  return fc
    .record({
      within: fc.subarray(before, { maxLength: Math.min(i, 1) }),
      uplink: fc.option(fc.subarray(before, { maxLength: Math.min(i, 2) }), { nil: null }),
      dependsOn: fc.array(ofDomain, { maxLength: i % 3 === 2 ? 1 : 0 }),
    })
    .map(({ uplink, ...rest }) => (uplink === null ? rest : { ...rest, uplink }));
};

const active: fc.Arbitrary<PlacementDraft> = fc.record({
  in: fc.constantFrom(...DOMAINS),
  stack: fc.subarray(DOMAINS, { maxLength: 1 }),
  dependsOn: fc.array(ofService, { maxLength: 1 }),
  capacity: fc.constantFrom(50, 100),
});

const spare: fc.Arbitrary<PlacementDraft> = fc.record({
  in: fc.constantFrom(...DOMAINS),
  role: fc.constant('standby' as const),
  activation: fc.record({
    takes: fc.oneof(fc.constant(0), takes),
    dependsOn: fc.array(yesOrNo, { maxLength: 1 }),
  }),
  capacity: fc.constantFrom(50, 100),
});

const service: fc.Arbitrary<ServiceDraft> = fc
  .record({
    serving: fc.constantFrom('pooled', 'pooled', 'local', 'nearest'),
    actives: fc.array(active, { maxLength: 3 }),
    spares: fc.array(spare, { maxLength: 1 }),
    minAvailable: fc.constantFrom(1, 1, 2),
    extra: fc.constantFrom(0, 1),
    demand: fc.option(fc.constantFrom(50, 80), { nil: null }),
    overload: fc.constantFrom('shed', 'collapse'),
    dependsOn: fc.array(ofService, { maxLength: 2 }),
  })
  .map(({ actives, spares, minAvailable, extra, demand, ...rest }): ServiceDraft => {
    if (actives.length === 0) return { ...rest, serving: rest.serving };
    const placements = [...actives, ...spares].map((p, i) => ({ ...p, as: `p${i}` }));
    if (rest.serving !== 'pooled') return { ...rest, placements };
    const least = Math.min(minAvailable, actives.length);
    const desired = Math.min(least + extra, actives.length);
    const capacity = actives.length * 50;
    const asked = demand !== null && demand <= capacity ? { demand } : {};
    return { ...rest, ...asked, placements, minAvailable: least, desired };
  });

export const draft: fc.Arbitrary<Draft> = fc
  .tuple(fc.tuple(...DOMAINS.map((_, i) => domainAt(i))), fc.tuple(...SERVICES.map(() => service)))
  .map(([domains, services]) => ({
    domains: Object.fromEntries(domains.map((d, i) => [DOMAINS[i], d])),
    services: Object.fromEntries(services.map((s, i) => [SERVICES[i], s])),
  }));

export const injectionDraft: fc.Arbitrary<InjectionDraft> = fc.record({
  fail: fc.subarray([...DOMAINS, ...SERVICES], { minLength: 1, maxLength: 2 }),
  isolate: fc.subarray(DOMAINS, { maxLength: 1 }),
  degrade: fc.subarray([...DOMAINS, ...SERVICES], { maxLength: 1 }),
  limit: fc.constantFrom({}, { d0: 0.5 }),
});

export const duration = fc.constantFrom(Number.POSITIVE_INFINITY, 30, 75, 200);
