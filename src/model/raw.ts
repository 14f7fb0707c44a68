import type { Span } from '../diagnostics/types.js';

/**
 * What `load` hands to `model`: YAML as positioned trees, with aliases and merge keys resolved, `include`,
 * `for` and `defaults` applied. No meaning yet: `model` checks every key and value against the shape.
 */
export type RawNode = RawMap | RawList | RawScalar;

export interface RawMap {
  readonly kind: 'map';
  readonly span: Span;
  /** In the file's order, keys unique. A Map, never an object: `__proto__` is a key like any other. */
  readonly entries: ReadonlyMap<string, RawEntry>;
}

export interface RawEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: RawNode;
}

export interface RawList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly RawNode[];
}

export interface RawScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  /** The scalar's source for a plain one (`0x1F`, `1_000`, `~`), the unescaped text for a quoted or block one. */
  readonly text: string;
  /** Quoted and block scalars are always strings. Empty plain text is null. */
  readonly quoted: boolean;
}

/**
 * The whole topology before validation: the files' sections, merged in the order of reading.
 * `top` holds the scalar keys of the first file (version, name, description) and every `x-` key.
 */
export interface RawTopology {
  readonly top: ReadonlyMap<string, RawEntry>;
  /** Entries of `domains:` after `for` and `defaults`; ids unique. */
  readonly domains: readonly RawEntry[];
  readonly services: readonly RawEntry[];
  readonly scenarios: readonly RawEntry[];
  readonly policies: readonly RawEntry[];
  /** Items of `waivers:`. */
  readonly waivers: readonly RawNode[];
  /** The span of the first file as a whole (offset 0), for problems of the file itself. */
  readonly span: Span;
}
