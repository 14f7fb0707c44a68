/** Codes whose example is shortened, because what raises them cannot be shown in a few lines. Their golden cases are written by hand. */
export const SHORTENED: readonly string[] = [
  'BR1003', // a byte that is not UTF-8
  'BR1004', // UTF-16
  'BR1013', // 1,001 aliases
  'BR1033', // 18 files
  'BR1107', // groups that nest 65 deep by aliases
];

/** Codes that no golden case can show, with the reason and the test that raises them instead. */
export const UNREACHABLE: ReadonlyMap<string, { readonly why: string; readonly test: string }> = new Map([
  ['BR1002', { why: 'takes a file of more than 32 MB', test: 'test/load/hostile.test.ts' }],
  [
    'BR1029',
    { why: 'is a defect of the YAML reader: no input is known', test: 'test/load/reader-fails.test.ts' },
  ],
  ['BR1603', { why: 'is told without its code, with exit code 3', test: 'test/model/targets.test.ts' }],
]);
