import { Composer, type CST, type Document, isScalar, type ParsedNode } from 'yaml';
import type { Source } from '../diagnostics/types.js';
import type { RawNode } from '../model/raw.js';
import { commonYaml } from './common-yaml.js';
import { type FileKind, TOPOLOGY } from './file-kind.js';
import { loss, type Problems } from './problems.js';
import { rawTree } from './raw-tree.js';
import { scanTokens } from './scan-tokens.js';
import { syntaxProblem } from './syntax-problem.js';

/**
 * One file's text as a positioned tree, or null where it has none; everything that is wrong with it as YAML is reported.
 * A tree whose YAML is broken is not returned: what the parser guessed would only bring false reports.
 *
 * @param file index of the source, which spans refer to
 */
export function parseSource(
  file: number,
  sources: readonly Source[],
  problems: Problems,
  kind = TOPOLOGY,
): RawNode | null {
  const { text } = sources[file]!;
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    loss(problems, 'BR1004', { file, start: nul, end: nul + 1 }, 'a text file holds no NUL character', null);
    return null;
  }
  try {
    return parse(text, file, sources, problems, kind);
  } catch (error) {
    // A defect of the parser, or a stack that a text of a new kind exhausts: still a problem of this file, with its name.
    const reason = error instanceof Error ? error.message : String(error);
    loss(problems, 'BR1029', { file, start: 0, end: 0 }, `the YAML reader failed: ${reason}`, null);
    return null;
  }
}

function parse(
  text: string,
  file: number,
  sources: readonly Source[],
  problems: Problems,
  kind: FileKind,
): RawNode | null {
  const common = commonYaml(text, file);
  if (common !== null) return common;
  return fullYaml(text, file, sources, problems, kind);
}

/** All of YAML, for what is rare and what is wrong. Exported so that tests can hold the two readers against each other. */
export function fullYaml(
  text: string,
  file: number,
  sources: readonly Source[],
  problems: Problems,
  kind = TOPOLOGY,
): RawNode | null {
  const tokens = scanTokens(text, file, problems);
  if (tokens === null) return null;
  const document = compose(tokens, text);
  for (const problem of [...document.errors, ...document.warnings]) syntaxProblem(problems, file, problem);
  if (document.errors.length + document.warnings.length > 0) return null;
  const root = document.contents;
  if (root === null || isNothing(root)) {
    const fix = `${kind.noun} needs at least ${kind.least}`;
    const nothing = `the file holds no ${kind.noun.replace('a ', '')}`;
    loss(problems, 'BR1005', { file, start: 0, end: 0 }, nothing, fix);
    return null;
  }
  return rawTree(root, file, sources, problems);
}

function isNothing(root: ParsedNode): boolean {
  return isScalar(root) && root.type === 'PLAIN' && root.source === '' && root.anchor === undefined;
}

/**
 * Keys are checked for uniqueness by ours, because the parser compares each with each; aliases and `<<` are resolved by
 * ours as well. The scan has let one document through.
 */
function compose(tokens: readonly CST.Token[], text: string): Document.Parsed {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    stringKeys: true,
    strict: true,
    logLevel: 'error',
    prettyErrors: false,
  });
  for (const document of composer.compose(tokens, true, text.length)) return document as Document.Parsed;
  throw new Error('no document');
}
