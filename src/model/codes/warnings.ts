import type { CodeText } from '../../diagnostics/codes.js';

/** BR2301 to BR2307: warnings, each a false green in waiting. */
export const WARNING_CODES = {
  BR2301: {
    title: 'nothing rests on it',
    explanation:
      'No service runs in it, shares fate with it or needs it, so its failure can only come out as 0%.',
    example: `version: 1
services: { app: { placements: [azure/koreacentral] } }
scenarios:
  region-lost: { fail: [azure/koreasouth] } # <- BR2301
`,
    fix: 'region-lost: { fail: [azure/koreacentral] }',
  },
  BR2302: {
    title: 'limit without a demand',
    explanation: 'A limit scales capacities, which matter only where a service says its demand.',
    example: `version: 1
services: { app: { placements: [azure/koreacentral] } }
scenarios:
  crowded: { limit: [{ id: azure/koreacentral, capacity: 50% }] } # <- BR2302
`,
    fix: 'Give the services there their demand, and their placements a capacity.',
  },
  BR2303: {
    title: 'services without users',
    explanation: 'Where some services say users the others weigh nothing; users: 0 says that this is meant.',
    example: `version: 1
services:
  app: { users: 40_000 }
  ledger: {} # <- BR2303
`,
    fix: 'ledger: { users: 0 }',
  },
  BR2304: {
    title: 'pooled at the edge',
    explanation:
      'A pooled service is up as long as one placement is: at edge sites, on premises and on devices each usually serves its own users (serving: local).',
    example: `version: 1
domains: { shop-a: { kind: edge-site }, shop-b: { kind: edge-site } }
services:
  till: { placements: [shop-a, shop-b] } # <- BR2304
`,
    fix: 'till: { serving: local, placements: [shop-a, shop-b] }',
  },
  BR2305: {
    title: 'standby that cannot take over',
    explanation: 'Its activation needs the very service whose loss it is to make good.',
    example: `version: 1
services:
  app:
    placements:
      - azure/koreacentral
      - in: azure/koreasouth # <- BR2305
        role: standby
        activation: { dependsOn: [app] }
`,
    fix: 'Let the activation need only what outlives the service.',
  },
  BR2306: {
    title: 'key not used yet',
    explanation: 'The key is checked and kept, but no engine reads it.',
    example: `version: 1
services:
  app:
    slo: { rto: 1h } # <- BR2306
`,
    fix: 'Nothing to do: the key is kept, and no verdict rests on it.',
  },
  BR2307: {
    title: 'restore of what did not fail',
    explanation: 'No earlier event of the scenario injects it, so there is nothing to restore.',
    example: `version: 1
services: { app: {}, ledger: {} }
scenarios:
  app-lost:
    events:
      - { at: 0s, fail: [app] }
      - { at: 2h, restore: [ledger] } # <- BR2307
`,
    fix: '- { at: 2h, restore: [app] }',
  },
} as const satisfies Record<string, CodeText>;
