import { describe, expect, it } from 'vitest';
import { topology, type WorldDraft } from './build.js';
import { believed, problems } from './problems.js';

describe('losses and states', () => {
  it('take shared dependencies to hit different users, hard ones the same', () => {
    const of = topology({
      domains: { a: {} },
      services: {
        base: { placements: ['a'] },
        part: { dependsOn: [{ on: 'base', impact: 0.3 }] },
        sum: {
          dependsOn: [{ on: 'base', impact: 0.2 }, { on: 'part', impact: 0.5 }, 'part'],
        },
        best: { dependsOn: [{ anyOf: ['part', 'sum'] }] },
        both: { dependsOn: [{ allOf: ['part', 'sum'] }] },
      },
    });
    const services: WorldDraft['services'] = {
      base: ['down', 1],
      part: ['partial', 0.3],
      sum: ['partial', 0.35],
      best: ['partial', 0.3],
      both: ['partial', 0.35],
    };
    const steps = ['a', 'base@a', 'base'];
    const claim = { inject: { fail: ['a'] }, worlds: [{ steps, services }] };
    expect(problems(of, claim)).toEqual(believed);
    const wrongLoss = { ...services, sum: ['partial', 0.36] } as WorldDraft['services'] & object;
    expect(problems(of, { ...claim, worlds: [{ steps, services: wrongLoss }] })).toEqual([
      'service sum loses 0.35, not 0.36 as is said',
    ]);
    const wrongState = { ...services, best: ['degraded', 0.3] } as WorldDraft['services'] & object;
    expect(problems(of, { ...claim, worlds: [{ steps, services: wrongState }] })).toEqual([
      'service best is partial, not degraded as is said',
    ]);
  });

  it('go round a circle as often as it has members', () => {
    const of = topology({
      domains: { a: {} },
      services: {
        x: {
          dependsOn: [
            { on: 'a', impact: 0.2 },
            { on: 'y', impact: 0.5 },
          ],
        },
        y: { dependsOn: ['x'] },
        self: {
          dependsOn: [
            { on: 'a', impact: 0.2 },
            { on: 'self', impact: 0.5 },
          ],
        },
      },
    });
    // First round x 0.2, y 0; second x 0.2, y 0.2. Of one member: one round, which sees 0.
    const services: WorldDraft['services'] = {
      x: ['partial', 0.2],
      y: ['partial', 0.2],
      self: ['partial', 0.2],
    };
    expect(problems(of, { inject: { fail: ['a'] }, worlds: [{ steps: ['a'], services }] })).toEqual(believed);
  });

  it('of a local service count the users of each placement, and who stands in', () => {
    const sites = { a: { uplink: [] }, b: { uplink: [] }, hall: { within: ['a'] } };
    const of = topology({
      domains: sites,
      services: {
        plain: { serving: 'local', placements: ['a', 'b'] },
        near: { serving: 'nearest', placements: ['a', 'b'] },
        spare: { serving: 'local', placements: ['a', { in: 'b', role: 'standby' }] },
        kiosk: { serving: 'local', placements: ['hall'], dependsOn: ['plain'] },
        web: { dependsOn: ['plain'] },
      },
    });
    const join = {
      fallBack: { type: 'standby', service: 2, placement: 1 },
      wave: 1,
      neededSince: 0,
    } as const;
    const steps = ['a', 'hall', 'plain@a', 'near@a', 'spare@a', 'kiosk@hall', 'kiosk'];
    const services: WorldDraft['services'] = {
      plain: ['partial', 0.5],
      near: ['degraded', 0],
      spare: ['degraded', 0],
      kiosk: ['down', 1],
      web: ['partial', 0.5],
    };
    expect(problems(of, { inject: { fail: ['a'] }, worlds: [{ steps, joined: [join], services }] })).toEqual(
      believed,
    );
  });

  it('read a domain as bad, and `prefer` as degraded without its first', () => {
    const of = topology({
      domains: { a: {}, b: { dependsOn: [{ on: 'grid', impact: 'degraded' }] }, rack: { within: ['b'] } },
      services: {
        grid: { placements: ['a'] },
        db: { placements: ['rack'] },
        other: {},
        feed: { dependsOn: [{ prefer: ['grid', 'other'] }] },
        any: { dependsOn: [{ anyOf: ['grid', 'other'] }] },
        calm: { dependsOn: [{ on: 'feed', impact: 'degraded' }] },
      },
    });
    const services: WorldDraft['services'] = {
      grid: ['down', 1],
      db: ['degraded', 0],
      feed: ['degraded', 0],
    };
    const steps = ['a', 'grid@a', 'grid'];
    expect(problems(of, { inject: { fail: ['a'] }, worlds: [{ steps, services }] })).toEqual(believed);
  });
});
