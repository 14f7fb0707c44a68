import { describe, expect, it } from 'vitest';
import { topology, type WorldDraft } from './build.js';
import { believed, problems } from './problems.js';

describe('sides', () => {
  const of = topology({
    domains: {
      backbone: {},
      lte: {},
      region: {},
      icn: { uplink: ['backbone', 'lte'] },
      kiosk: { within: ['icn'] },
      gmp: { uplink: ['backbone'] },
      stand: { uplink: ['gmp'] },
    },
    services: {
      idp: { placements: ['region'] },
      cache: { serving: 'local', placements: ['icn', 'gmp'] },
      desk: { serving: 'local', placements: ['kiosk', 'gmp'], dependsOn: ['cache'] },
      gate: { serving: 'local', placements: ['kiosk', 'gmp'], dependsOn: ['idp'] },
      bar: { placements: ['stand'] },
    },
  });

  it('cut off what has lost every uplink, and not what still has one', () => {
    const steps = ['backbone', 'cut gmp', 'gate@gmp', 'bar'];
    const services: WorldDraft['services'] = { gate: ['partial', 0.5], bar: ['down', 1] };
    expect(problems(of, { inject: { fail: ['backbone'] }, worlds: [{ steps, services }] })).toEqual(believed);
  });

  it('leave what is inside a cut to itself', () => {
    const services: WorldDraft['services'] = { gate: ['partial', 0.5] };
    const steps = ['cut icn', 'gate@kiosk'];
    expect(problems(of, { inject: { isolate: ['icn'] }, worlds: [{ steps, services }] })).toEqual(believed);
  });

  it('cut off a domain whose uplinks are each down or behind a cut that it is not in', () => {
    const multi = topology({
      domains: {
        hub: {},
        edge: { within: ['hub'] },
        other: {},
        lte: {},
        site: { uplink: ['edge', 'lte'] },
        inside: { within: ['hub'], uplink: ['edge', 'lte'] },
      },
      services: { s: { serving: 'local', placements: ['site'] }, p: { placements: ['site'] } },
    });
    const inject = { isolate: ['hub'], fail: ['lte'] };
    const services: WorldDraft['services'] = { p: ['down', 1] };
    expect(
      problems(multi, { inject, worlds: [{ steps: ['lte', 'cut hub', 'cut site', 'p'], services }] }),
    ).toEqual(believed);
    const tooMany = { steps: ['lte', 'cut hub', 'cut site', 'cut inside', 'p'], services };
    expect(problems(multi, { inject, worlds: [tooMany] })).toEqual([
      'domain inside is cut off from 0 s on by no rule, given what is down before',
    ]);
  });

  it('let a domain with which a placement shares fate be reached through a cut', () => {
    const own = topology({
      domains: { power: {}, room: {}, rack: { within: ['power'] }, site: { within: ['room'] } },
      services: {
        near: { serving: 'local', placements: [{ in: 'rack', dependsOn: ['power'] }] },
        far: { serving: 'local', placements: [{ in: 'rack', dependsOn: ['site'] }] },
        shared: { serving: 'local', placements: [{ in: 'rack', stack: ['site'], dependsOn: ['room'] }] },
      },
    });
    const services: WorldDraft['services'] = { far: ['down', 1] };
    const steps = ['cut rack', 'far@rack', 'far'];
    expect(problems(own, { inject: { isolate: ['rack'] }, worlds: [{ steps, services }] })).toEqual(believed);
  });
});
