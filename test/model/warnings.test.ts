import { describe, expect, it } from 'vitest';
import { build } from './build.js';

type Case = readonly [
  name: string,
  yaml: string,
  code: string | null,
  place: string,
  text: string,
  says: string,
];

const base = 'domains: { d: {}, idle: {} }\nservices:\n';
const CASES: readonly Case[] = [
  [
    'fails what nothing rests on',
    `${base}  a: { placements: [d] }\nscenarios: { s: { fail: [idle] } }`,
    'BR2301',
    '5:26',
    'idle',
    '0%',
  ],
  [
    'a catalogue entry that only the scenario names',
    `${base}  a: { placements: [d] }\nscenarios: { s: { isolate: azure/eastus2 } }`,
    'BR2301',
    '5:28',
    'azure/eastus2',
    'isolates azure/eastus2',
  ],
  [
    'a selector of idle domains',
    `${base}  a: { placements: [d] }\nscenarios: { s: { fail: { each: { id: 'idl*' } } } }`,
    'BR2301',
    '5:25',
    "{ each: { id: 'idl*' } }",
    'idle',
  ],
  [
    'what an uplink names is rested on',
    `domains: { d: { uplink: [idle] }, idle: {} }\nservices: { a: { placements: [d] } }\nscenarios: { s: { fail: [idle] } }`,
    null,
    '',
    '',
    '',
  ],
  [
    'a group in an activation is rested on',
    `${base}  a: { placements: [d, { in: azure, role: standby, activation: { dependsOn: [{ anyOf: [idle] }] } }] }\nscenarios: { s: { fail: [idle] } }`,
    null,
    '',
    '',
    '',
  ],
  [
    'limits what has no demand',
    `${base}  a: { placements: [d] }\nscenarios: { s: { limit: [{ id: d, capacity: 0.5 }] } }`,
    'BR2302',
    '5:33',
    'd',
    'demand',
  ],
  [
    'limits above a demand',
    `${base}  a: { placements: [{ in: azure/eastus2, capacity: 2 }], demand: 1 }\nscenarios: { s: { limit: [{ id: azure, capacity: 0.5 }] } }`,
    null,
    '',
    '',
    '',
  ],
  [
    'users of some',
    `${base}  a: { users: 5 }\n  b: {}\n  c: {}`,
    'BR2303',
    '5:3',
    'b',
    'b and 1 more say no users',
  ],
  ['users: 0 is said', `${base}  a: { users: 5 }\n  b: { users: 0 }`, null, '', '', ''],
  [
    'pooled at the edge',
    `domains: { x: { kind: edge-site }, y: { kind: mec } }\nservices:\n  a: { placements: [x, y] }`,
    'BR2304',
    '4:21',
    'x',
    'losing 1 of the 2',
  ],
  [
    'pooled at the edge and in the cloud',
    `domains: { x: { kind: edge-site } }\nservices:\n  a: { placements: [x, azure] }`,
    null,
    '',
    '',
    '',
  ],
  [
    'local at the edge',
    `domains: { x: { kind: edge-site } }\nservices:\n  a: { serving: local, placements: [x] }`,
    null,
    '',
    '',
    '',
  ],
  [
    'a standby that needs its own service',
    `${base}  a: { placements: [d, { in: azure, role: standby, activation: { dependsOn: [a] } }] }`,
    'BR2305',
    '4:24',
    '{ in: azure, role: standby, activation: { dependsOn: [a] } }',
    'a itself',
  ],
  [
    'a standby that needs what needs its service',
    `${base}  a: { placements: [d, { in: azure, role: standby, activation: { dependsOn: [{ allOf: [b] }] } }] }\n  b: { dependsOn: [a] }`,
    'BR2305',
    '4:24',
    '{ in: azure, role: standby, activation: { dependsOn: [{ allOf: [b] }] } }',
    'never',
  ],
  [
    'a standby with a choice',
    `${base}  a: { placements: [d, { in: azure, role: standby, activation: { dependsOn: [{ anyOf: [a, b] }] } }] }\n  b: {}`,
    null,
    '',
    '',
    '',
  ],
  [
    'a standby that has time',
    `${base}  a: { placements: [d, { in: azure, role: standby, activation: { dependsOn: [{ id: a, worksWithout: 1h }] } }] }`,
    null,
    '',
    '',
    '',
  ],
  [
    'a standby of two that carry on alone',
    `${base}  a: { placements: [d, azure, { in: azure/eastus2, role: standby, activation: { dependsOn: [a] } }] }`,
    null,
    '',
    '',
    '',
  ],
  [
    'a key that nothing uses',
    `${base}  a: { slo: { rto: 1h } }\n  b: { slo: { rto: 2h } }`,
    'BR2306',
    '4:8',
    'slo',
    'availability',
  ],
  [
    'a restore of what is up',
    `${base}  a: { placements: [d] }\nscenarios: { s: { events: [{ at: 0, fail: [d] }, { at: 1h, restore: [a] }] } }`,
    'BR2307',
    '5:69',
    '[a]',
    'restores',
  ],
];

describe('a warning', () => {
  it.each(CASES)('%s', (_name, yaml, code, place, text, says) => {
    const { topology, found } = build(yaml);
    expect(found.map((one) => [one.code, one.place, one.text])).toEqual(
      code === null ? [] : [[code, place, text]],
    );
    if (code !== null) expect(`${found[0]!.message}; ${found[0]!.fix}`).toContain(says);
    expect(topology).not.toBeNull();
  });

  it('is not given beside an error, which it might come from', () => {
    const { found } = build(
      'domains: { d: {} }\nservices: { a: { placements: [dd] } }\nscenarios: { s: { fail: [d] } }',
    );
    expect(found.map(({ code }) => code)).toEqual(['BR1203']);
  });
});
