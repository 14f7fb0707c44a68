import type { CodeText } from '../../diagnostics/codes.js';

/** BR1101 to BR1116: keys, forms and values. */
export const VALUE_CODES = {
  BR1101: {
    title: 'unknown key',
    explanation:
      'The key is not one of those the section or entry may have, and would do nothing. Keys are written in camelCase.',
    example: `version: 1
services:
  ledger: {}
  app:
    depends_on: [ledger] # <- BR1101
`,
    fix: 'dependsOn: [ledger]',
  },
  BR1102: {
    title: 'wrong form of value',
    explanation: 'A map, a list or a single value stands where another of these, or a value at all, belongs.',
    example: `version: 1
services:
  ledger: {}
  app:
    dependsOn: ledger # <- BR1102
`,
    fix: 'dependsOn: [ledger]',
  },
  BR1103: {
    title: 'missing key',
    explanation: 'The entry means nothing without this key.',
    example: `version: 1
services: { app: { tier: 0 } }
scenarios: { app-lost: { fail: [app] } }
policies:
  stay-up: { services: { tier: 0 } } # <- BR1103
`,
    fix: 'stay-up: { services: { tier: 0 }, require: { maxState: down } }',
  },
  BR1104: {
    title: 'unknown word',
    explanation: 'The key takes one of a fixed set of words.',
    example: `version: 1
domains: { shop: { kind: edge-site } }
services:
  till:
    placements: [shop]
    serving: edge # <- BR1104
`,
    fix: 'serving: local',
  },
  BR1105: {
    title: 'keys that do not go together',
    explanation: 'Of these keys exactly one says what the entry is, or one of them needs another beside it.',
    example: `version: 1
services:
  fibre: {}
  lte: {}
  app:
    dependsOn:
      - { id: fibre, anyOf: [fibre, lte] } # <- BR1105
`,
    fix: '- { anyOf: [fibre, lte] }',
  },
  BR1106: {
    title: 'empty list',
    explanation: 'A list that must name something names nothing.',
    example: `version: 1
services: { app: {} }
scenarios:
  app-lost: { fail: [] } # <- BR1106
`,
    fix: 'app-lost: { fail: [app] }',
  },
  BR1107: {
    title: 'nested too deep',
    explanation: 'Groups nest at most 64 deep; name a part as a service of its own.',
    example: `version: 1
x-1: &g1 { anyOf: [ledger] }
x-2: &g2 { anyOf: [*g1] } # and so on to g65
services: { ledger: {}, app: { dependsOn: [*g65] } }
`,
    fix: 'Name the inner groups as services of their own, and depend on those.',
  },
  BR1110: {
    title: 'bad duration',
    explanation:
      'A duration is whole numbers with units, largest first: 90s, 15m, 24h20m, 3d, 2w, 2y (365 days).',
    example: `version: 1
services: { app: {} }
scenarios:
  app-lost:
    fail: [app]
    duration: 1.5h # <- BR1110
`,
    fix: 'duration: 1h30m',
  },
  BR1111: {
    title: 'bad share',
    explanation: 'A share is 60% or 0.6: at least 0 and at most 100%.',
    example: `version: 1
services: { app: { users: 100 } }
scenarios: { app-lost: { fail: [app] } }
policies:
  few:
    require: { maxLost: 10 } # <- BR1111
`,
    fix: 'require: { maxLost: 10% }',
  },
  BR1112: {
    title: 'bad number',
    explanation:
      'Counts are whole numbers, with _ between digits if you like; other numbers are finite decimals.',
    example: `version: 1
services:
  app: { users: '4,200' } # <- BR1112
`,
    fix: 'app: { users: 4_200 }',
  },
  BR1113: {
    title: 'bad boolean',
    explanation: 'Only true and false are booleans; yes, no, on and off are not.',
    example: `version: 1
services: { app: { sector: shop } }
scenarios: { app-lost: { fail: [app] } }
policies:
  shops:
    services: { sector: shop }
    require: { maxState: down }
    allowEmpty: no # <- BR1113
`,
    fix: 'allowEmpty: false',
  },
  BR1114: {
    title: 'bad date',
    explanation: 'A date is a day of the calendar as YYYY-MM-DD.',
    example: `version: 1
services: { app: { placements: [azure/koreacentral] } }
scenarios: { region-lost: { fail: [azure/koreacentral] } }
policies: { stay-up: { require: { maxState: degraded } } }
waivers:
  - policy: stay-up
    until: 2027-02-29 # <- BR1114
    reason: SHOP-11
    owner: app-team
$ blast-radius validate topology.yaml
`,
    fix: 'until: 2027-02-28',
  },
  BR1115: {
    title: 'bad location',
    explanation: 'A location is [latitude, longitude] in degrees, latitude first.',
    example: `version: 1
domains:
  seoul-dc: { location: [127, 37.5] } # <- BR1115
services: { app: { placements: [seoul-dc] } }
`,
    fix: 'seoul-dc: { location: [37.5, 127] }',
  },
  BR1116: {
    title: 'value out of range',
    explanation: 'The value is well formed but too small or too large.',
    example: `version: 1
services:
  ledger: {}
  app:
    dependsOn:
      - { id: ledger, impact: 100% } # <- BR1116
`,
    fix: '- { id: ledger, impact: down }',
  },
} as const satisfies Record<string, CodeText>;
