import fc from 'fast-check';
import type { TopologyDocument } from './document.js';
import { documentOf } from './write-document.js';

export interface Features {
  /** `worksWithout` */
  readonly delays: boolean;
  /** Standbys, and `takes` in groups. */
  readonly fallBacks: boolean;
  /** `isolate`, and `uplink`s other than `[]`. */
  readonly cuts: boolean;
  /** Whatever loses a part of the users: shared impacts, `demand` and `limit`, local services of several active placements. */
  readonly loss: boolean;
}

const ALL: Features = { delays: true, fallBacks: true, cuts: true, loss: true };

/*
 * What is drawn is a recipe of small numbers, which `documentOf` turns into a document that is valid whatever they are. So
 * every recipe counts, and shrinking one shrinks the document.
 */

const pick = fc.nat({ max: 59 });
const few = <T>(arbitrary: fc.Arbitrary<T>, maxLength: number, minLength = 0) =>
  fc.array(arbitrary, { minLength, maxLength, size: 'max' });
/** Absent once in `freq`. */
const sometimes = <T>(value: fc.Arbitrary<T>, freq = 2) => fc.option(value, { nil: undefined, freq });

/** They coincide on purpose, and add up to one another. */
const delay = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.constantFrom('1h', '2h', '3h') },
);
const takes = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.constantFrom('30m', '1h', '90m', '2h') },
);

const leaf = fc.record({ target: pick, worksWithout: delay, takes });
const groupOf = <T>(member: fc.Arbitrary<T>) =>
  fc.record({
    form: fc.constantFrom('anyOf', 'prefer', 'atLeast', 'allOf'),
    need: pick,
    /** Fall-backs stand first where the form lets them. */
    reversed: fc.boolean(),
    members: few(member, 3, 1),
    worksWithout: delay,
    takes,
  });
const innerExpr = fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: groupOf(leaf) });
const expr = fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: groupOf(innerExpr) });

const impact = fc.oneof(
  { weight: 4, arbitrary: fc.constant('down') },
  { weight: 2, arbitrary: fc.constant('degraded') },
  { weight: 2, arbitrary: fc.constantFrom('20%', '30%', '50%') },
);
const dependency = fc.record({ expr, impact });

const domain = fc.record({
  kind: pick,
  within: few(pick, 2),
  uplink: sometimes(few(pick, 2)),
  weight: sometimes(fc.integer({ min: 1, max: 4 })),
  dependsOn: fc.oneof(
    { weight: 4, arbitrary: few(dependency, 0) },
    { weight: 1, arbitrary: few(dependency, 2, 1) },
  ),
});

const placement = fc.record({
  in: pick,
  standby: fc.boolean(),
  takes,
  activation: fc.oneof({ weight: 2, arbitrary: few(expr, 0) }, { weight: 1, arbitrary: few(expr, 2, 1) }),
  stack: few(pick, 1),
  dependsOn: few(dependency, 1),
  share: fc.boolean(),
  capacity: pick,
});

const service = fc.record({
  users: sometimes(fc.constantFrom(0, 10, 100, 1000)),
  serving: fc.constantFrom('pooled', 'local', 'nearest'),
  stack: few(pick, 1),
  placements: few(placement, 4),
  minAvailable: pick,
  desired: pick,
  demand: sometimes(pick),
  collapse: fc.boolean(),
  dependsOn: few(dependency, 2),
});

const scenario = fc.record({
  fail: few(fc.record({ what: pick, which: pick, placement: pick }), 2),
  isolate: few(pick, 1),
  degrade: few(pick, 1),
  limit: few(fc.record({ domain: pick, capacity: fc.constantFrom('0%', '25%', '50%', '80%') }), 2),
  duration: sometimes(fc.constantFrom('1h', '90m', '2h', '3h', '4h', '6h', '7h30m'), 3),
});

const recipe = fc.record({
  locations: few(domain, 6, 1),
  software: few(domain, 2),
  services: few(service, 5, 1),
  scenario,
});

/** Sites hung one on another, few dependencies besides, and up to three cuts at once. */
const chained = fc.record({
  locations: few(
    fc.record({
      kind: pick,
      within: fc.oneof({ weight: 3, arbitrary: few(pick, 0) }, { weight: 1, arbitrary: few(pick, 2, 1) }),
      uplink: sometimes(fc.oneof({ weight: 4, arbitrary: few(pick, 1, 1) }, few(pick, 3)), 4),
      weight: fc.constant(undefined),
      dependsOn: few(dependency, 0),
    }),
    8,
    4,
  ),
  software: few(domain, 1),
  services: few(service, 4, 2),
  scenario: fc.record({
    fail: few(fc.record({ what: pick, which: pick, placement: pick }), 2),
    isolate: few(pick, 3, 1),
    degrade: few(pick, 0),
    limit: few(fc.record({ domain: pick, capacity: fc.constant('50%') }), 0),
    duration: sometimes(fc.constantFrom('1h', '2h'), 3),
  }),
});

type Value<A> = A extends fc.Arbitrary<infer T> ? T : never;
export type LeafRecipe = Value<typeof leaf>;
export type GroupRecipe = Value<ReturnType<typeof groupOf<Value<typeof innerExpr>>>>;
export type ExprRecipe = LeafRecipe | GroupRecipe;
export type DependencyRecipe = Value<typeof dependency>;
export type DomainRecipe = Value<typeof domain>;
export type PlacementRecipe = Value<typeof placement>;
export type ServiceRecipe = Value<typeof service>;
export type ScenarioRecipe = Value<typeof scenario>;
export type Recipe = Value<typeof recipe>;

/**
 * Random small topologies with one scenario, `s0`: few domains and many dependencies, so that things fail in interesting
 * ways. Leave features out to find where a failure comes from.
 */
export function topologyDocument(features: Partial<Features> = {}): fc.Arbitrary<TopologyDocument> {
  const all = { ...ALL, ...features };
  return recipe.map((drawn) => documentOf(drawn, all));
}

/** Random small topologies in which cuts are behind cuts, which `topologyDocument` seldom draws. */
export function cutsBehindCuts(): fc.Arbitrary<TopologyDocument> {
  return chained.map((drawn) => documentOf(drawn, { ...ALL, delays: false }));
}
