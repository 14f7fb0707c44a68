import type { CodeText } from '../codes.js';

/** BR1010 to BR1029: YAML itself. */
export const YAML_CODES = {
  BR1010: {
    title: 'not valid YAML',
    explanation:
      'The text does not follow the rules of YAML 1.2. The place is where reading failed; the slip is often just before it: a missing colon, quote or bracket, or a line that is indented too little or too much.',
    example: `version: 1
services:
  app: {}
  ledger # <- BR1010
`,
    fix: 'ledger: {}',
  },
  BR1011: {
    title: 'a tab as indentation',
    explanation: 'YAML is indented with spaces only. Replace the tabs.',
    example: 'version: 1\nservices:\n\tapp: {} # <- BR1011\n',
    fix: '  app: {}',
  },
  BR1012: {
    title: 'nested too deeply',
    explanation: 'Lists and maps may be nested 64 levels deep; no topology needs more than a dozen.',
    example: `version: 1
x-deep:
  [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
  [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ # <- BR1012
  ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
  ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
`,
    fix: 'Nest less; name inner parts as services of their own, and refer to them.',
  },
  BR1013: {
    title: 'too many aliases',
    explanation: 'A file may use 1,000 aliases (`*name`).',
    example: `version: 1
x-needs: &needs [ledger]
services:
  ledger: {}
  app-1: { dependsOn: *needs } # and so on to app-1001
`,
    fix: 'Give what all have in common under `defaults`, or repeat with `for`.',
  },
  BR1014: {
    title: 'aliases expand to too much',
    explanation:
      'What the aliases stand for may be ten times the file (at least 10,000 and at most 1,000,000 values). Aliases of aliases grow without bound.',
    example: `version: 1
x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c] # <- BR1014
`,
    fix: 'Repeat with `for` rather than with aliases of aliases.',
  },
  BR1015: {
    title: 'an alias without an anchor',
    explanation:
      '`*name` stands for the value that an earlier `&name` of the same file marks, and never for a value it is part of. A text that starts with * needs quotes.',
    example: `version: 1
services:
  app: {}
scenarios:
  all: { fail: [{ id: *any }] } # <- BR1015
`,
    fix: "all: { fail: [{ id: '*' }] }",
  },
  BR1016: {
    title: 'several documents in one file',
    explanation: 'One file is one topology. Remove the `---`, or make two files and `include` one.',
    example: `version: 1
services: { app: {} }
--- # <- BR1016
policies: { stay-up: { require: { maxState: up } } }
`,
    fix: 'Remove the line with the ---.',
  },
  BR1017: {
    title: 'an unknown tag',
    explanation:
      'A word that starts with `!` is a YAML tag, and topologies need none. A text that starts with ! needs quotes.',
    example: `version: 1
services:
  app: { owner: !important } # <- BR1017
`,
    fix: "app: { owner: '!important' }",
  },
  BR1018: {
    title: 'a key is given twice',
    explanation: 'Only one of the two could count, and nothing says which. Remove one, or merge them.',
    example: `version: 1
services:
  app: {}
  ledger: {}
  app: { tier: 0 } # <- BR1018
`,
    fix: 'app-2: { tier: 0 }',
  },
  BR1019: {
    title: 'a key is not text',
    explanation: 'A key is a plain or quoted text, never a list, a map or an alias.',
    example: `version: 1
services:
  [app, ledger]: {} # <- BR1019
`,
    fix: `app: {}
ledger: {}`,
  },
  BR1020: {
    title: 'a comma ends a text',
    explanation:
      'Within { } a comma ends the value, so the words after it became a key. Quote a text with a comma in it.',
    example: `version: 1
services:
  app: { title: Seoul, Korea, tier: 0 } # <- BR1020
`,
    fix: 'app: { title: "Seoul, Korea", tier: 0 }',
  },
  BR1021: {
    title: 'a merge key without a map',
    explanation:
      '`<<` takes a map, an alias of a map, or a list of them. Explicit keys win, then the earlier of a list.',
    example: `version: 1
x-common: &common { tier: 0 }
services:
  app: { <<: common } # <- BR1021
`,
    fix: 'app: { <<: *common }',
  },
  BR1029: {
    title: 'the YAML reader failed',
    explanation: 'The reader itself gave up on this file. Please report it, with the file if you can.',
    example: '$ blast-radius analyze strange.yaml',
    fix: 'Report it. Until then, find the line by halves and write it in another way.',
  },
} as const satisfies Record<string, CodeText>;
