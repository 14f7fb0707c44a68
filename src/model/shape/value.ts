/*
 * The forms a value can have, as data: the validator reads by them, the JSON Schema is made from them.
 * `yields` never exists; it carries the type that reading such a value gives.
 */
import type { Span } from '../../diagnostics/types.js';
import type { RawMap } from '../raw.js';

export type Value<T = unknown> = Form & { readonly yields?: T };

export type Form =
  | { readonly type: 'text' }
  | { readonly type: 'id' }
  | { readonly type: 'target' }
  | { readonly type: 'duration'; readonly above0: boolean }
  | { readonly type: 'share' }
  | { readonly type: 'impact' }
  | { readonly type: 'count'; readonly min: number; readonly max: number | null }
  | { readonly type: 'number'; readonly above0: boolean }
  | { readonly type: 'boolean' }
  | { readonly type: 'date' }
  | { readonly type: 'location' }
  | { readonly type: 'enum'; readonly words: ReadonlyMap<string, string> }
  | { readonly type: 'list'; readonly of: Value; readonly single: boolean; readonly empty: boolean }
  | { readonly type: 'record'; readonly key: 'text' | 'id'; readonly of: Value }
  | { readonly type: 'map'; readonly shape: () => MapShape }
  | {
      readonly type: 'union';
      readonly noun: string;
      readonly name: string;
      readonly forms: () => UnionForms;
    };

/** Which form stands is decided by what the node is, so a mistake inside is reported for one form only. */
export interface UnionForms {
  readonly scalar?: Value;
  readonly list?: Value;
  readonly map?: Value;
}

/** A word of the file with its place: an id, `service@placement`. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

export interface RecordItem<T> {
  readonly key: Name;
  readonly value: T;
}

/** What reading a map gives: the values that were well formed, and the node for the places of the rest. */
export type Draft<F> = F & {
  readonly node: RawMap;
  /** A key was misspelt, so one that seems to be missing may be that. */
  readonly hasUnknownKey: boolean;
};

export interface Key<T = unknown> {
  readonly value: Value<T>;
  readonly description: string;
  /** As the user would write it. */
  readonly default?: string;
  readonly required?: true;
  /** The engine that reads it, where that is not the analysis. */
  readonly engine?: 'timeline' | 'availability';
}

type Keys<F> = { readonly [K in keyof F]-?: Key<Exclude<F[K], undefined>> };

export interface MapShape<F = unknown> {
  /** Its definition in the JSON Schema. */
  readonly name: string;
  /** For messages: `a service`. */
  readonly noun: string;
  readonly description: string;
  readonly keys: ReadonlyMap<string, Key>;
  /** What people write instead: another key, or advice. */
  readonly slips: ReadonlyMap<string, string>;
  readonly reads?: F;
}

export function mapShape<F>(shape: {
  readonly name: string;
  readonly noun: string;
  readonly description: string;
  readonly keys: Keys<F>;
  readonly slips?: Readonly<Record<string, string>>;
}): MapShape<F> {
  return {
    ...shape,
    keys: new Map(Object.entries<Key>(shape.keys)),
    slips: new Map(Object.entries(shape.slips ?? {})),
  };
}

export const text: Value<string> = { type: 'text' };
export const id: Value<Name> = { type: 'id' };
export const target: Value<Name> = { type: 'target' };
export const duration: Value<number> = { type: 'duration', above0: false };
export const durationAbove0: Value<number> = { type: 'duration', above0: true };
export const share: Value<number> = { type: 'share' };
export const impact: Value<'down' | 'degraded' | number> = { type: 'impact' };
export const boolean: Value<boolean> = { type: 'boolean' };
export const date: Value<string> = { type: 'date' };
export const location: Value<readonly [number, number]> = { type: 'location' };

export function count(min: number, max: number | null = null): Value<number> {
  return { type: 'count', min, max };
}

export function number(limit: { readonly above0: boolean }): Value<number> {
  return { type: 'number', above0: limit.above0 };
}

export function words<W extends string>(descriptions: Readonly<Record<W, string>>): Value<W> {
  return { type: 'enum', words: new Map(Object.entries(descriptions)) };
}

export function list<T>(of: Value<T>, empty: 'or empty' | 'not empty' = 'or empty'): Value<readonly T[]> {
  return { type: 'list', of, single: false, empty: empty === 'or empty' };
}

/** A list whose single member may stand alone. */
export function oneOrMore<T>(of: Value<T>, empty: 'or empty' | 'not empty'): Value<readonly T[]> {
  return { type: 'list', of, single: true, empty: empty === 'or empty' };
}

export function record<T>(key: 'text' | 'id', of: Value<T>): Value<readonly RecordItem<T>[]> {
  return { type: 'record', key, of };
}

/** Lazy, so that shapes can hold each other. */
export function map<F>(shape: () => MapShape<F>): Value<Draft<F>> {
  return { type: 'map', shape };
}

export function union<T>(name: string, noun: string, forms: () => UnionForms): Value<T> {
  return { type: 'union', name, noun, forms };
}
