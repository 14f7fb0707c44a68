import { describe, expect, it } from 'vitest';
import { memberOf, standby, topology, type WorldDraft } from './build.js';
import { believed, problems } from './problems.js';

const FOREVER = Number.POSITIVE_INFINITY;
const PLANE = 'control-plane';

describe('a standby', () => {
  const of = topology({
    domains: { a: {}, b: {}, [PLANE]: {} },
    services: {
      bank: {
        placements: ['a', { in: 'b', role: 'standby', activation: { takes: 1800, dependsOn: [PLANE] } }],
      },
    },
  });
  const before: WorldDraft = {
    moment: 1800,
    steps: ['a', 'bank@a', 'bank@b', 'bank'],
    services: { bank: ['down', 1] },
  };
  const joined = [{ fallBack: standby(of, 'bank@b'), wave: 1, neededSince: 0 }];
  const after: WorldDraft = { steps: ['a', 'bank@a'], joined };
  const inject = { fail: ['a'] };

  it('takes over after its time', () => {
    expect(problems(of, { inject, worlds: [before, after] })).toEqual(believed);
    expect(problems(of, { inject, duration: 3600, worlds: [before, { ...after, moment: 3600 }] })).toEqual(
      believed,
    );
  });

  it('comes too late for an outage that is over just then', () => {
    expect(problems(of, { inject, duration: 1800, worlds: [before] })).toEqual(believed);
  });

  it('needs its activation', () => {
    const steps = ['a', PLANE, 'bank@a', 'bank@b', 'bank'];
    const services: WorldDraft['services'] = { bank: ['down', 1] };
    const worlds = [
      { moment: 1800, steps, services },
      { steps, services },
    ];
    expect(problems(of, { inject: { fail: ['a', PLANE] }, worlds })).toEqual(believed);
    const wrong = [worlds[0]!, { steps: ['a', PLANE, 'bank@a'], joined }];
    expect(problems(of, { inject: { fail: ['a', PLANE] }, worlds: wrong })).toContain(
      'standby bank@b has joined, as is said, but by no rule',
    );
  });

  it('is not there where nobody says it joined', () => {
    const wrong = { ...before, moment: FOREVER };
    expect(problems(of, { inject, worlds: [before, wrong] })).toEqual([
      'standby bank@b has joined by the rules, and is not called so',
    ]);
  });

  it('is not there before its time, or in another wave, or needed since another time', () => {
    const early = { ...after, moment: 1800 };
    expect(problems(of, { inject, worlds: [early, after] })).toContain(
      'standby bank@b has joined, as is said, but by no rule',
    );
    const wave = { ...after, joined: [{ ...joined[0]!, wave: 2 }] };
    expect(problems(of, { inject, worlds: [before, wave] })).toEqual([
      'standby bank@b has joined in wave 1, not in wave 2 as is said',
    ]);
    const since = { ...after, joined: [{ ...joined[0]!, neededSince: 5 }] };
    expect(problems(of, { inject, worlds: [before, since] })).toEqual([
      'standby bank@b has joined, but was needed since 0 s, not 5 s as is said',
    ]);
  });

  it('needs every moment at which it can take over to be judged, and no other', () => {
    expect(problems(of, { inject, worlds: [after] })).toEqual(['the world just before 1800 s is missing']);
    expect(problems(of, { inject, worlds: [before] })).toEqual(['the world just before the end is missing']);
    expect(problems(of, { inject, worlds: [{ ...before, moment: 900 }, before, after] })).toEqual([
      'the world just before 900 s is one too many',
    ]);
    expect(problems(of, { inject, worlds: [after, before] })).toEqual([
      'the world just before 1800 s is out of order',
    ]);
  });

  it('joins at once where it takes no time, needed or not', () => {
    const quick = topology({
      domains: { a: {}, b: {} },
      services: { s: { placements: ['a', { in: 'b', role: 'standby' }] } },
    });
    const join = { fallBack: standby(quick, 's@b'), wave: 1, neededSince: FOREVER };
    expect(problems(quick, { inject: {}, worlds: [{ joined: [join] }] })).toEqual(believed);
    expect(problems(quick, { inject: {}, worlds: [{ steps: ['s@b'] }] })).toEqual([
      'standby s@b has joined by the rules, and is not called so',
    ]);
  });

  it('that waits for another joins a wave later, and two that wait for each other never', () => {
    const pair = (second: string) =>
      topology({
        domains: { a: {}, b: {} },
        services: {
          one: { placements: ['a', { in: 'b', role: 'standby', activation: { dependsOn: [second] } }] },
          two: { placements: ['a', { in: 'b', role: 'standby', activation: { dependsOn: ['one'] } }] },
        },
      });
    const waits = pair('b');
    const joins = [
      { fallBack: standby(waits, 'one@b'), wave: 1, neededSince: 0 },
      { fallBack: standby(waits, 'two@b'), wave: 2, neededSince: 0 },
    ];
    const steps = ['a', 'one@a', 'two@a'];
    expect(problems(waits, { inject, worlds: [{ steps, joined: joins }] })).toEqual(believed);
    const never = { steps: ['a', 'one@a', 'two@a', 'one@b', 'two@b', 'one', 'two'] };
    const services: WorldDraft['services'] = { one: ['down', 1], two: ['down', 1] };
    expect(problems(pair('two'), { inject, worlds: [{ ...never, services }] })).toEqual(believed);
  });
});

describe('a member that takes time', () => {
  it('is switched over to once the others have been short for so long, their own delays counted', () => {
    const of = topology({
      domains: { a: {} },
      services: {
        feed: {
          dependsOn: [
            {
              prefer: [
                { on: 'x', worksWithout: 60 },
                { on: 'y', takes: 1200 },
              ],
            },
          ],
        },
        x: { placements: ['a'] },
        y: {},
      },
    });
    const start = ['a', 'x@a', 'x'];
    const before: WorldDraft = {
      moment: 1260,
      steps: [...start, ['feed@', 60], ['feed', 60]],
      services: { x: ['down', 1], feed: ['down', 1] },
    };
    const after: WorldDraft = {
      steps: start,
      joined: [{ fallBack: memberOf(of, 'feed@'), wave: 1, neededSince: 60 }],
      services: { x: ['down', 1], feed: ['degraded', 0] },
    };
    expect(problems(of, { inject: { fail: ['a'] }, worlds: [before, after] })).toEqual(believed);
  });

  it('is needed, and its group rides that out, before the delay of the group', () => {
    const of = topology({
      domains: { a: {} },
      services: {
        feed: { dependsOn: [{ anyOf: ['x', { on: 'y', takes: 50 }], worksWithout: 60 }] },
        x: { placements: ['a'] },
        y: {},
      },
    });
    const steps = ['a', 'x@a', 'x'];
    const services: WorldDraft['services'] = { x: ['down', 1] };
    const joined = [{ fallBack: memberOf(of, 'feed@'), wave: 1, neededSince: 0 }];
    const worlds = [
      { moment: 50, steps, services },
      { steps, joined, services },
    ];
    expect(problems(of, { inject: { fail: ['a'] }, worlds })).toEqual(believed);
  });
});

describe('a join that names nothing', () => {
  it('is not believed', () => {
    const of = topology({ services: { s: {} } });
    const joined = [{ fallBack: standby(of, 's@'), wave: 1, neededSince: 0 }];
    expect(problems(of, { inject: {}, worlds: [{ joined }] })).toEqual([
      'something is said to have joined that is no fall-back of the topology',
    ]);
  });
});
