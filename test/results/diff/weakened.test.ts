import { describe, expect, it } from 'vitest';
import { diffDocument } from './diff-texts.js';

const TOP =
  'version: 1\ndomains: { here: { kind: region }, there: { kind: region, failure: { mtbf: 1y, mttr: 4h } }, agent: { kind: software } }\n';
const SERVICES = `
services:
  idp: { placements: [here] }
  cache: { placements: [there] }
  shop: { users: 10, placements: [here, there], dependsOn: [idp], slo: { availability: 99.9%, rto: 30m } }
`;
const REST = `
scenarios:
  lost: { fail: [here], duration: 4h, expect: { shop: degraded } }
  all: { fail: { each: { kind: region } } }
policies:
  strict: { services: { id: [shop, idp] }, require: { maxState: degraded, within: 10m, maxLost: 10% } }
  inline: { under: { fail: [here, there] }, require: { maxState: partial } }
waivers:
  - { policy: strict, service: idp, until: 2027-01-31, reason: A-1, owner: me }
`;
const BASE = TOP + SERVICES + REST;

/** `kind on: text` of each, and where it was and is. */
async function weakened(from: string, to: string, base = BASE) {
  expect(base).toContain(from);
  const { weakened: found } = await diffDocument(base, base.replace(from, to));
  return found.map(({ kind, on, text, before, after }) => ({
    what: `${kind} ${on.id}: ${text}`,
    places: [before && `${before.file}:${before.line}`, after && `${after.file}:${after.line}`],
  }));
}

