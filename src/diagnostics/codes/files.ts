import type { CodeText } from '../codes.js';

/** BR1001 to BR1005: what stands in the way before YAML is read. */
export const FILE_CODES = {
  BR1001: {
    title: 'a file cannot be read',
    explanation:
      'The file is missing, is a directory or a device, or may not be read. Name a regular file, or - for standard input.',
    example: `version: 1
include: [./shard.yaml] # <- BR1001
# file: shared.yaml
services: { app: {} }
`,
    fix: 'include: [./shared.yaml]',
  },
  BR1002: {
    title: 'a file is too large',
    explanation: 'One file may have 32 MB, all files of a topology 128 MB together.',
    example: '$ blast-radius analyze every-server-we-ever-had.yaml',
    fix: 'Write entries that are alike once, with `for`; or analyse the parts apart.',
  },
  BR1003: {
    title: 'a file is not UTF-8',
    explanation: 'YAML is read as UTF-8, with or without a byte order mark. Save the file as UTF-8.',
    example: `version: 1
name: Café # <- BR1003 if the file is saved as Latin-1
`,
    fix: 'Save the file as UTF-8: iconv -f latin1 -t utf-8 old.yaml > topology.yaml.',
  },
  BR1004: {
    title: 'a file holds a NUL character',
    explanation: 'A text file has none: this is a binary file, or a damaged one.',
    example: 'version: 1 # <- BR1004 if the file is saved as UTF-16LE',
    fix: 'Save the file as UTF-8: iconv -f utf-16le -t utf-8 old.yaml > topology.yaml.',
  },
  BR1005: {
    title: 'a file holds no topology',
    explanation:
      'It is empty or only comments. A topology needs at least `version: 1` and services, a file of values for a `for` at least one.',
    example: '# Our services, to be written down # <- BR1005',
    fix: `version: 1
services: { app: {} }`,
  },
} as const satisfies Record<string, CodeText>;
