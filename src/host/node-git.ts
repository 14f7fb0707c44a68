import { gitFiles } from './git-files.js';
import { gitProgram } from './git-program.js';
import type { GitError, GitReader } from './types.js';

/** Files of a revision by the `git` program; see {@link GitReader}. */
export function nodeGit(env: NodeJS.ProcessEnv, program = 'git'): GitReader {
  return {
    async files(revision, directory) {
      if (!isRevision(revision)) return { ok: false, error: { reason: 'bad revision', detail: '' } };
      const git = gitProgram(program, env, directory);
      const prefix = await git(['rev-parse', '--show-prefix'], SHORT);
      if (!prefix.ok) return { ok: false, error: errorOf(prefix) };
      const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
      const found = await git(verify, SHORT);
      if (!found.ok) return { ok: false, error: noRevision(found) };
      const commit = lineOf(found.bytes);
      // From here on git is asked by object names alone: no word of the user's reaches it again.
      return { ok: true, commit, files: gitFiles(git, commit, lineOf(prefix.bytes)) };
    },
  };
}

const SHORT = 1 << 16;

/** An option in disguise, nothing, or what no name of a revision may hold. */
function isRevision(revision: string): boolean {
  return revision !== '' && !revision.startsWith('-') && !/[\x00-\x1f\x7f]/.test(revision);
}

function lineOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\r?\n$/, '');
}

type Failure = Extract<Awaited<ReturnType<ReturnType<typeof gitProgram>>>, { ok: false }>;

function errorOf({ missing, detail }: Failure): GitError {
  if (missing) return { reason: 'no git', detail: '' };
  const isOutside = /not a git repository|cannot change to/.test(detail);
  return { reason: isOutside ? 'no repository' : 'failed', detail };
}

/** Quiet: git says nothing where there is only no such revision. */
function noRevision(failure: Failure): GitError {
  if (failure.exit === 1) return { reason: 'no such revision', detail: '' };
  return /bad revision|unknown revision|Needed a single revision/.test(failure.detail)
    ? { reason: 'no such revision', detail: '' }
    : errorOf(failure);
}
