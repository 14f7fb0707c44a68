import type { CodeText } from '../../diagnostics/codes.js';

/** BR1201 to BR1211: ids, and what they name. */
export const NAME_CODES = {
  BR1201: {
    title: 'bad id',
    explanation:
      'An id is letters and digits of any script with . _ - and / between them. Spaces, invisible and look-alike characters belong in title.',
    example: `version: 1
services:
  card payment: {} # <- BR1201
`,
    fix: 'card-payment: { title: Card payment }',
  },
  BR1202: {
    title: 'id used twice',
    explanation:
      'Domains, services and catalogue entries share one namespace. A domain may extend a catalogue entry; a service may not take its id.',
    example: `version: 1
domains: { dns: { kind: network } }
services:
  dns: {} # <- BR1202
`,
    fix: 'dns-service: { stack: [dns] }',
  },
  BR1203: {
    title: 'unknown id',
    explanation: 'No domain or service of the file and no entry of the catalogue has this id.',
    example: `version: 1
services:
  ledger: {}
  app:
    dependsOn: [leger] # <- BR1203
`,
    fix: 'dependsOn: [ledger]',
  },
  BR1204: {
    title: 'wrong kind of thing',
    explanation: 'A service is named where only a domain can stand, or the other way round.',
    example: `version: 1
services:
  ledger: {}
  app:
    stack: [ledger] # <- BR1204
`,
    fix: 'dependsOn: [ledger]',
  },
  BR1205: {
    title: 'unknown placement',
    explanation: 'service@placement names a placement that the service does not have.',
    example: `version: 1
services:
  app: { placements: [azure/koreacentral, azure/koreasouth] }
scenarios:
  half: { fail: [app@koreacentral] } # <- BR1205
`,
    fix: 'half: { fail: [app@azure/koreacentral] }',
  },
  BR1206: {
    title: 'circle in within',
    explanation: 'A domain cannot contain itself, directly or through others: within is containment.',
    example: `version: 1
domains:
  hall: { within: [rack] } # <- BR1206
  rack: { within: [hall] }
services: { app: { placements: [rack] } }
`,
    fix: 'hall: {}',
  },
  BR1207: {
    title: 'uplink leads back',
    explanation:
      'A way out that is itself behind the domain is no way out: uplinks, and what these are within, never lead back to it.',
    example: `version: 1
domains:
  shop: { kind: edge-site, uplink: [router] } # <- BR1207
  router: { kind: network, within: [shop] }
  isp: { kind: network }
services: { till: { serving: local, placements: [shop] } }
`,
    fix: 'shop: { kind: edge-site, uplink: [isp] }',
  },
  BR1208: {
    title: 'unknown scenario or policy',
    explanation: 'The file has no scenario or policy of this id.',
    example: `version: 1
services: { app: {} }
scenarios: { app-lost: { fail: [app] } }
policies:
  known:
    under: [app-loss] # <- BR1208
    require: { maxState: down }
`,
    fix: 'under: [app-lost]',
  },
  BR1209: {
    title: 'placement selector without a match',
    explanation:
      'An each placement makes one placement a matching domain. It matches what the file names or binds to, never the whole catalogue.',
    example: `version: 1
domains:
  shop-a: { kind: edge-site }
  shop-b: { kind: edge-site }
services:
  till:
    serving: local
    placements: [{ each: { kind: shop } }] # <- BR1209
`,
    fix: 'placements: [{ each: { kind: edge-site } }]',
  },
  BR1210: {
    title: 'two placements of one name',
    explanation:
      'A placement is called as its domain; two in one domain need a name: { in: edge, as: rack-2 }.',
    example: `version: 1
services:
  app:
    placements:
      - azure/koreacentral
      - { in: azure/koreacentral, role: standby } # <- BR1210
`,
    fix: '- { in: azure/koreacentral, as: spare, role: standby }',
  },
  BR1211: {
    title: 'too many placements',
    explanation:
      'All each placements of a topology together may make 50,000 placements; what their domains assume counts as well.',
    example: `version: 1
x-digits: &d [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
domains:
  shop-<a><b><c>: { for: { a: *d, b: *d, c: *d }, kind: edge-site }
services:
  till-<a><b>:
    for: { a: *d, b: *d }
    serving: local
    placements: [{ each: { kind: edge-site } }] # <- BR1211
`,
    fix: 'Write one service, with the users of all, for what always runs side by side.',
  },
} as const satisfies Record<string, CodeText>;
