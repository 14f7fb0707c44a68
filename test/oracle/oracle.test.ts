import { describe, expect, test } from 'vitest';
import type { DomainEntry, PlacementEntry, ScenarioEntry, ServiceEntry } from '../arbitrary/document.js';
import { build, durationOf, injectionOf } from './build.js';
import { type OracleResult, oracle } from './oracle.js';

/* Every number here was worked out by hand from the definition. H is an hour. */

const H = 3600;

interface Outcome {
  readonly result: OracleResult;
  /** `state`, or `partial 0.3`, by service: the worst over the worlds. */
  readonly worst: Record<string, string>;
  /** The same, settled. */
  readonly settled: Record<string, string>;
  /** Seconds of the last moment that is worse than the settled world; null: none. */
  readonly back: Record<string, number | null>;
  readonly moments: readonly number[];
  readonly domainsDown: readonly string[];
  readonly cuts: readonly string[];
}

function run(
  domains: Record<string, DomainEntry>,
  services: Record<string, ServiceEntry>,
  scenario: ScenarioEntry,
): Outcome {
  const topology = build({ domains, services });
  const result = oracle(topology, injectionOf(topology, scenario), durationOf(scenario));
  const byId = <T>(value: (s: number) => T) =>
    Object.fromEntries(topology.services.map(({ id }, s) => [id, value(s)]));
  const shown = ({ state, lost }: { state: string; lost: number }) =>
    state === 'partial' ? `partial ${Number(lost.toFixed(9))}` : state;
  const last = result.worlds.at(-1)!;
  const named = (bits: readonly boolean[]) => topology.domains.filter((_, d) => bits[d]).map((d) => d.id);
  return {
    result,
    worst: byId((s) => shown(result.services[s]!)),
    settled: byId((s) => shown(result.services[s]!.settled)),
    back: byId((s) => result.services[s]!.backSeconds),
    moments: result.worlds.map((w) => w.moment),
    domainsDown: named(last.domainsDown),
    cuts: named(last.cuts),
  };
}

const inA: readonly PlacementEntry[] = [{ in: 'a' }];
const standby = (place: string, takes?: string, dependsOn?: string[]): PlacementEntry => ({
  in: place,
  role: 'standby',
  activation: { ...(takes ? { takes } : {}), ...(dependsOn ? { dependsOn } : {}) },
});

describe('down', () => {
  test('a domain fails with what it is within and with what it needs', () => {
    const { domainsDown } = run(
      {
        metro: {},
        a: { within: ['metro'] },
        ups: { dependsOn: ['a'] },
        spare: { dependsOn: [{ anyOf: ['a', 'other'] }] },
        soft: { dependsOn: [{ id: 'a', impact: 'degraded' }] },
        other: {},
      },
      {},
      { fail: ['metro'] },
    );
    expect(domainsDown).toEqual(['metro', 'a', 'ups']);
  });

  test('a domain needs a service not to be down, whatever the side', () => {
    const { domainsDown } = run(
      { a: {}, b: { dependsOn: ['api'] } },
      { api: { placements: inA } },
      { fail: ['a'] },
    );
    expect(domainsDown).toEqual(['a', 'b']);
  });

  test('a placement shares fate with its domain, its stack and that of its service', () => {
    const { worst } = run(
      { a: {}, image: {}, agent: {} },
      {
        byDomain: { placements: inA },
        byStack: { placements: [{ in: 'a', stack: ['image'] }] },
        byService: { placements: inA, stack: ['agent'] },
      },
      { fail: ['image', 'agent'] },
    );
    expect(worst).toEqual({ byDomain: 'up', byStack: 'down', byService: 'down' });
  });

  test('a pooled service is down below minAvailable, degraded below desired', () => {
    const placements = [{ in: 'a' }, { in: 'b' }, { in: 'c' }];
    const { worst, result } = run(
      { a: {}, b: {}, c: {} },
      {
        one: { placements },
        two: { placements, minAvailable: 2, desired: 3 },
        three: { placements, minAvailable: 3 },
      },
      { fail: ['a'] },
    );
    expect(worst).toEqual({ one: 'up', two: 'degraded', three: 'down' });
    expect(result.services.map((s) => s.redundancy)).toEqual(Array(3).fill({ working: 2, of: 3 }));
  });

  test('services and placements are injected by name', () => {
    const placements = [{ in: 'a' }, { in: 'b' }];
    const { worst } = run(
      { a: {}, b: {} },
      {
        half: { placements, serving: 'local' },
        whole: { placements, serving: 'local' },
        bare: {},
        needs: { dependsOn: ['bare'] },
      },
      { fail: ['half@a', 'whole', 'bare'] },
    );
    expect(worst).toEqual({ half: 'partial 0.5', whole: 'down', bare: 'down', needs: 'down' });
  });

  test('a healthy circle stays up, and a failure spreads round it', () => {
    const circle = {
      x: { dependsOn: ['y'] },
      y: { dependsOn: ['z'] },
      z: { dependsOn: ['x'], placements: inA },
    };
    expect(run({ a: {}, b: {} }, circle, { fail: ['b'] }).worst).toEqual({ x: 'up', y: 'up', z: 'up' });
    expect(run({ a: {}, b: {} }, circle, { fail: ['a'] }).worst).toEqual({
      x: 'down',
      y: 'down',
      z: 'down',
    });
  });

  test('groups: k of n, nested', () => {
    const { worst } = run(
      { a: {}, b: {}, c: {} },
      {
        any: { dependsOn: [{ anyOf: ['a', 'b'] }] },
        all: { dependsOn: [{ allOf: ['a', 'b'] }] },
        two: { dependsOn: [{ atLeast: 2, of: ['a', 'b', 'c'] }] },
        three: { dependsOn: [{ atLeast: 3, of: ['a', 'b', 'c'] }] },
        first: { dependsOn: [{ prefer: ['a', 'b'] }] },
        second: { dependsOn: [{ prefer: ['b', 'a'] }] },
        nested: { dependsOn: [{ allOf: ['c', { anyOf: ['a', 'b'] }] }] },
        broken: { dependsOn: [{ anyOf: ['a', { allOf: ['a', 'b'] }] }] },
      },
      { fail: ['a'] },
    );
    expect(worst).toEqual({
      any: 'up',
      all: 'down',
      two: 'up',
      three: 'down',
      first: 'degraded',
      second: 'up',
      nested: 'up',
      broken: 'down',
    });
  });
});

