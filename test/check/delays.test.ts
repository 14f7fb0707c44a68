import { describe, expect, it } from 'vitest';
import { topology, type WorldDraft } from './build.js';
import { believed, problems } from './problems.js';

const HOUR = 3600;

describe('worksWithout', () => {
  const chain = topology({
    domains: { a: {} },
    services: {
      top: { dependsOn: [{ on: 'mid', worksWithout: 8 * HOUR }] },
      mid: { dependsOn: [{ on: 'base', worksWithout: 8 * HOUR }] },
      base: { placements: ['a'] },
    },
  });
  const down: WorldDraft['services'] = { top: ['down', 1], mid: ['down', 1], base: ['down', 1] };
  const start = ['a', 'base@a', 'base'];
  const mid: [string, number][] = [
    ['mid@', 8 * HOUR],
    ['mid', 8 * HOUR],
  ];
  const top: [string, number][] = [
    ['top@', 16 * HOUR],
    ['top', 16 * HOUR],
  ];

  it('adds up along a chain', () => {
    const steps = [...start, ...mid, ...top];
    expect(problems(chain, { inject: { fail: ['a'] }, worlds: [{ steps, services: down }] })).toEqual(
      believed,
    );
  });

  it('rides out an outage that is no longer', () => {
    const moment = 16 * HOUR;
    const services = { ...down };
    delete services.top;
    const worlds = [{ moment, steps: [...start, ...mid], services }];
    expect(problems(chain, { inject: { fail: ['a'] }, duration: moment, worlds })).toEqual(believed);
  });

  it('finds a step that is too early or too late', () => {
    const early = [...start, ['mid@', 2 * HOUR], ['mid', 8 * HOUR], ...top] as WorldDraft['steps'] & object;
    // What is wrong with mid is wrong with what top should have followed from it.
    expect(problems(chain, { inject: { fail: ['a'] }, worlds: [{ steps: early, services: down }] })).toEqual([
      'placement mid does not work from 7200 s on by no rule, given what is down before',
      'placement top does not work by the rules before 57600 s, when it is first called so',
      'service mid is down by the rules before 28800 s, when it is first called so',
    ]);
    const late = [...start, ...mid, ['top@', 16 * HOUR], ['top', 17 * HOUR]] as WorldDraft['steps'] & object;
    expect(problems(chain, { inject: { fail: ['a'] }, worlds: [{ steps: late, services: down }] })).toEqual([
      'service top is down by the rules before 61200 s, when it is first called so',
    ]);
  });

  it('counts inside groups, and the cuts as they were', () => {
    const of = topology({
      domains: { a: {}, b: {}, site: {} },
      services: {
        x: { placements: ['a'] },
        y: { placements: ['b'] },
        either: {
          dependsOn: [
            {
              anyOf: [
                { on: 'x', worksWithout: 10 },
                { on: 'y', worksWithout: 20 },
              ],
            },
          ],
        },
        later: {
          dependsOn: [{ anyOf: [{ on: 'x', worksWithout: 10 }, 'y'], worksWithout: 5 }],
        },
        desk: { serving: 'local', placements: [{ in: 'site', dependsOn: [{ on: 'x2', worksWithout: 30 }] }] },
        x2: {},
      },
    });
    const steps: WorldDraft['steps'] = [
      ...['a', 'b', 'cut site', 'x@a', 'y@b', 'x', 'y'],
      ['later@', 15],
      ['later', 15],
      ['either@', 20],
      ['either', 20],
      ['desk@site', 30],
      ['desk', 30],
    ];
    const services: WorldDraft['services'] = {};
    for (const id of ['x', 'y', 'either', 'later', 'desk']) services[id] = ['down', 1];
    const inject = { fail: ['a', 'b'], isolate: ['site'] };
    expect(problems(of, { inject, worlds: [{ steps, services }] })).toEqual(believed);
  });

  it('delays losses and impairment as well', () => {
    const of = topology({
      domains: { a: {} },
      services: {
        base: { placements: ['a'] },
        part: { dependsOn: [{ on: 'base', impact: 0.3, worksWithout: 10 }] },
        user: { dependsOn: [{ on: 'part', worksWithout: 20 }] },
        soft: { dependsOn: [{ on: 'base', impact: 'degraded', worksWithout: 40 }] },
        late: { dependsOn: [{ on: 'soft', worksWithout: 5 }] },
      },
    });
    const steps = ['a', 'base@a', 'base'];
    const at = (moment: number, services: WorldDraft['services'] & object) =>
      problems(of, {
        inject: { fail: ['a'] },
        duration: moment,
        worlds: [{ moment, steps, services: { base: ['down', 1], ...services } }],
      });
    expect(at(10, {})).toEqual(believed);
    expect(at(11, { part: ['partial', 0.3] })).toEqual(believed);
    expect(at(30, { part: ['partial', 0.3] })).toEqual(believed);
    const lossy = { part: ['partial', 0.3], user: ['partial', 0.3] } as const;
    expect(at(31, { part: ['partial', 0.3], user: ['partial', 0.3] })).toEqual(believed);
    expect(at(41, { ...lossy, soft: ['degraded', 0] } as never)).toEqual(believed);
    expect(at(46, { ...lossy, soft: ['degraded', 0], late: ['degraded', 0] } as never)).toEqual(believed);
  });

  it('lets a loss go round a circle with a delay in it until nothing changes any more', () => {
    const of = topology({
      domains: { a: {} },
      services: {
        x: {
          dependsOn: [
            { on: 'a', impact: 0.3 },
            { on: 'y', impact: 0.5, worksWithout: HOUR },
          ],
        },
        y: { dependsOn: ['x'] },
      },
    });
    const services: WorldDraft['services'] = { x: ['partial', 0.6], y: ['partial', 0.6] };
    expect(problems(of, { inject: { fail: ['a'] }, worlds: [{ steps: ['a'], services }] })).toEqual(believed);
    const moment = 2 * HOUR;
    const soon: WorldDraft['services'] = { x: ['partial', 0.45], y: ['partial', 0.45] };
    const run = { inject: { fail: ['a'] }, duration: moment };
    expect(problems(of, { ...run, worlds: [{ moment, steps: ['a'], services: soon }] })).toEqual(believed);
  });
});
