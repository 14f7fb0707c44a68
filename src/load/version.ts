import type { RawEntry } from '../model/raw.js';
import type { FileTree } from './file-tree.js';
import { type Problems, slip } from './problems.js';

/** The first file has to say `version: 1`; an included one may leave it out, but must not say another. */
export function checkVersion(version: RawEntry | undefined, tree: FileTree, problems: Problems): void {
  if (version === undefined) {
    if (tree.parent !== null) return;
    const start = { file: tree.file, start: 0, end: 0 };
    slip(
      problems,
      'BR1050',
      start,
      'the file does not say its version',
      'write version: 1 on its first line',
    );
    return;
  }
  const { value } = version;
  if (value.kind === 'scalar' && value.text === '1' && !value.quoted) return;
  const said =
    value.kind === 'scalar' && !value.quoted && value.text !== '' ? `version ${value.text} is unknown` : null;
  slip(problems, 'BR1051', value.span, said ?? 'the version is the number 1', 'write version: 1');
}