describe('capacity', () => {
  const placements = [
    { in: 'a', capacity: 600 },
    { in: 'b', capacity: 600 },
  ];
  const services: Record<string, ServiceEntry> = {
    shed: { placements, demand: 1000 },
    collapse: { placements, demand: 1000, overload: 'collapse' },
    ofShed: { dependsOn: ['shed'] },
    ofCollapse: { dependsOn: ['collapse'] },
  };

  test('what is left of it is less than the demand', () => {
    const { worst } = run({ a: {}, b: {} }, services, { fail: ['a'] });
    expect(worst).toEqual({
      shed: 'partial 0.4',
      collapse: 'down',
      ofShed: 'partial 0.4',
      ofCollapse: 'down',
    });
  });

  test('limits multiply, by whatever the place is within', () => {
    const { worst } = run({ m: {}, a: { within: ['m'] }, b: { within: ['m'] } }, services, {
      limit: [
        { id: 'm', capacity: '50%' },
        { id: 'a', capacity: '50%' },
      ],
    });
    // 600/4 + 600/2 = 450 of 1000.
    expect(worst).toMatchObject({ shed: 'partial 0.55', collapse: 'down' });
  });

  test('no capacity at all is down', () => {
    const limit = ['a', 'b'].map((id) => ({ id, capacity: '0%' }));
    expect(run({ a: {}, b: {} }, services, { limit }).worst).toMatchObject({ shed: 'down', ofShed: 'down' });
  });

  test('it is the capacity on the side of who asks', () => {
    const { worst } = run(
      { a: { uplink: [] }, b: {} },
      { ...services, inside: { serving: 'local', placements: inA, dependsOn: ['shed'] } },
      { isolate: ['a'] },
    );
    expect(worst).toMatchObject({ shed: 'partial 0.4', inside: 'partial 0.4' });
  });
});

