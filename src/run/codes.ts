import type { CodeTable } from '../diagnostics/codes.js';

/** Problems of what was asked, rather than of the file. */
export const RUN_CODES: CodeTable = new Map([
  [
    'BR3001',
    {
      title: 'scenario needs what is not built',
      explanation:
        'The scenario is kept and was checked, but nothing here can play it. It is refused, never left out.',
      example: `version: 1
domains: { sensor: { kind: software } }
services: { app: { stack: [sensor] } }
scenarios:
  july-2024: { incident: crowdstrike-2024-07 } # <- BR3001
`,
      fix: 'july-2024: { fail: [sensor] }',
    },
  ],
  [
    'BR3002',
    {
      title: 'requirement needs what is not built',
      explanation:
        'Nothing here computes what the policy requires. It is refused: a policy that is not judged is no pass.',
      example: `version: 1
services: { app: { placements: [azure/koreacentral] } }
scenarios: { region-lost: { fail: [azure/koreacentral] } }
policies:
  two-failures: { require: { minFailures: 2 } } # <- BR3002
`,
      fix: 'two-failures: { require: { maxState: down } }',
    },
  ],
  [
    'BR3003',
    {
      title: 'bad option value',
      explanation: 'An option of the command line has a value that cannot be read.',
      example: `version: 1
services: { app: {} }
$ blast-radius analyze topology.yaml --fail app --duration 90min
`,
      fix: '$ blast-radius analyze topology.yaml --fail app --duration 90m',
    },
  ],
  [
    'BR3004',
    {
      title: 'git cannot give a revision',
      explanation:
        'A base revision is read with the git program, without a checkout. There is no git, no repository, or no such revision in it.',
      example: `version: 1
services: { app: {} }
scenarios: { app-lost: { fail: [app] } }
$ blast-radius analyze topology.yaml --policy git:no-such-branch:gate.yaml
`,
      fix: 'Fetch it first (git fetch origin main), then name git:origin/main:gate.yaml.',
    },
  ],
  [
    'BR3011',
    {
      title: 'a waiver ends soon',
      explanation:
        'A waiver holds through the day of its `until`, in UTC. Fourteen days before that it is a warning, afterwards what it accepted fails again.',
      example: `version: 1
services: { app: { placements: [azure/koreacentral] } }
scenarios: { region-lost: { fail: [azure/koreacentral] } }
policies: { stay-up: { require: { maxState: degraded } } }
waivers:
  - policy: stay-up # <- BR3011
    service: app
    until: 2027-03-31
    reason: SHOP-11
    owner: app-team
$ blast-radius analyze topology.yaml --today 2027-03-25
`,
      fix: 'Make the service hold the policy, or accept the violation until a later day.',
    },
  ],
  [
    'BR3012',
    {
      title: 'an empty policy is let pass',
      explanation: 'The policy judged nothing, which would end with 3; its `allowEmpty` makes it a warning.',
      example: `version: 1
services: { app: { sector: retail, stack: [azure/koreacentral] } }
scenarios: { region-lost: { fail: [azure/koreacentral] } }
policies:
  banks: # <- BR3012
    services: { sector: banking }
    require: { maxState: up }
    allowEmpty: true
  all: { require: { maxState: down } }
`,
      fix: 'Name a sector that there is, or remove the policy.',
    },
  ],
]);
