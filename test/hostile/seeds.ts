import { readdirSync, readFileSync } from 'node:fs';
import { RICH } from '../model/rich.js';
import { jsonCases, yamlCases } from './corpus.js';

/** Larger cases cost time and find nothing that small ones do not: depth and size have tests of their own. */
const LARGEST = 2048;

/** RICH without what is kept and refused, so that the rest of it is analysed. */
const PLAYED = RICH.split('\n')
  .filter((line) => !/incident:|rollout:|minAvailability:|minFailures:|maxDowntime:|no-spof/.test(line))
  .join('\n');

/** Small, valid, and each with something that the others lack: most mutants of these get as far as the engine. */
const SMALL: readonly string[] = [
  'version: 1\nservices:\n  a: { placements: [d] }\n  b: { dependsOn: [a] }\ndomains:\n  d: { kind: region }\n',
  'version: 1\ndomains: { p: {}, e: { kind: edge-site, uplink: [p] }, f: { kind: edge-site, uplink: [p, e] } }\nservices:\n  a: { serving: nearest, placements: [e, f], dependsOn: [{ id: b, impact: 30% }] }\n  b: { placements: [p], dependsOn: [{ id: a, impact: 20%, worksWithout: 5m }] }\nscenarios:\n  cut: { isolate: [e], duration: 1h }\n  all: { fail: { each: { kind: edge-site } }, order: 2 }\n',
  'version: 1\ndomains:\n  s-<n>: { for: { n: [1, 2, 3] }, kind: zone, weight: 2 }\nservices:\n  a-<n>:\n    for: { n: { x: { tier: 1 }, y: { tier: 2 } } }\n    serving: local\n    users: 10\n    placements: [{ each: { kind: zone } }]\npolicies:\n  p: { require: { maxLost: 10% } }\n',
  'version: 1\nservices:\n  a: { placements: [{ in: azure/koreacentral }, { in: azure/koreasouth, role: standby, activation: { takes: 10m, dependsOn: [b] } }] }\n  b: { placements: [azure/koreacentral] }\n  c: { dependsOn: [{ prefer: [a, { id: b, takes: 5m }] }, { atLeast: 1, of: [a, b] }] }\nscenarios: { s: { fail: [azure/koreacentral], duration: 2h, expect: { a: up } } }\n',
  '{"version":1,"name":"json","domains":{"d":{"within":["e"]},"e":{}},"services":{"a":{"placements":["d"],"demand":5,"users":3}}}',
  'version: 1\nservices:\n  v: { placements: [{ in: aws/us-east-1, capacity: 6 }, { in: aws/us-east-2, capacity: 6 }], demand: 10, overload: shed }\n  w: { dependsOn: [v], stack: [crowdstrike/falcon-sensor] }\nscenarios:\n  l: { limit: [{ id: aws/us-east-1, capacity: 50% }], degrade: [w] }\n  e: { events: [{ at: 0m, fail: [v] }, { at: 1h, restore: [v] }] }\n',
];

/** What mutations start from: valid topologies often, the suites' cases less. */
export interface Seeds {
  readonly valid: readonly string[];
  readonly suites: readonly string[];
}

export function readSeeds(root: string): Seeds {
  const directory = `${root}topologies/examples`;
  const examples = readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readFileSync(`${directory}/${name}`, 'utf8'));
  const suites = [...yamlCases, ...jsonCases]
    .map(({ text }) => text)
    .filter(({ length }) => length <= LARGEST);
  return {
    valid: [
      ...Array<readonly string[]>(8).fill(SMALL).flat(),
      PLAYED,
      ...examples.filter(({ length }) => length <= 6000),
    ],
    suites,
  };
}
