import type { RawMap } from '../model/raw.js';

/** One file that was read as a map of sections. */
export interface FileTree {
  /** Index of its source. */
  readonly file: number;
  readonly root: RawMap;
  /** The file that includes it; null: the first file. */
  readonly parent: FileTree | null;
}
