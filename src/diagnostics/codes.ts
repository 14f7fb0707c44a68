/** What `explain BR1010` says of a code. */
export interface CodeText {
  /** A few words, no final full stop. */
  readonly title: string;
  /** Why it is a problem and what to do, in whole sentences. */
  readonly explanation: string;
  /** A piece of a topology or a command line that has the problem. */
  readonly example?: string;
  /** The same, repaired. */
  readonly fix?: string;
}

export type CodeTable = ReadonlyMap<string, CodeText>;

/**
 * The codes of reading files and YAML, BR10xx. A code keeps its meaning for good: a new problem gets a new one. The codes
 * of what a topology may say stand with the rules that raise them.
 */
export const CODES: CodeTable = new Map([
  // Files
  [
    'BR1001',
    {
      title: 'a file cannot be read',
      explanation:
        'The file is missing, is a directory or a device, or may not be read. Name a regular file, or - for standard input.',
    },
  ],
  [
    'BR1002',
    {
      title: 'a file is too large',
      explanation: 'One file may have 32 MB, all files of a topology 128 MB together.',
    },
  ],
  [
    'BR1003',
    {
      title: 'a file is not UTF-8',
      explanation: 'YAML is read as UTF-8, with or without a byte order mark. Save the file as UTF-8.',
    },
  ],
  [
    'BR1004',
    {
      title: 'a file holds a NUL character',
      explanation: 'A text file has none: this is a binary file, or a damaged one.',
    },
  ],
  [
    'BR1005',
    {
      title: 'a file holds no topology',
      explanation: 'It is empty or only comments. A topology needs at least `version: 1` and services.',
    },
  ],
  // YAML
  [
    'BR1010',
    {
      title: 'not valid YAML',
      explanation:
        'The text does not follow the rules of YAML 1.2. The place is where reading failed; the slip is often just before it: a missing colon, quote or bracket, or a line that is indented too little or too much.',
    },
  ],
  [
    'BR1011',
    { title: 'a tab as indentation', explanation: 'YAML is indented with spaces only. Replace the tabs.' },
  ],
  [
    'BR1012',
    {
      title: 'nested too deeply',
      explanation: 'Lists and maps may be nested 64 levels deep; no topology needs more than a dozen.',
    },
  ],
  ['BR1013', { title: 'too many aliases', explanation: 'A file may use 1,000 aliases (`*name`).' }],
  [
    'BR1014',
    {
      title: 'aliases expand to too much',
      explanation:
        'What the aliases stand for may be ten times the file (at least 10,000 and at most 1,000,000 values). Aliases of aliases grow without bound.',
    },
  ],
  [
    'BR1015',
    {
      title: 'an alias without an anchor',
      explanation:
        '`*name` stands for the value that an earlier `&name` of the same file marks, and never for a value it is part of. A text that starts with * needs quotes.',
    },
  ],
  [
    'BR1016',
    {
      title: 'several documents in one file',
      explanation: 'One file is one topology. Remove the `---`, or make two files and `include` one.',
    },
  ],
  [
    'BR1017',
    {
      title: 'an unknown tag',
      explanation:
        'A word that starts with `!` is a YAML tag, and topologies need none. A text that starts with ! needs quotes.',
    },
  ],
  [
    'BR1018',
    {
      title: 'a key is given twice',
      explanation: 'Only one of the two could count, and nothing says which. Remove one, or merge them.',
    },
  ],
  [
    'BR1019',
    {
      title: 'a key is not text',
      explanation: 'A key is a plain or quoted text, never a list, a map or an alias.',
    },
  ],
  [
    'BR1020',
    {
      title: 'a comma ends a text',
      explanation:
        'Within { } a comma ends the value, so the words after it became a key. Quote a text with a comma in it.',
    },
  ],
  [
    'BR1021',
    {
      title: 'a merge key without a map',
      explanation:
        '`<<` takes a map, an alias of a map, or a list of them. Explicit keys win, then the earlier of a list.',
    },
  ],
  [
    'BR1029',
    {
      title: 'the YAML reader failed',
      explanation: 'The reader itself gave up on this file. Please report it, with the file if you can.',
    },
  ],
  // include
  [
    'BR1030',
    {
      title: 'not an include',
      explanation: '`include` takes a path or a list of paths; * and ** match several files.',
    },
  ],
  [
    'BR1031',
    {
      title: 'an include leaves the directory',
      explanation:
        'Included files lie in the directory of the first file or below it: no absolute path, no address, no way out over `..` or a link.',
    },
  ],
  [
    'BR1032',
    {
      title: 'files include each other',
      explanation: 'The chain of includes comes back to a file that is still being read.',
    },
  ],
  [
    'BR1033',
    {
      title: 'too many includes',
      explanation: 'Includes may be nested 16 deep, and a topology may have 256 files.',
    },
  ],
  [
    'BR1034',
    {
      title: 'an include matches no file',
      explanation: 'A pattern that finds nothing would leave out a part of the topology in silence.',
    },
  ],
  [
    'BR1035',
    {
      title: 'an id is given twice',
      explanation: 'The same id stands in two files, or two entries of a template come to the same id.',
    },
  ],
  // for
  [
    'BR1040',
    {
      title: 'not a `for`',
      explanation:
        '`for` takes variables, each with a list of values or a map of what differs: `for: { code: [ICN, GMP] }`.',
    },
  ],
  [
    'BR1041',
    {
      title: 'a variable is not in the key',
      explanation: 'Without it every entry of the template would have the same id.',
    },
  ],
  [
    'BR1042',
    {
      title: 'a variable has no values',
      explanation: 'The key names a variable in < > for which the `for` of the entry has no values.',
    },
  ],
  [
    'BR1043',
    { title: 'templates make too much', explanation: 'All templates together may make 100,000 entries.' },
  ],
  // The shape of a file
  [
    'BR1050',
    {
      title: 'no version',
      explanation: 'The first file says which version of the language it is written in: `version: 1`.',
    },
  ],
  [
    'BR1051',
    {
      title: 'an unknown version',
      explanation: 'This program reads version 1 of the language, written `version: 1`.',
    },
  ],
  [
    'BR1052',
    {
      title: 'a section has the wrong shape',
      explanation:
        'A file is a map of sections. domains, services, scenarios, policies and defaults are maps, waivers is a list.',
    },
  ],
]);