describe('an edit that only makes the model look better', () => {
  it.each([
    ['dependsOn: [idp]', 'dependsOn: []', 'dependency-removed shop: no longer needs idp'],
    [
      'dependsOn: [idp]',
      'dependsOn: [{ id: idp, impact: degraded }]',
      'impact-softened shop: idp: its loss meant down, now degraded',
    ],
    [
      'dependsOn: [idp]',
      'dependsOn: [{ id: idp, worksWithout: 4h }]',
      'works-without-longer shop: idp: works without for 4h, before not at all',
    ],
    [
      'dependsOn: [idp]',
      'dependsOn: [{ anyOf: [idp, cache] }]',
      'alternative-added shop: needed idp, now anyOf [idp, cache]',
    ],
    ['users: 10', 'users: 1', 'users-lowered shop: users is 1, was 10'],
    [
      'availability: 99.9%, rto: 30m',
      'availability: 99.9%',
      'slo-loosened shop: slo is 99.9%, was 99.9%, rto 30m',
    ],
    ['mttr: 4h', 'mttr: 1h', 'failure-lowered there: failure: mttr is 1h, was 4h'],
    ['duration: 4h', 'duration: 1h', 'duration-shortened lost: lasts 1h, before for 4h'],
    [
      'expect: { shop: degraded }',
      'expect: { shop: down }',
      'expectation-loosened lost: expects shop down, before degraded',
    ],
    [
      'expect: { shop: degraded }',
      'expect: {}',
      'expectation-loosened lost: no longer expects shop degraded',
    ],
    [
      'each: { kind: region }',
      'each: { kind: region, id: here }',
      'scenario-narrowed all: no longer plays all[there]',
    ],
    ['maxState: degraded', 'maxState: down', 'policy-loosened strict: maxState is down, was degraded'],
    ['within: 10m', 'within: 1h', 'policy-loosened strict: within is 1h, was 10m'],
    ['maxLost: 10%', 'maxLost: 50%', 'policy-loosened strict: maxLost is 50%, was 10%'],
    ['id: [shop, idp]', 'id: [idp]', 'policy-narrowed strict: no longer judges shop'],
    [
      'under: { fail: [here, there] }',
      'under: { fail: [here] }',
      'policy-narrowed inline: no longer injects there',
    ],
    [
      'until: 2027-01-31',
      'until: 2028-01-31',
      'waiver-extended strict: waived for idp until 2028-01-31, before until 2027-01-31',
    ],
  ])('%s made %s', async (from, to, what) => {
    const found = await weakened(from, to);
    expect(found.map((one) => one.what)).toContain(what);
    for (const { places } of found) {
      expect(places[0]).toMatch(/^old\.yaml:\d+$/);
      expect(places[1]).toMatch(/^new\.yaml:\d+$/);
    }
  });

  it.each([
    [
      ', slo: { availability: 99.9%, rto: 30m }',
      '',
      'slo-loosened shop: slo is not said, was 99.9%, rto 30m',
    ],
    ['availability: 99.9%, rto: 30m', 'rto: 30m', 'slo-loosened shop: slo is rto 30m, was 99.9%, rto 30m'],
    [', failure: { mtbf: 1y, mttr: 4h }', '', 'failure-lowered there: has no failure rate any more'],
    [
      'maxState: degraded, within: 10m',
      'within: 10m',
      'policy-loosened strict: maxState is not said, was degraded',
    ],
    [', maxLost: 10%', '', 'policy-loosened strict: maxLost is not said, was 10%'],
    [
      'maxLost: 10% } }',
      'maxLost: 10% }, allowEmpty: true }',
      'policy-loosened strict: may check nothing (allowEmpty)',
    ],
    ['id: [shop, idp]', 'id: cache', 'policy-narrowed strict: no longer judges idp and 1 more'],
    [
      'service: idp, until: 2027-01-31',
      'until: 2027-01-31',
      'waiver-added strict: waived for every service until 2027-01-31',
    ],
  ])('%s made %s, which takes it away', async (from, to, what) => {
    expect((await weakened(from, to)).map((one) => one.what)).toContain(what);
  });

  it('is a waiver of every service that lasts longer, and not one that names its scenario by another name', async () => {
    const base = BASE.replace('service: idp, until: 2027', 'scenario: lost, until: 2027');
    const found = await weakened('until: 2027-01-31', 'until: 2028-01-31', base);
    expect(found.map((one) => one.what)).toEqual([
      'waiver-extended strict: waived for every service until 2028-01-31, before until 2027-01-31',
    ]);
    expect(await weakened('reason: A-1', 'reason: A-2', base)).toEqual([]);
  });

  it('is an event that is played no more', async () => {
    const base = BASE.replace(
      'fail: [here], duration: 4h,',
      'events: [{ at: 0s, fail: [here] }, { at: 1h, fail: [there] }],',
    );
    const found = await weakened(', { at: 1h, fail: [there] }', '', base);
    expect(found.map((one) => one.what)).toEqual(['injection-removed lost: no longer injects step 2 of 2']);
  });

  it('is named when it takes a whole entry away or adds a waiver', async () => {
    const waiver = '  - { policy: strict, service: idp, until: 2027-01-31, reason: A-1, owner: me }\n';
    const gone = await weakened(
      '  inline: { under: { fail: [here, there] }, require: { maxState: partial } }\n',
      '',
    );
    expect(gone).toEqual([{ what: 'policy-removed inline: is gone', places: ['old.yaml:14', null] }]);
    const added = await weakened(waiver, `${waiver}${waiver.replace('service: idp', 'service: shop')}`);
    expect(added).toEqual([
      { what: 'waiver-added strict: waived for shop until 2027-01-31', places: [null, 'new.yaml:17'] },
    ]);
  });
});

describe('an edit that is no weakening', () => {
  it.each([
    ['dependsOn: [idp]', 'dependsOn: [idp, cache]'],
    ['dependsOn: [idp]', 'dependsOn: [{ allOf: [cache, idp] }]'],
    [
      'placements: [here, there], dependsOn: [idp]',
      'placements: [{ in: here, dependsOn: [idp] }, { in: there, dependsOn: [idp] }]',
    ],
    ['users: 10', 'users: 20'],
    ['duration: 4h', 'duration: 8h'],
    ['maxState: degraded', 'maxState: up'],
    ['until: 2027-01-31', 'until: 2026-12-31'],
    ['fail: [here]', 'fail: [there, here]'],
    ['reason: A-1', 'reason: A-2'],
    ['mttr: 4h', 'mttr: 8h'],
  ])('%s made %s', async (from, to) => {
    expect(await weakened(from, to)).toEqual([]);
  });

  it('is moving what runs on every host from the placements to the service', async () => {
    const base = BASE.replace(
      '[here, there], dep',
      '[{ in: here, stack: [agent] }, { in: there, stack: [agent] }], dep',
    );
    const to = '[here, there], stack: [agent], dep';
    expect(
      await weakened('[{ in: here, stack: [agent] }, { in: there, stack: [agent] }], dep', to, base),
    ).toEqual([]);
  });
});
