import type { CodeText } from '../../diagnostics/codes.js';

/** BR1401 to BR1405: dependencies and groups. */
export const DEPENDENCY_CODES = {
  BR1401: {
    title: 'impact or evidence inside a group or phase',
    explanation:
      'A member is met or not, as is a dependency of activation, start or repair: impact and evidence stand on the whole dependency.',
    example: `version: 1
services:
  fibre: {}
  lte: {}
  app:
    dependsOn:
      - { anyOf: [fibre, { id: lte, impact: degraded }] } # <- BR1401
`,
    fix: '- { anyOf: [fibre, lte], impact: degraded }',
  },
  BR1402: {
    title: 'takes outside a group',
    explanation: 'takes is the time to switch over to a member of a group; a lone dependency has none.',
    example: `version: 1
services:
  ledger: {}
  app:
    dependsOn:
      - { id: ledger, takes: 5m } # <- BR1402
`,
    fix: '- { id: ledger, worksWithout: 5m }',
  },
  BR1403: {
    title: "shared impact on a domain's dependency",
    explanation: 'A share of users can only be lost by what has users: services, not domains.',
    example: `version: 1
domains:
  office:
    dependsOn:
      - { id: power, impact: 30% } # <- BR1403
  power: {}
services: { app: { placements: [office] } }
`,
    fix: '- { id: power, impact: degraded }',
  },
  BR1404: {
    title: 'group that cannot be met',
    explanation: 'atLeast lies between 1 and the number of members.',
    example: `version: 1
services:
  node-a: {}
  node-b: {}
  app:
    dependsOn:
      - { atLeast: 3, of: [node-a, node-b] } # <- BR1404
`,
    fix: '- { atLeast: 2, of: [node-a, node-b] }',
  },
  BR1405: {
    title: 'too few members at once',
    explanation:
      'As many members as the group needs, and the first of a prefer, take no time; the rest are fall-backs.',
    example: `version: 1
services:
  feed-a: {}
  feed-b: {}
  app:
    dependsOn:
      - prefer: [{ id: feed-a, takes: 1m }, feed-b] # <- BR1405
`,
    fix: '- prefer: [feed-a, { id: feed-b, takes: 1m }]',
  },
} as const satisfies Record<string, CodeText>;
