import type { CodeText } from '../../diagnostics/codes.js';

/** BR1501 to BR1603: scenarios, policies, baselines, and the selectors they use. */
export const SCENARIO_CODES = {
  BR1501: {
    title: 'scenario without a failure',
    explanation: 'A scenario fails, isolates, degrades or limits something.',
    example: `version: 1
services: { app: {} }
scenarios:
  app-lost: { title: The app is gone } # <- BR1501
`,
    fix: 'app-lost: { title: The app is gone, fail: [app] }',
  },
  BR1502: {
    title: 'too many runs',
    explanation:
      'All scenarios and policies together may make 100,000 runs, and their events inject 200,000 things, what goes on counted at each event; narrow the selector or lower the order.',
    example: `version: 1
x-digits: &d [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
domains:
  shop-<a><b><c>: { for: { a: *d, b: *d, c: *d }, kind: edge-site }
services:
  till: { serving: local, placements: [{ each: { kind: edge-site } }] }
scenarios:
  three-shops: { order: 3, fail: { each: { kind: edge-site } } } # <- BR1502
`,
    fix: 'three-shops: { order: 3, fail: { each: { id: shop-00* } } }',
  },
  BR1503: {
    title: 'requirement without figures',
    explanation: 'require needs maxState, maxLost, minAvailability, minFailures or maxDowntime.',
    example: `version: 1
services: { app: {} }
scenarios: { app-lost: { fail: [app] } }
policies:
  stay-up: { require: {} } # <- BR1503
`,
    fix: 'stay-up: { require: { maxState: down } }',
  },
  BR1504: {
    title: 'misplaced each or order',
    explanation: 'A scenario has at most one each, order counts its members, and events have none.',
    example: `version: 1
services: { app: { placements: [azure/koreacentral, azure/koreasouth] } }
scenarios:
  pair: { fail: { kind: region }, order: 2 } # <- BR1504
`,
    fix: 'pair: { fail: { each: { kind: region } }, order: 2 }',
  },
  BR1511: {
    title: 'baseline entry without its measure',
    explanation:
      'An entry of a service says the state that was found, one without a service the share that was lost: worse than that is new.',
    example: `version: 1
services: { app: { placements: [azure/koreacentral] } }
scenarios: { region-lost: { fail: [azure/koreacentral] } }
policies: { stay-up: { require: { maxState: degraded } } }
# file: known.yaml
version: 1
baseline:
  - { policy: stay-up, scenario: region-lost, service: app } # <- BR1511
$ blast-radius analyze topology.yaml --baseline known.yaml
`,
    fix: '- { policy: stay-up, scenario: region-lost, service: app, found: down }',
  },
  BR1512: {
    title: 'baseline entry twice',
    explanation:
      'Two entries for the same policy, scenario and service, as a merge may leave them. Remove one, or write the baseline again.',
    example: `version: 1
services: { app: { placements: [azure/koreacentral] } }
scenarios: { lost: { fail: [azure/koreacentral] } }
policies: { stay-up: { require: { maxState: degraded } } }
# file: known.yaml
version: 1
baseline:
  - { policy: stay-up, scenario: lost, service: app, found: partial }
  - { policy: stay-up, scenario: lost, service: app, found: down } # <- BR1512
$ blast-radius analyze topology.yaml --baseline known.yaml
`,
    fix: 'Remove one of the two, or write the baseline again with baseline write.',
  },
  BR1601: {
    title: 'selector key that cannot hold',
    explanation:
      'kind and within are of domains, sector and tier of services, role and evidence of placements: together they match nothing.',
    example: `version: 1
services: { app: { sector: shop, placements: [azure/koreacentral] } }
scenarios:
  shops: { fail: [{ kind: region, sector: shop }] } # <- BR1601
`,
    fix: 'shops: { fail: [{ sector: shop }] }',
  },
  BR1602: {
    title: 'bad selector text',
    explanation: 'On the command line a selector is key=value[,key=value], such as kind=region.',
    example: `version: 1
services: { app: { placements: [azure/koreacentral] } }
$ blast-radius analyze topology.yaml --each region
`,
    fix: '$ blast-radius analyze topology.yaml --each kind=region',
  },
  BR1603: {
    title: 'nothing matched',
    explanation: 'What was asked for on the command line matches nothing.',
    example: `version: 1
services: { app: { placements: [azure/koreacentral] } }
$ blast-radius analyze topology.yaml --fail kind=zone
`,
    fix: '$ blast-radius analyze topology.yaml --fail kind=region',
  },
} as const satisfies Record<string, CodeText>;