describe('sides', () => {
  test('a cut is what is isolated, or has uplinks and all of them down', () => {
    const { cuts } = run(
      {
        n1: {},
        n2: {},
        one: { uplink: ['n1'] },
        two: { uplink: ['n1', 'n2'] },
        both: { uplink: ['n1', 'one'] },
        never: { uplink: [] },
        cutOff: {},
      },
      {},
      { fail: ['n1'], isolate: ['cutOff'] },
    );
    // `both`: n1 is down and `one` is behind a cut, itself.
    expect(cuts).toEqual(['one', 'both', 'cutOff']);
  });

  test('with a single uplink that is up, it is behind what cuts that; several uplinks behind one cut make a cut of their own', () => {
    const domains = {
      core: {},
      ring: { uplink: ['core'] },
      r1: { within: ['ring'] },
      r2: { within: ['ring'] },
      single: { uplink: ['r1'] },
      double: { uplink: ['r1', 'r2'] },
      inner: { within: ['ring'], uplink: ['r1', 'r2'] },
    };
    const services: Record<string, ServiceEntry> = {
      api: { placements: [{ in: 'r1' }] },
      ofSingle: { serving: 'local', placements: [{ in: 'single' }], dependsOn: ['api'] },
      ofDouble: { serving: 'local', placements: [{ in: 'double' }], dependsOn: ['api'] },
      ofInner: { serving: 'local', placements: [{ in: 'inner' }], dependsOn: ['api'] },
    };
    const { cuts, worst } = run(domains, services, { isolate: ['ring'] });
    expect(cuts).toEqual(['ring', 'double']);
    // `inner` is itself in the cut that its uplinks are behind; `single` is behind it with its uplink.
    expect(worst).toEqual({ api: 'down', ofSingle: 'up', ofDouble: 'down', ofInner: 'up' });
  });

  test('a cut that the domain shares through its own chain of uplinks does not cut it off', () => {
    const { cuts } = run(
      {
        core: {},
        ring: { uplink: ['core'] },
        r1: { within: ['ring'] },
        r2: { within: ['ring'] },
        hall: { uplink: ['r1'] },
        rack: { within: ['hall'], uplink: ['r1', 'r2'] },
      },
      {},
      { isolate: ['ring'] },
    );
    // The rack is not within the ring, but the ring is round it: round its hall, by the hall's one uplink.
    expect(cuts).toEqual(['ring']);
  });

  test('a further cut mends none', () => {
    const domains = {
      ring: {},
      m: { uplink: ['ring'] },
      r1: { within: ['m'] },
      r2: { within: ['m'] },
      d: { within: ['m'], uplink: ['r1', 'r2'] },
    };
    expect(run(domains, {}, { isolate: ['ring'] }).cuts).toEqual(['ring']);
    expect(run(domains, {}, { isolate: ['ring', 'm'] }).cuts).toEqual(['ring', 'm']);
  });

  test('what is behind one cut reaches each other, what is cut off by itself does not', () => {
    const domains = { ring: {}, r1: { uplink: ['ring'] }, r2: { uplink: ['ring'] } };
    const services: Record<string, ServiceEntry> = {
      api: { placements: [{ in: 'r1' }] },
      calls: { serving: 'local', placements: [{ in: 'r2' }], dependsOn: ['api'] },
    };
    expect(run(domains, services, { isolate: ['ring'] }).worst).toEqual({ api: 'down', calls: 'up' });
    expect(run(domains, services, { fail: ['ring'] }).worst).toEqual({ api: 'down', calls: 'down' });
  });

  test('behind a cut pooled services are lost to the outside, local ones serve on, the inside reaches itself', () => {
    const { worst, result } = run(
      { net: {}, site: { uplink: ['net'] }, cloud: {} },
      {
        pooled: { placements: [{ in: 'site' }] },
        local: { serving: 'local', placements: [{ in: 'site' }], dependsOn: ['pooled'] },
        calls: { serving: 'local', placements: [{ in: 'site' }], dependsOn: ['api'] },
        api: { placements: [{ in: 'cloud' }] },
        bare: { dependsOn: ['pooled'] },
      },
      { isolate: ['site'] },
    );
    expect(worst).toEqual({ pooled: 'down', local: 'up', calls: 'down', api: 'up', bare: 'down' });
    expect(result.services[0]!.redundancy).toEqual({ working: 0, of: 1 });
  });

  test('a domain is reached on its side, or where the placement shares fate with it anyway', () => {
    const { worst } = run(
      { metro: {}, site: { within: ['metro'], uplink: [] }, power: {}, os: {} },
      {
        itsMetro: { serving: 'local', placements: [{ in: 'site' }], dependsOn: ['metro'] },
        itsStack: { serving: 'local', placements: [{ in: 'site', stack: ['os'] }], dependsOn: ['os'] },
        far: { serving: 'local', placements: [{ in: 'site' }], dependsOn: ['power'] },
      },
      { isolate: ['site'] },
    );
    expect(worst).toEqual({ itsMetro: 'up', itsStack: 'up', far: 'down' });
  });
});

