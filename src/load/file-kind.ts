/** Sections that are maps of ids. */
export const MAPS = ['domains', 'services', 'scenarios', 'policies'] as const;
export type MapSection = (typeof MAPS)[number];

/** What a file may hold at its top, and what messages call it. */
export interface FileKind {
  readonly noun: string;
  readonly keys: readonly string[];
  /** What the least such file has, for one that has nothing. */
  readonly least: string;
}

export const TOPOLOGY: FileKind = {
  noun: 'a topology',
  keys: ['version', 'name', 'description', 'include', ...MAPS, 'waivers', 'defaults'],
  least: '`version: 1` and services',
};

/** A file of `--policy`: what is required and what is accepted, never what there is. */
export const POLICIES: FileKind = {
  noun: 'a policy file',
  keys: ['version', 'policies', 'waivers'],
  least: '`version: 1` and policies',
};

export const BASELINE: FileKind = {
  noun: 'a baseline',
  keys: ['version', 'baseline'],
  least: '`version: 1` and baseline',
};

/** What a `for` takes its values from: a list or a map of its own, without any keys of ours. */
export const VALUES: FileKind = { noun: 'a list of values', keys: [], least: 'one value' };
