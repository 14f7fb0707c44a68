import type { CodeText } from '../codes.js';

/** BR1050 to BR1052: the shape of a file. */
export const SHAPE_CODES = {
  BR1050: {
    title: 'no version',
    explanation: 'The first file says which version of the language it is written in: `version: 1`.',
    example: `services: # <- BR1050
  app: {}
`,
    fix: `version: 1
services:`,
  },
  BR1051: {
    title: 'an unknown version',
    explanation: 'This program reads version 1 of the language, written `version: 1`.',
    example: `version: 2 # <- BR1051
services: { app: {} }
`,
    fix: 'version: 1',
  },
  BR1052: {
    title: 'a section has the wrong shape',
    explanation:
      'A file is a map of sections. domains, services, scenarios, policies and defaults are maps, waivers is a list.',
    example: `version: 1
services: [app, ledger] # <- BR1052
`,
    fix: 'services: { app: {}, ledger: {} }',
  },
} as const satisfies Record<string, CodeText>;