describe('local services', () => {
  const domains = { a: { uplink: [], weight: 3 }, b: { uplink: [] }, c: {} };
  const both = [{ in: 'a' }, { in: 'b' }];

  test('shares: by weight, or as said and the rest by weight', () => {
    const { worst } = run(
      domains,
      {
        byWeight: { serving: 'local', placements: both },
        said: { serving: 'local', placements: [{ in: 'a', share: '20%' }, { in: 'b' }] },
        nearest: { serving: 'nearest', placements: both },
      },
      { fail: ['a'] },
    );
    expect(worst).toEqual({ byWeight: 'partial 0.75', said: 'partial 0.2', nearest: 'degraded' });
  });

  test('a stand-in must be on the side of the users', () => {
    const { worst } = run(
      domains,
      {
        near: { serving: 'nearest', placements: both },
        spare: { serving: 'local', placements: [{ in: 'a' }, { in: 'c', role: 'standby' }] },
        inside: { serving: 'local', placements: [{ in: 'a' }, { in: 'a', as: 'a2', role: 'standby' }] },
      },
      { isolate: ['a'], fail: ['near@a', 'spare@a', 'inside@a'] },
    );
    expect(worst).toEqual({ near: 'partial 0.75', spare: 'down', inside: 'degraded' });
  });

  test('asked from a site, the placements of that site answer; asked from elsewhere, all of them', () => {
    const { worst } = run(
      { a: { uplink: [] }, rack: { within: ['a'] }, b: { uplink: [] }, c: {} },
      {
        cache: { serving: 'local', placements: both },
        atA: { serving: 'local', placements: [{ in: 'rack' }], dependsOn: ['cache'] },
        atB: { serving: 'local', placements: [{ in: 'b' }], dependsOn: ['cache'] },
        atC: { placements: [{ in: 'c' }], dependsOn: ['cache'] },
        bare: { dependsOn: ['cache'] },
      },
      { fail: ['cache@a'] },
    );
    expect(worst).toEqual({
      cache: 'partial 0.5',
      atA: 'down',
      atB: 'up',
      atC: 'partial 0.5',
      bare: 'partial 0.5',
    });
  });

  test('without a site, only the very same domain is co-located', () => {
    const { worst } = run(
      { c: {}, c1: { within: ['c'] }, c2: { within: ['c'] } },
      {
        cache: { serving: 'local', placements: [{ in: 'c1' }, { in: 'c2' }] },
        same: { placements: [{ in: 'c1' }], dependsOn: ['cache'] },
        sibling: { placements: [{ in: 'c' }], dependsOn: ['cache'] },
      },
      { fail: ['cache@c1'] },
    );
    expect(worst).toEqual({ cache: 'partial 0.5', same: 'down', sibling: 'partial 0.5' });
  });

  test('it counts what works, wherever it is cut off', () => {
    const { result } = run(domains, { s: { serving: 'local', placements: both } }, { isolate: ['a'] });
    expect(result.services[0]!.redundancy).toEqual({ working: 2, of: 2 });
  });
});

