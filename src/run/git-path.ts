import type { Diagnostic } from '../diagnostics/types.js';
import type { FileReader, GitError, Host } from '../host/types.js';

export interface GitPath {
  readonly revision: string;
  readonly path: string;
}

/** `git:REV:PATH` as its parts; null: it is something else, such as a path of the file system. */
export function parseGitPath(text: string): GitPath | null {
  const [, revision, path] = /^git:([^:]+):(.+)$/s.exec(text) ?? [];
  return revision === undefined || path === undefined ? null : { revision, path };
}

export type OpenGitPath =
  | {
      readonly ok: true;
      /** What to read with `files`. */
      readonly path: string;
      readonly files: FileReader;
      readonly commit: string;
    }
  | { readonly ok: false; readonly problem: Diagnostic };

/**
 * Opens `git:REV:PATH` for reading. As git has it, PATH is seen from the top of the repository, and from the current directory
 * where it starts with `./` or `../`. What it includes comes from the same revision.
 */
export async function openGitPath(
  { revision, path }: GitPath,
  host: Pick<Host, 'git'>,
): Promise<OpenGitPath> {
  const found = await host.git.files(revision, '.');
  if (!found.ok) return { ok: false, problem: gitProblem(revision, found.error) };
  const isSeenFromHere = path.startsWith('./') || path.startsWith('../') || path.startsWith('/');
  return { ...found, path: isSeenFromHere ? path : `/${path}` };
}

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
