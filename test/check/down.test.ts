import { describe, expect, it } from 'vitest';
import { topology, type WorldDraft } from './build.js';
import { believed, problems } from './problems.js';

describe('what goes down', () => {
  it('follows containment, placements and hard dependencies', () => {
    const of = topology({
      domains: { region: {}, zone: { within: ['region'] } },
      services: {
        api: { placements: ['zone'], dependsOn: ['db'] },
        db: { placements: ['region'] },
        page: { dependsOn: ['api'] },
        blog: { dependsOn: [{ on: 'api', impact: 'degraded' }] },
        shop: { dependsOn: [{ on: 'api', impact: 0.25 }] },
      },
    });
    const steps = ['region', 'zone', 'api@zone', 'api', 'db@region', 'db', 'page@', 'page'];
    const services: WorldDraft['services'] = {
      api: ['down', 1],
      db: ['down', 1],
      page: ['down', 1],
      blog: ['degraded', 0],
      shop: ['partial', 0.25],
    };
    expect(problems(of, { inject: { fail: ['region'] }, worlds: [{ steps, services }] })).toEqual(believed);
  });

  it('takes what is injected by name', () => {
    const of = topology({
      domains: { a: {}, b: {} },
      services: { db: { placements: ['a', 'b'], desired: 2 }, dns: {}, web: {}, ui: { dependsOn: ['web'] } },
    });
    const inject = { fail: ['dns', 'db@a'], degrade: ['web'] };
    const services: WorldDraft['services'] = {
      db: ['degraded', 0],
      dns: ['down', 1],
      web: ['degraded', 0],
      ui: ['degraded', 0],
    };
    const steps = ['db@a', 'dns@', 'dns'];
    expect(problems(of, { inject, worlds: [{ steps, services }] })).toEqual(believed);
  });

  it('leaves a healthy circle up, and lets a failure spread round a broken one', () => {
    const of = topology({
      domains: { a: {} },
      services: { x: { dependsOn: ['y'] }, y: { placements: ['a'], dependsOn: ['x'] } },
    });
    expect(problems(of, { inject: {}, worlds: [{}] })).toEqual(believed);
    const services: WorldDraft['services'] = { x: ['down', 1], y: ['down', 1] };
    const steps = ['a', 'y@a', 'y', 'x@', 'x'];
    expect(problems(of, { inject: { fail: ['a'] }, worlds: [{ steps, services }] })).toEqual(believed);
    // A circle that holds itself down: every step has a cause, but none of a lower rank.
    const circular = { steps: ['x@', 'x', 'y@a', 'y'], services };
    expect(problems(of, { inject: {}, worlds: [circular] })[0]).toBe(
      'placement x does not work from 0 s on by no rule, given what is down before',
    );
  });

  it('takes the capacity that is left', () => {
    const of = topology({
      domains: { a: {}, b: {} },
      services: {
        video: {
          placements: [
            { in: 'a', capacity: 600 },
            { in: 'b', capacity: 600 },
          ],
          demand: 1000,
        },
        calls: {
          placements: [
            { in: 'a', capacity: 600 },
            { in: 'b', capacity: 600 },
          ],
          demand: 1000,
          overload: 'collapse',
        },
        app: { dependsOn: ['video'] },
      },
    });
    const services: WorldDraft['services'] = {
      video: ['partial', 0.4],
      calls: ['down', 1],
      app: ['partial', 0.4],
    };
    const steps = ['a', 'video@a', 'calls@a', 'calls'];
    expect(problems(of, { inject: { fail: ['a'] }, worlds: [{ steps, services }] })).toEqual(believed);
    const limited = { video: ['partial', 0.1], calls: ['down', 1], app: ['partial', 0.1] } as const;
    const limit = { limit: { a: 0.5 } };
    expect(
      problems(of, { inject: limit, worlds: [{ steps: ['calls'], services: limited as never }] }),
    ).toEqual(believed);
  });
});
