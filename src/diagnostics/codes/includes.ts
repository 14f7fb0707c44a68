import type { CodeText } from '../codes.js';

/** BR1030 to BR1043: `include` and `for`, which make one topology of many pieces. */
export const INCLUDE_CODES = {
  BR1030: {
    title: 'not an include',
    explanation: '`include` takes a path or a list of paths; * and ** match several files.',
    example: `version: 1
include: { file: shared.yaml } # <- BR1030
# file: shared.yaml
services: { app: {} }
`,
    fix: 'include: [./shared.yaml]',
  },
  BR1031: {
    title: 'an include leaves the directory',
    explanation:
      'Included files lie in the directory of the first file or below it: no absolute path, no address, no way out over `..` or a link.',
    example: `version: 1
include: [../shared.yaml] # <- BR1031
# file: shared.yaml
services: { app: {} }
`,
    fix: 'include: [./shared.yaml]',
  },
  BR1032: {
    title: 'files include each other',
    explanation: 'The chain of includes comes back to a file that is still being read.',
    example: `version: 1
include: [./sites.yaml]
services: { app: {} }
# file: sites.yaml
include: [./topology.yaml] # <- BR1032
`,
    fix: 'domains: { site-a: { kind: edge-site } }',
  },
  BR1033: {
    title: 'too many includes',
    explanation: 'Includes may be nested 16 deep, and a topology may have 256 files.',
    example: `# file: level-16.yaml
include: [./level-17.yaml]
`,
    fix: 'Include all from the first file, by a pattern: include: [./teams/*.yaml].',
  },
  BR1034: {
    title: 'an include matches no file',
    explanation: 'A pattern that finds nothing would leave out a part of the topology in silence.',
    example: `version: 1
include: ['./team/*.yaml'] # <- BR1034
# file: teams-shared.yaml
services: { app: {} }
`,
    fix: "include: ['./teams-*.yaml']",
  },
  BR1035: {
    title: 'an id is given twice',
    explanation: 'The same id stands in two files, or two entries of a template come to the same id.',
    example: `version: 1
include: [./ledger.yaml]
services:
  app: {}
# file: ledger.yaml
services:
  app: { tier: 0 } # <- BR1035
`,
    fix: 'ledger: { tier: 0 }',
  },
  BR1040: {
    title: 'not a `for`',
    explanation:
      '`for` takes variables, each with a list of values or a map of what differs, written here or in a file of its own: `for: { code: [ICN, GMP] }`, `for: { code: { include: codes.yaml } }`.',
    example: `version: 1
domains:
  apt-<code>: { for: [ICN, GMP], kind: edge-site } # <- BR1040
services: { app: {} }
`,
    fix: 'apt-<code>: { for: { code: [ICN, GMP] }, kind: edge-site }',
  },
  BR1041: {
    title: 'a variable is not in the key',
    explanation: 'Without it every entry of the template would have the same id.',
    example: `version: 1
domains:
  airport: { for: { code: [ICN, GMP] }, kind: edge-site } # <- BR1041
services: { app: {} }
`,
    fix: 'airport-<code>: { for: { code: [ICN, GMP] }, kind: edge-site }',
  },
  BR1042: {
    title: 'a variable has no values',
    explanation: 'The key names a variable in < > for which the `for` of the entry has no values.',
    example: `version: 1
domains:
  apt-<code>: { kind: edge-site } # <- BR1042
services: { app: {} }
`,
    fix: 'apt-<code>: { for: { code: [ICN, GMP] }, kind: edge-site }',
  },
  BR1043: {
    title: 'templates make too much',
    explanation:
      'A few lines could stand for millions. All `for` together may make 10,000 entries and one more for each 8 characters written; with `defaults`, 200,000 values and 2 more a character.',
    example: `version: 1
x-digits: &d [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
domains:
  site-<a><b><c><d><e><f>:
    for: { a: *d, b: *d, c: *d, d: *d, e: *d, f: *d } # <- BR1043
services: { app: {} }
`,
    fix: 'Write one entry, with a weight, for what always fails together.',
  },
} as const satisfies Record<string, CodeText>;
