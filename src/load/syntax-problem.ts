import type { ErrorCode, YAMLError } from 'yaml';
import type { Span } from '../diagnostics/types.js';
import { loss, type Problems } from './problems.js';

interface Wording {
  readonly code: string;
  readonly message: string;
  readonly fix: string | null;
}

/** What the parser's codes mean to whoever wrote the file. Codes that are not here keep the parser's own words. */
const WORDINGS: ReadonlyMap<ErrorCode, Wording> = new Map<ErrorCode, Wording>([
  ['TAB_AS_INDENT', { code: 'BR1011', message: 'a tab cannot indent YAML', fix: 'use spaces' }],
  [
    'NON_STRING_KEY',
    { code: 'BR1019', message: 'a key is a text, not a list, a map or an alias', fix: null },
  ],
  ['RESOURCE_EXHAUSTION', { code: 'BR1012', message: 'nested too deeply to be read', fix: null }],
  [
    'MULTILINE_IMPLICIT_KEY',
    {
      code: 'BR1010',
      message: 'a key and its colon stand on one line',
      fix: 'is a colon missing, or is the next line indented too far?',
    },
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    {
      code: 'BR1010',
      message: 'a list or map cannot start here',
      fix: 'put it on its own line, indented; quote a text with a colon in it',
    },
  ],
  [
    'BLOCK_IN_FLOW',
    { code: 'BR1010', message: 'within [ ] or { } there are no indented lists and maps', fix: null },
  ],
  [
    'BAD_SCALAR_START',
    { code: 'BR1010', message: 'a plain text cannot start with this character', fix: 'quote the text' },
  ],
  [
    'BAD_DQ_ESCAPE',
    {
      code: 'BR1010',
      message: 'this escape is unknown within " "',
      fix: "write \\\\ for a backslash, or quote with ' '",
    },
  ],
]);

/** A problem that the YAML parser found, in our words. */
export function syntaxProblem(problems: Problems, file: number, error: YAMLError): void {
  const [start, end] = error.pos;
  if (error.code === 'TAG_RESOLVE_FAILED') {
    unknownTag(problems, { file, start, end }, error.message.replace(/^Unresolved tag: /, ''));
    return;
  }
  const wording = WORDINGS.get(error.code) ?? ownWords(error);
  loss(problems, wording.code, { file, start, end }, wording.message, wording.fix);
}

export function unknownTag(problems: Problems, span: Span, tag: string): void {
  const fix = 'topologies need no tags; quote a text that starts with !';
  loss(problems, 'BR1017', span, `there is no tag ${tag}`, fix);
}

function ownWords(error: YAMLError): Wording {
  const indent = /^Flow (?:sequence|map) .*(.)$/.exec(error.message);
  if (error.code === 'BAD_INDENT' && indent !== null) {
    return {
      code: 'BR1010',
      message: `expected ${indent[1]} before this, or more indentation`,
      fix: `is a ${indent[1]} missing above?`,
    };
  }
  if (error.code === 'MISSING_CHAR' && error.message.startsWith('Implicit map keys')) {
    return { code: 'BR1010', message: 'expected a colon and a value after this', fix: null };
  }
  if (error.code === 'MISSING_CHAR' && error.message.startsWith('Missing closing')) {
    return { code: 'BR1010', message: 'a quote that was opened above is not closed', fix: null };
  }
  // Some messages end with the token itself, which can be a whole file; the excerpt shows it.
  const words = error.message.replace(/: "[\s\S]*$/, '').slice(0, 200);
  const message = words.charAt(0).toLowerCase() + words.slice(1);
  return { code: 'BR1010', message: `not valid YAML: ${message}`, fix: null };
}