describe('loss', () => {
  test('the largest of the hard, the sum of the shared, at most 1', () => {
    const { worst } = run(
      { a: {} },
      {
        card: { placements: inA },
        shop: { dependsOn: [{ id: 'card', impact: '30%' }] },
        sum: {
          dependsOn: [
            { id: 'card', impact: '30%' },
            { id: 'shop', impact: '50%' },
          ],
        },
        max: { dependsOn: ['shop', 'sum'] },
        full: { dependsOn: [1, 2, 3, 4].map(() => ({ id: 'card', impact: '30%' })) },
      },
      { fail: ['a'] },
    );
    // sum = 0.3 + 0.5 x 0.3
    expect(worst).toEqual({
      card: 'down',
      shop: 'partial 0.3',
      sum: 'partial 0.45',
      max: 'partial 0.45',
      full: 'down',
    });
  });

  test('what loses all its users without being down is still met', () => {
    const { worst, result } = run(
      { a: {}, b: { dependsOn: ['full'] } },
      {
        card: { placements: inA },
        full: { dependsOn: [1, 2, 3, 4].map(() => ({ id: 'card', impact: '30%' })) },
        inB: { placements: [{ in: 'b' }] },
        either: { dependsOn: [{ atLeast: 1, of: ['full'] }] },
      },
      { fail: ['a'] },
    );
    expect(worst).toMatchObject({ full: 'down', inB: 'degraded', either: 'down' });
    expect(result.worlds.at(-1)!.domainsDown).toEqual([true, false]);
    expect(result.worlds.at(-1)!.placementsWork).toEqual([[false], [true], [true], [true]]);
  });

  test('of a group the k-th smallest, of a pooled service the minAvailable-th', () => {
    const { worst } = run(
      { a: {}, b: {} },
      {
        dead: { placements: inA },
        third: { dependsOn: [{ id: 'dead', impact: '30%' }] },
        half: { dependsOn: [{ id: 'dead', impact: '50%' }] },
        any: { dependsOn: [{ anyOf: ['half', 'third'] }] },
        two: { dependsOn: [{ atLeast: 2, of: ['half', 'third', 'b'] }] },
        shared: { dependsOn: [{ anyOf: ['dead', 'half'], impact: '50%' }] },
        pool: {
          placements: [
            { in: 'b', as: 'b1', dependsOn: ['half'] },
            { in: 'b', as: 'b2', dependsOn: ['third'] },
          ],
          minAvailable: 2,
        },
      },
      { fail: ['a'] },
    );
    expect(worst).toEqual({
      dead: 'down',
      third: 'partial 0.3',
      half: 'partial 0.5',
      any: 'partial 0.3',
      two: 'partial 0.3',
      shared: 'partial 0.25',
      pool: 'partial 0.5',
    });
  });

  test('of a local service the users of each placement lose what that one and its stand-ins lose least', () => {
    const placements: PlacementEntry[] = [
      { in: 'b', share: '60%', dependsOn: [{ id: 'dead', impact: '50%' }] },
      { in: 'c', share: '40%' },
    ];
    const { worst } = run(
      { a: {}, b: {}, c: {} },
      {
        dead: { placements: inA },
        local: { serving: 'local', placements },
        spare: {
          serving: 'local',
          placements: [
            ...placements,
            { in: 'c', as: 's', role: 'standby', dependsOn: [{ id: 'dead', impact: '20%' }] },
          ],
        },
        nearest: { serving: 'nearest', placements },
      },
      { fail: ['a'] },
    );
    // local 0.6 x 0.5; spare 0.6 x 0.2, its standby was needed because b loses something.
    expect(worst).toEqual({ dead: 'down', local: 'partial 0.3', spare: 'partial 0.12', nearest: 'degraded' });
  });

  test('an activation passes its loss to the standby', () => {
    const { worst } = run(
      { a: {}, b: {} },
      {
        dead: { placements: inA },
        dns: { dependsOn: [{ id: 'dead', impact: '50%' }] },
        app: { placements: [{ in: 'a' }, standby('b', undefined, ['dns'])] },
      },
      { fail: ['a'] },
    );
    expect(worst).toMatchObject({ app: 'partial 0.5' });
  });

  test('round a circle it goes as often as the circle has members', () => {
    const { worst } = run(
      { a: {} },
      {
        dead: { placements: inA },
        x: {
          dependsOn: [
            { id: 'dead', impact: '20%' },
            { id: 'y', impact: '50%' },
          ],
        },
        y: { dependsOn: ['x'] },
      },
      { fail: ['a'] },
    );
    // Round 1: x 0.2, y 0. Round 2: x 0.2, y 0.2.
    expect(worst).toMatchObject({ x: 'partial 0.2', y: 'partial 0.2' });
  });

  test('a circle of three: three rounds', () => {
    const { worst } = run(
      { a: {} },
      {
        dead: { placements: inA },
        x: {
          dependsOn: [
            { id: 'dead', impact: '20%' },
            { id: 'z', impact: '50%' },
            { id: 'y', impact: '50%' },
          ],
        },
        y: { dependsOn: ['x'] },
        z: { dependsOn: ['y'] },
      },
      { fail: ['a'] },
    );
    // x: 0.2, 0.2, 0.2 + 0.5 x 0.2; y: 0, 0.2, 0.2; z: 0, 0, 0.2.
    expect(worst).toMatchObject({ x: 'partial 0.3', y: 'partial 0.2', z: 'partial 0.2' });
  });
});

describe('degraded', () => {
  test('hard and shared dependencies pass on degradation, soft ones only loss', () => {
    const { worst } = run(
      { a: {}, b: { within: ['a'] } },
      {
        slow: {},
        dead: {},
        hard: { dependsOn: ['slow'] },
        shared: { dependsOn: [{ id: 'slow', impact: '30%' }] },
        soft: { dependsOn: [{ id: 'slow', impact: 'degraded' }] },
        softDead: { dependsOn: [{ id: 'dead', impact: 'degraded' }] },
        second: { dependsOn: ['hard'] },
        inB: { placements: [{ in: 'b' }] },
        onStack: { placements: [], stack: ['a'] },
        any: { dependsOn: [{ anyOf: ['slow', 'second', 'soft'] }] },
      },
      { degrade: ['slow', 'a'], fail: ['dead'] },
    );
    expect(worst).toEqual({
      slow: 'degraded',
      dead: 'down',
      hard: 'degraded',
      shared: 'degraded',
      soft: 'up',
      softDead: 'degraded',
      second: 'degraded',
      inB: 'degraded',
      onStack: 'degraded',
      any: 'up',
    });
  });

  test('bad domains: by their own dependencies', () => {
    const { worst } = run(
      {
        grid: {},
        a: { dependsOn: [{ id: 'grid', impact: 'degraded' }] },
        b: { dependsOn: ['slow'] },
        c: { dependsOn: [{ id: 'slow', impact: 'degraded' }] },
      },
      {
        slow: {},
        inA: { placements: inA },
        inB: { placements: [{ in: 'b' }] },
        inC: { placements: [{ in: 'c' }] },
      },
      { degrade: ['slow'], fail: ['grid'] },
    );
    expect(worst).toEqual({ slow: 'degraded', inA: 'degraded', inB: 'degraded', inC: 'up' });
  });

  test('a pooled service short of what is desired on its side is not fine there', () => {
    const { worst } = run(
      { a: { uplink: [] }, b: {} },
      {
        api: { placements: [{ in: 'a' }, { in: 'b' }], desired: 2 },
        inside: { serving: 'local', placements: inA, dependsOn: ['api'] },
      },
      { isolate: ['a'] },
    );
    expect(worst).toEqual({ api: 'degraded', inside: 'degraded' });
  });

  test('a local service is fine at its site, elsewhere only when all of it is', () => {
    const { worst } = run(
      { a: { uplink: [] }, b: { uplink: [] }, c: {}, slow: {} },
      {
        cache: {
          serving: 'local',
          placements: [{ in: 'a' }, { in: 'b', stack: ['slow'] }],
        },
        atA: { placements: inA, dependsOn: ['cache'] },
        atB: { placements: [{ in: 'b' }], dependsOn: ['cache'] },
        atC: { placements: [{ in: 'c' }], dependsOn: ['cache'] },
      },
      { degrade: ['slow'] },
    );
    expect(worst).toEqual({ cache: 'degraded', atA: 'up', atB: 'degraded', atC: 'degraded' });
  });

  test('a stand-in saves the users, not the response time', () => {
    const { worst } = run(
      { a: {}, b: {} },
      { near: { serving: 'nearest', placements: [{ in: 'a' }, { in: 'b' }] } },
      { fail: ['a'] },
    );
    expect(worst).toEqual({ near: 'degraded' });
  });
});

