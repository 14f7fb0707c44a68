import type { RawMap } from '../model/raw.js';
import type { FileKind } from './file-kind.js';

/** One file that was read as a map of sections. */
export interface FileTree {
  /** Index of its source. */
  readonly file: number;
  readonly root: RawMap;
  readonly kind: FileKind;
  /** The file that includes it; null: the first file, or one of its own such as a policy file. */
  readonly parent: FileTree | null;
}
