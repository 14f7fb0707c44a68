import type { Diagnostic } from '../diagnostics/types.js';
import type { FileReader, Host } from '../host/types.js';
import type { Beside } from '../load/read-beside.js';
import { besideName } from './beside-name.js';

/** What is needed of git here: the files of a revision. A host without it reads plain files only. */
export interface RevisionHost {
  readonly git?: {
    files(revision: string, directory: string): Promise<RevisionFiles>;
  };
}

type RevisionFiles =
  | { readonly ok: true; readonly files: FileReader }
  | { readonly ok: false; readonly error: { readonly reason: string; readonly detail: string } };

/**
 * Where `--policy TEXT` is read from: a path as the user typed it, `-`, or `git:REVISION:PATH`, the file as a revision has it,
 * which the change under judgement cannot have touched. PATH is seen from the current directory, like any other.
 */
export async function policySource(
  text: string,
  topology: string,
  host: Pick<Host, 'files'> & RevisionHost,
): Promise<Beside | Diagnostic> {
  if (!text.startsWith(GIT)) {
    const name = text === '-' ? '<stdin>' : besideName(topology, text);
    return { path: text, name, files: host.files };
  }
  const [, revision = '', path = ''] = /^git:([^:]*):(.*)$/s.exec(text) ?? [];
  if (revision === '' || path === '') return problem('BR3003', `${text} is not git:REVISION:PATH`);
  const found = await host.git?.files(revision, '.');
  if (found === undefined) return problem('BR3004', `${text} cannot be read: there is no git here`);
  if (!found.ok) return problem('BR3004', `${text} cannot be read: ${reasonText(found.error)}`);
  return { path, name: text, files: found.files };
}

const GIT = 'git:';

function reasonText({ reason, detail }: { readonly reason: string; readonly detail: string }): string {
  return detail === '' ? reason : `${reason} (${detail})`;
}

function problem(code: 'BR3003' | 'BR3004', message: string): Diagnostic {
  const fix =
    code === 'BR3003' ? 'for example git:origin/main:gate.yaml' : 'git show REVISION:PATH has to find it';
  return { code, severity: 'error', message, span: null, fix };
}
