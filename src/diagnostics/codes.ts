import { FILE_CODES } from './codes/files.js';
import { INCLUDE_CODES } from './codes/includes.js';
import { SHAPE_CODES } from './codes/shape.js';
import { YAML_CODES } from './codes/yaml.js';

/** What `explain BR1010` and docs/diagnostics.md say of a code. */
export interface CodeText {
  /** A few words, no final full stop. */
  readonly title: string;
  /** Why it is a problem and what to do, in whole sentences. */
  readonly explanation: string;
  /**
   * The smallest input that has the problem: topology.yaml, then each further file after a line `# file: NAME`, and the
   * command after `$ ` where it is not `analyze topology.yaml`. The line that is told of ends in `# <- BR1010`.
   * Tests run it, and its golden case is made of it.
   */
  readonly example: string;
  /** What to write instead: the marked line again (or the command), repaired, or a sentence with its full stop. */
  readonly fix: string;
}

export type CodeTable = ReadonlyMap<string, CodeText>;

/**
 * The codes of reading files and YAML, BR10xx. A code keeps its meaning for good: a new problem gets a new one. The codes
 * of what a topology may say stand with the rules that raise them. Reading raises one of those too: BR1101, for a section
 * that there is not.
 */
export const CODES: CodeTable = new Map(
  Object.entries<CodeText>({ ...FILE_CODES, ...YAML_CODES, ...INCLUDE_CODES, ...SHAPE_CODES }),
);