describe('worksWithout', () => {
  const domains = { a: {} };
  const chain: Record<string, ServiceEntry> = {
    x: { dependsOn: [{ id: 'a', worksWithout: '8h' }] },
    y: { dependsOn: [{ id: 'x', worksWithout: '8h' }] },
    inGroup: { dependsOn: [{ allOf: [{ id: 'a', worksWithout: '1h' }], worksWithout: '2h' }] },
  };
  const lasting = (duration: string) => run(domains, chain, { fail: ['a'], duration }).worst;

  test('it runs out at its moment: just before it, all is well', () => {
    expect(lasting('8h')).toEqual({ x: 'up', y: 'up', inGroup: 'down' });
    expect(lasting('8h1s')).toEqual({ x: 'down', y: 'up', inGroup: 'down' });
  });

  test('times add up along a chain and inside groups', () => {
    expect(lasting('16h')).toMatchObject({ y: 'up' });
    expect(lasting('16h1s')).toMatchObject({ y: 'down' });
    expect(lasting('3h')).toMatchObject({ inGroup: 'up' });
    expect(lasting('3h1s')).toMatchObject({ inGroup: 'down' });
  });

  test('sustained, every one runs out', () => {
    const { worst, moments } = run(domains, chain, { fail: ['a'] });
    expect(worst).toEqual({ x: 'down', y: 'down', inGroup: 'down' });
    expect(moments).toEqual([Infinity]);
  });

  test('it delays cuts, losses and degradation too', () => {
    const topology: [Record<string, DomainEntry>, Record<string, ServiceEntry>] = [
      { a: { uplink: [] }, b: {} },
      {
        api: { placements: [{ in: 'b' }] },
        dead: {},
        lossy: { dependsOn: [{ id: 'dead', impact: '30%' }] },
        slow: {},
        cut: { serving: 'local', placements: inA, dependsOn: [{ id: 'api', worksWithout: '1h' }] },
        passes: { dependsOn: [{ id: 'lossy', worksWithout: '1h' }] },
        impaired: { dependsOn: [{ id: 'slow', worksWithout: '1h' }] },
      },
    ];
    const scenario = { isolate: ['a'], fail: ['dead'], degrade: ['slow'] };
    expect(run(...topology, { ...scenario, duration: '1h' }).worst).toMatchObject({
      lossy: 'partial 0.3',
      cut: 'up',
      passes: 'up',
      impaired: 'up',
    });
    expect(run(...topology, { ...scenario, duration: '1h1s' }).worst).toMatchObject({
      cut: 'down',
      passes: 'partial 0.3',
      impaired: 'degraded',
    });
  });

  test('degraded at once and down after three hours: the same id twice', () => {
    const twice: Record<string, ServiceEntry> = {
      x: {
        dependsOn: [
          { id: 'a', impact: 'degraded' },
          { id: 'a', worksWithout: '3h' },
        ],
      },
    };
    expect(run(domains, twice, { fail: ['a'], duration: '3h' }).worst).toEqual({ x: 'degraded' });
    expect(run(domains, twice, { fail: ['a'] }).worst).toEqual({ x: 'down' });
  });
});

