import type { Diagnostic } from '../diagnostics/types.js';
import type { GitError } from '../host/types.js';

/** Why a revision cannot be read, and what helps. */
export function gitProblem(revision: string, { reason, detail }: GitError): Diagnostic {
  const says = detail === '' ? '' : ` (git says: ${detail})`;
  const { message, fix } = WORDS[reason];
  return {
    code: 'BR3004',
    severity: 'error',
    message: `cannot read revision ${revision}: ${message}${says}`,
    span: null,
    fix,
  };
}

const WORDS: Readonly<Record<GitError['reason'], { readonly message: string; readonly fix: string | null }>> =
  {
    'no git': { message: 'there is no git program', fix: 'install git, or compare two files' },
    'no repository': { message: 'this is no git repository', fix: 'compare two files instead' },
    'bad revision': {
      message: 'that is no name of a revision',
      fix: 'name a branch, a tag or a commit, such as origin/main',
    },
    'no such revision': {
      message: 'there is no such revision',
      fix: 'in CI fetch it first: a shallow clone has only the commit it is about (fetch-depth: 0)',
    },
    failed: { message: 'git failed', fix: null },
  };
