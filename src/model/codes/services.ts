import type { CodeText } from '../../diagnostics/codes.js';

/** BR1301 to BR1309: placements, shares, counts and capacity of a service. */
export const SERVICE_CODES = {
  BR1301: {
    title: 'no active placement',
    explanation: 'Standbys stand by for something: one placement is active.',
    example: `version: 1
services:
  app:
    placements: [{ in: azure/koreacentral, role: standby }] # <- BR1301
`,
    fix: 'placements: [azure/koreacentral]',
  },
  BR1302: {
    title: 'key for pooled services',
    explanation:
      'minAvailable, desired, demand and capacity are about placements that can serve every user; with serving: local or nearest each serves its own.',
    example: `version: 1
domains: { shop-a: { kind: edge-site }, shop-b: { kind: edge-site } }
services:
  till:
    serving: local
    placements: [shop-a, shop-b]
    minAvailable: 1 # <- BR1302
`,
    fix: 'Leave minAvailable out, or serving.',
  },
  BR1303: {
    title: 'share where there is none',
    explanation:
      'Only the active placements of a service with serving: local or nearest have users of their own.',
    example: `version: 1
services:
  app:
    placements:
      - { in: azure/koreacentral, share: 70% } # <- BR1303
      - azure/koreasouth
`,
    fix: '- azure/koreacentral',
  },
  BR1304: {
    title: 'shares do not add up',
    explanation: 'The shares of the active placements are above 0 and add up to 100%.',
    example: `version: 1
services:
  app:
    serving: nearest
    placements:
      - { in: azure/koreacentral, share: 70% } # <- BR1304
      - { in: azure/koreasouth, share: 40% }
`,
    fix: '- { in: azure/koreacentral, share: 60% }',
  },
  BR1305: {
    title: 'too few active placements',
    explanation: 'minAvailable and desired must be reached by the active placements alone, when all is well.',
    example: `version: 1
services:
  app:
    placements: [azure/koreacentral, { in: azure/koreasouth, role: standby }]
    minAvailable: 2 # <- BR1305
`,
    fix: 'minAvailable: 1',
  },
  BR1306: {
    title: 'desired below minAvailable',
    explanation: 'Fewer than minAvailable is down, fewer than desired degraded: desired is the larger.',
    example: `version: 1
services:
  app:
    placements: [azure/koreacentral, azure/koreasouth, azure/japaneast]
    minAvailable: 2
    desired: 1 # <- BR1306
`,
    fix: 'desired: 3',
  },
  BR1307: {
    title: 'demand without capacity',
    explanation: 'To compare what is left with the demand, every placement must say its capacity.',
    example: `version: 1
services:
  app:
    demand: 800
    placements:
      - { in: azure/koreacentral, capacity: 600 }
      - azure/koreasouth # <- BR1307
`,
    fix: '- { in: azure/koreasouth, capacity: 600 }',
  },
  BR1308: {
    title: 'demand above capacity',
    explanation: 'The active placements alone must carry the demand when all is well.',
    example: `version: 1
services:
  app:
    placements: [{ in: azure/koreacentral, capacity: 600 }]
    demand: 800 # <- BR1308
`,
    fix: 'demand: 600',
  },
  BR1309: {
    title: 'activation of an active placement',
    explanation: 'Only a standby is activated; write role: standby, or use start.',
    example: `version: 1
services:
  app:
    placements:
      - azure/koreacentral
      - { in: azure/koreasouth, activation: { takes: 10m } } # <- BR1309
`,
    fix: '- { in: azure/koreasouth, role: standby, activation: { takes: 10m } }',
  },
} as const satisfies Record<string, CodeText>;
