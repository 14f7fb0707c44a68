import type { FileReader } from '../../../src/host/types.js';
import type { DiffDocument } from '../../../src/results/diff-document.js';
import { diff } from '../../../src/run/diff.js';
import type { DiffOptions, DiffOutcome } from '../../../src/run/diff-types.js';

const ALLOW: DiffOptions['allow'] = { state: null, blastRadius: null, weakened: true };

/** Compares two texts as if they were files, `old.yaml` and `new.yaml`. */
export function diffTexts(
  base: string,
  head: string,
  options: Partial<DiffOptions> = {},
): Promise<DiffOutcome> {
  const texts = new Map([
    ['old.yaml', base],
    ['new.yaml', head],
  ]);
  const files: FileReader = {
    read: async (path) => ({ ok: true, bytes: new TextEncoder().encode(texts.get(path)) }),
    realPath: async (path) => `/${path}`,
    glob: async () => [],
  };
  const git = { files: async () => ({ ok: false, error: { reason: 'no git', detail: '' } }) as const };
  const input = (file: string) => ({ file, revision: null });
  return diff(input('old.yaml'), input('new.yaml'), { allow: ALLOW, ...options }, { files, git });
}

/** @throws if there is nothing to compare */
export async function diffDocument(
  base: string,
  head: string,
  options: Partial<DiffOptions> = {},
): Promise<DiffDocument> {
  const { document, problems, notes } = await diffTexts(base, head, options);
  if (document !== null) return document;
  throw new Error(JSON.stringify({ problems: problems.map(({ diagnostics }) => diagnostics), notes }));
}
