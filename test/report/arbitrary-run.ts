import fc from 'fast-check';
import type { AnalysisDocument, ServiceResult } from '../../src/results/document.js';
import {
  cause,
  DEGRADED,
  DOWN,
  documentOf,
  inDomain,
  partial,
  placement,
  scenario,
  service,
  UP,
} from './documents.js';

/** Names as hostile as a file can hold them: escapes, line breaks, right-to-left marks, keys of objects, wide and long. */
const name = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    '1',
    '한글 이름',
    '\u001b[31mred',
    'a\nb',
    '\u202eabc',
    '\u009b2J',
    '\ud800',
    'x'.repeat(120),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const shape = fc.record({
  title: fc.option(name, { nil: null }),
  sector: fc.option(name, { nil: null }),
  owner: fc.option(name, { nil: null }),
  tier: fc.option(fc.nat(3), { nil: null }),
  users: fc.oneof(fc.constant(0), fc.nat(5_000_000), fc.double({ min: 0, max: 10, noNaN: true })),
  kind: fc.constantFrom('up', 'degraded', 'partial', 'down', 'back'),
  lost: fc.double({ min: 0.000001, max: 0.999999, noNaN: true }),
  parent: fc.nat(),
  reason: fc.constantFrom('domain', 'dependency', 'group', 'cut', 'overload', 'injection', 'standby'),
});

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

/** A run in which each service stands under an earlier one or something that failed. */
export const documents: fc.Arbitrary<AnalysisDocument> = fc
  .record({
    shapes: fc.array(shape, { minLength: 1, maxLength: 40 }),
    suffix: name,
    runs: fc.integer({ min: 1, max: 3 }),
    domain: name,
    hasUsers: fc.boolean(),
  })
  .map(({ shapes, suffix, runs, domain, hasUsers }) => {
    const services = shapes.map((one, index) => serviceOf(one, index, suffix, domain));
    const list = Array.from({ length: runs }, (_, index) =>
      scenario(`run-${index}${suffix}`, services, {
        title: suffix,
        injected: { fail: [domain], isolate: [], degrade: [], limit: [] },
        moments: [60, 3600],
        durationSeconds: 3600,
      }),
    );
    return documentOf(list, { name: suffix, hasUsers });
  });

function serviceOf(one: Shape, index: number, suffix: string, domain: string): ServiceResult {
  const id = `s${index}${suffix}`;
  const { title, sector, owner, tier, users } = one;
  const effect = one.kind === 'back' || one.kind === 'up' ? 'down' : one.kind;
  const parent = index === 0 ? domain : `s${one.parent % index}${suffix}`;
  const causes = {
    domain: inDomain(domain, { effect }),
    dependency: cause('dependency', parent, { effect }),
    group: cause('dependency', parent, { effect, group: true }),
    cut: cause('cut', domain, { effect }),
    overload: cause('overload', id, { effect, capacity: 1, demand: 2 }),
    injection: cause('injection', id, { effect }),
    standby: cause('standby', domain, { effect, reason: 'takes', takesSeconds: 60 }),
  };
  const under = one.kind === 'up' ? null : causes[one.reason];
  const worlds = {
    up: [UP, UP],
    degraded: [DEGRADED, UP],
    partial: [partial(one.lost), partial(one.lost)],
    down: [DOWN, DOWN],
    back: [DOWN, UP],
  };
  return service(id, worlds[one.kind], {
    title,
    sector,
    owner,
    tier,
    users,
    under,
    backSeconds: one.kind === 'back' ? 60 : null,
    placements: [placement(domain, under === null ? {} : { causes: [under] }), placement('other')],
  });
}