describe('fall-backs', () => {
  const domains = { a: {}, b: {}, c: {}, d: {} };

  test('a standby that takes no time joins at once, if its activation is met', () => {
    const { worst, moments } = run(
      domains,
      {
        hot: { placements: [{ in: 'a' }, { in: 'b', role: 'standby' }] },
        stuck: { placements: [{ in: 'a' }, standby('b', undefined, ['c'])] },
      },
      { fail: ['a', 'c'] },
    );
    expect(worst).toEqual({ hot: 'up', stuck: 'down' });
    expect(moments).toEqual([Infinity]);
  });

  test('one that takes time: down until then, back after', () => {
    const services = { s: { placements: [{ in: 'a' }, standby('b', '30m')] } };
    const sustained = run(domains, services, { fail: ['a'] });
    expect(sustained.moments).toEqual([H / 2, Infinity]);
    expect(sustained.worst).toEqual({ s: 'down' });
    expect(sustained.settled).toEqual({ s: 'up' });
    expect(sustained.back).toEqual({ s: H / 2 });
    expect(sustained.result.blastRadius).toBe(1);
    expect(sustained.result.settledBlastRadius).toBe(0);
    const brief = run(domains, services, { fail: ['a'], duration: '30m' });
    expect(brief.moments).toEqual([H / 2]);
    expect(brief.settled).toEqual({ s: 'down' });
    expect(brief.back).toEqual({ s: null });
  });

  test('one that nothing needs has not joined', () => {
    const { result } = run(
      domains,
      { s: { placements: [{ in: 'a' }, standby('b', '30m')] } },
      { fail: ['c'] },
    );
    expect(result.worlds[0]!.placementsWork).toEqual([[true, false]]);
    expect(result.services[0]!.redundancy).toEqual({ working: 1, of: 2 });
  });

  test('it is needed when an active placement is on another side, loses something or is impaired', () => {
    const { worst, moments } = run(
      { a: { uplink: [] }, b: {}, slow: {} },
      {
        dead: {},
        cut: { placements: [{ in: 'a' }, standby('b', '1h')] },
        impaired: {
          placements: [
            { in: 'b', stack: ['slow'] },
            { ...standby('b', '2h'), as: 'b2' },
          ],
        },
        loses: {
          placements: [
            { in: 'b', dependsOn: [{ id: 'dead', impact: '30%' }] },
            { ...standby('b', '3h'), as: 'b2' },
          ],
        },
      },
      { isolate: ['a'], degrade: ['slow'], fail: ['dead'] },
    );
    expect(moments).toEqual([H, 2 * H, 3 * H, Infinity]);
    expect(worst).toEqual({ dead: 'down', cut: 'down', impaired: 'degraded', loses: 'partial 0.3' });
  });

  test('needed only once a worksWithout has run out; what joins counts from moment 0', () => {
    const { moments, worst, settled, back } = run(
      domains,
      {
        s: { placements: [{ in: 'c', dependsOn: [{ id: 'a', worksWithout: '2h' }] }, standby('b', '1h')] },
        short: { dependsOn: [{ id: 's', worksWithout: '30m' }] },
        long: { dependsOn: [{ id: 's', worksWithout: '1h' }] },
      },
      { fail: ['a'] },
    );
    // s is down from 2 h to 3 h. Whoever rides out an hour without it never notices.
    expect(moments).toEqual([3 * H, Infinity]);
    expect(worst).toEqual({ s: 'down', short: 'down', long: 'up' });
    expect(settled).toEqual({ s: 'up', short: 'up', long: 'up' });
    expect(back).toEqual({ s: 3 * H, short: 3 * H, long: null });
  });

  test('switching over to another member of a group takes time', () => {
    const services: Record<string, ServiceEntry> = {
      any: { dependsOn: [{ anyOf: ['a', { id: 'b', takes: '30m' }] }] },
      first: { dependsOn: [{ prefer: ['a', { id: 'b', takes: '30m' }] }] },
      battery: { dependsOn: [{ anyOf: ['a', { id: 'b', takes: '30m' }], worksWithout: '30m' }] },
      own: {
        dependsOn: [
          {
            anyOf: [
              { id: 'a', worksWithout: '15m' },
              { id: 'b', takes: '30m' },
            ],
          },
        ],
      },
    };
    const { moments, worst, settled } = run(domains, services, { fail: ['a'] });
    // `own` is short from 15 min on and has switched at 45 min; the delay round `battery` does not make it switch later.
    expect(moments).toEqual([0.5 * H, 0.75 * H, Infinity]);
    expect(worst).toEqual({ any: 'down', first: 'down', battery: 'up', own: 'down' });
    expect(settled).toEqual({ any: 'up', first: 'degraded', battery: 'up', own: 'up' });
  });

  test('needed is what is not fine: degraded others, and of a prefer group its first alone', () => {
    const { moments, worst, settled } = run(
      { ...domains, slow: {} },
      {
        any: { dependsOn: [{ anyOf: ['slow', { id: 'b', takes: '1h' }] }] },
        third: { dependsOn: [{ prefer: ['a', 'b', { id: 'c', takes: '2h' }] }] },
        inner: { dependsOn: [{ anyOf: ['b', { anyOf: ['a', { id: 'c', takes: '3h' }], takes: '5h' }] }] },
      },
      { fail: ['a'], degrade: ['slow'] },
    );
    // `inner` never needs its second group, which needs `c` all the same.
    expect(moments).toEqual([H, 2 * H, 3 * H, Infinity]);
    expect(worst).toEqual({ any: 'degraded', third: 'degraded', inner: 'up' });
    expect(settled).toEqual({ any: 'up', third: 'degraded', inner: 'up' });
  });

  test('an activation that can never be met makes a moment all the same', () => {
    const { moments, back } = run(
      domains,
      { s: { placements: [{ in: 'a' }, standby('b', '1h', ['c'])] } },
      { fail: ['a', 'c'] },
    );
    expect(moments).toEqual([H, Infinity]);
    expect(back).toEqual({ s: null });
  });

  test('one that has not joined is not met, whatever its own worksWithout', () => {
    const { worst } = run(
      domains,
      { s: { dependsOn: [{ anyOf: ['a', { id: 'b', takes: '30m', worksWithout: '2h' }] }] } },
      { fail: ['a'], duration: '10m' },
    );
    expect(worst).toEqual({ s: 'down' });
  });

  test('two that wait for each other never join', () => {
    const { worst } = run(
      domains,
      {
        x: { placements: [{ in: 'a' }, standby('b', undefined, ['y'])] },
        y: { placements: [{ in: 'a' }, standby('c', undefined, ['x'])] },
      },
      { fail: ['a'] },
    );
    expect(worst).toEqual({ x: 'down', y: 'down' });
  });

  test('a failover that waits for another ends with it', () => {
    const { worst, settled, moments } = run(
      domains,
      {
        dns: { placements: [{ in: 'a' }, standby('b', '2h')] },
        app: { placements: [{ in: 'a' }, standby('c', '1h', ['dns'])] },
      },
      { fail: ['a'] },
    );
    expect(moments).toEqual([H, 2 * H, Infinity]);
    expect(worst).toEqual({ dns: 'down', app: 'down' });
    expect(settled).toEqual({ dns: 'up', app: 'up' });
  });

  test('an activation that dies later takes the standby with it', () => {
    const { moments, settled, worst } = run(
      domains,
      {
        token: { dependsOn: [{ id: 'a', worksWithout: '2h' }] },
        app: { placements: [{ in: 'a' }, standby('b', '1h', ['token'])] },
      },
      { fail: ['a'], duration: '90m' },
    );
    expect(moments).toEqual([H, 1.5 * H]);
    expect([worst, settled]).toEqual([
      { token: 'up', app: 'down' },
      { token: 'up', app: 'up' },
    ]);
    const sustained = run(
      domains,
      {
        token: { dependsOn: [{ id: 'a', worksWithout: '2h' }] },
        app: { placements: [{ in: 'a' }, standby('b', '1h', ['token'])] },
      },
      { fail: ['a'] },
    );
    expect(sustained.settled).toEqual({ token: 'down', app: 'down' });
  });

  test('a domain has fall-backs too', () => {
    const { moments, worst, settled } = run(
      { grid: {}, diesel: {}, hall: { dependsOn: [{ anyOf: ['grid', { id: 'diesel', takes: '1h' }] }] } },
      { s: { placements: [{ in: 'hall' }] } },
      { fail: ['grid'] },
    );
    expect(moments).toEqual([H, Infinity]);
    expect([worst, settled]).toEqual([{ s: 'down' }, { s: 'up' }]);
  });
});

describe('blast radius', () => {
  test('weighs by users, each world for itself', () => {
    const { result } = run(
      { a: {}, b: {} },
      {
        big: { users: 900, placements: [{ in: 'a' }, standby('b', '1h')] },
        small: { users: 100, dependsOn: [{ id: 'a', worksWithout: '2h' }] },
        inner: { placements: inA },
      },
      { fail: ['a'] },
    );
    // Until 1 h `big` is lost, after 2 h `small`, never both.
    expect(result.worlds.map((w) => w.blastRadius)).toEqual([0.9, 0.1]);
    expect([result.blastRadius, result.settledBlastRadius]).toEqual([0.9, 0.1]);
  });

  test('where nobody says users, every service weighs the same; with users 0 alone nothing is lost', () => {
    const services = { s: { placements: inA }, t: {} };
    expect(run({ a: {} }, services, { fail: ['a'] }).result.blastRadius).toBe(0.5);
    const none = { s: { ...services.s, users: 0 } };
    expect(run({ a: {} }, none, { fail: ['a'] }).result.blastRadius).toBe(0);
  });
});
