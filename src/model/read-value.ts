import { parseNumber } from './number.js';
import { type Problems, quoteText, reportError } from './problems.js';
import type { RawEntry, RawMap, RawNode } from './raw.js';
import { isNull, readScalar } from './read-scalar.js';
import type { Draft, Form, MapShape, Name, RecordItem, Value } from './shape/value.js';
import { reportUnknownKey } from './unknown-key.js';

/** Groups nest, and only they; a tree made by hand or by aliases may go on without end. */
const MAX_DEPTH = 64;

/**
 * Reads a node by its form. Every problem in it is reported; what is well formed is kept. undefined: nothing is.
 * `key` is what messages call the value. Recursion follows the file's nesting, at most 64 deep.
 */
export function readValue<T>(problems: Problems, raw: RawNode, value: Value<T>, key: string): T | undefined {
  return readForm(problems, raw, value, key) as T | undefined;
}

/**
 * Reads a map by its shape. A value that is not well formed is missing in the draft, while its key is in `node`: whoever
 * misses a value asks the node whether that was reported already.
 */
export function readMap<F>(problems: Problems, raw: RawMap, shape: MapShape<F>): Draft<F> | undefined {
  if (problems.depth >= MAX_DEPTH) {
    return void reportError(
      problems,
      'BR1107',
      raw.span,
      `${shape.noun} is nested more than ${MAX_DEPTH} deep`,
    );
  }
  problems.depth++;
  const draft: Record<string, unknown> = { node: raw, hasUnknownKey: false };
  for (const entry of raw.entries.values()) readEntry(problems, entry, shape, draft);
  for (const [name, key] of shape.keys) {
    if (key.required === true && !raw.entries.has(name) && draft.hasUnknownKey !== true) {
      reportError(problems, 'BR1103', raw.span, `${shape.noun} needs ${name}`);
    }
  }
  problems.depth--;
  return draft as Draft<F>;
}

function readEntry(
  problems: Problems,
  entry: RawEntry,
  shape: MapShape,
  draft: Record<string, unknown>,
): void {
  const key = shape.keys.get(entry.key);
  if (key === undefined) {
    draft.hasUnknownKey = true;
    reportUnknownKey(problems, entry, shape);
    return;
  }
  if (key.engine !== undefined && !problems.unused.has(entry.key))
    problems.unused.set(entry.key, entry.keySpan);
  const value = readForm(problems, entry.value, key.value, entry.key);
  if (value !== undefined) draft[entry.key] = value;
}

function readForm(problems: Problems, raw: RawNode, form: Form, key: string): unknown {
  switch (form.type) {
    case 'list':
      return readList(problems, raw, form, key);
    case 'map':
      return raw.kind === 'map'
        ? readMap(problems, raw, form.shape())
        : wrongForm(problems, raw, key, 'a map { … }');
    case 'record':
      return readRecord(problems, raw, form, key);
    case 'union':
      return readUnion(problems, raw, form, key);
    case 'location':
      return readLocation(problems, raw, key);
    default:
      return raw.kind === 'scalar'
        ? readScalar(problems, raw, form, key)
        : wrongForm(problems, raw, key, 'one value');
  }
}

type ListForm = Extract<Form, { readonly type: 'list' }>;

function readList(problems: Problems, raw: RawNode, form: ListForm, key: string): unknown {
  if (raw.kind !== 'list') {
    if (form.single && !(raw.kind === 'scalar' && isNull(raw))) return readItems(problems, [raw], form, key);
    return wrongForm(problems, raw, key, 'a list [ … ]');
  }
  if (raw.items.length > 0 || form.empty) return readItems(problems, raw.items, form, key);
  return void reportError(
    problems,
    'BR1106',
    raw.span,
    `${key} is an empty list`,
    'leave it out, or name something',
  );
}

function readItems(problems: Problems, items: readonly RawNode[], form: ListForm, key: string): unknown[] {
  const values: unknown[] = [];
  for (const item of items) {
    const value = readForm(problems, item, form.of, key);
    if (value !== undefined) values.push(value);
  }
  return values;
}

function readRecord(
  problems: Problems,
  raw: RawNode,
  form: Extract<Form, { readonly type: 'record' }>,
  key: string,
): readonly RecordItem<unknown>[] | undefined {
  if (raw.kind !== 'map') return wrongForm(problems, raw, key, 'a map { … }');
  const items: RecordItem<unknown>[] = [];
  for (const entry of raw.entries.values()) {
    const name: Name = { text: entry.key, span: entry.keySpan };
    const value = readForm(problems, entry.value, form.of, `${quoteText(entry.key)} in ${key}`);
    if (value !== undefined) items.push({ key: name, value });
  }
  return items;
}

function readUnion(
  problems: Problems,
  raw: RawNode,
  form: Extract<Form, { readonly type: 'union' }>,
  key: string,
): unknown {
  const chosen = form.forms()[raw.kind];
  return chosen === undefined
    ? wrongForm(problems, raw, key, form.noun)
    : readForm(problems, raw, chosen, key);
}

function readLocation(problems: Problems, raw: RawNode, key: string): readonly [number, number] | undefined {
  const texts = raw.kind === 'list' ? raw.items.map((item) => (item.kind === 'scalar' ? item.text : '')) : [];
  const [latitude, longitude, more] = texts.map(parseNumber);
  const isPair = latitude != null && longitude != null && more === undefined;
  if (isPair && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return [latitude, longitude];
  const isSwapped = isPair && Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  const fix = isSwapped ? `latitude comes first: [${texts[1]}, ${texts[0]}]` : null;
  const message = `${key} is [latitude, longitude] in degrees, at most 90 and 180`;
  return void reportError(problems, 'BR1115', raw.span, message, fix);
}

function wrongForm(problems: Problems, raw: RawNode, key: string, expected: string): undefined {
  if (raw.kind === 'scalar' && isNull(raw)) {
    return void reportError(
      problems,
      'BR1102',
      raw.span,
      `${key} has no value`,
      'leave it out, or give it a value',
    );
  }
  const found = raw.kind === 'scalar' ? quoteText(raw.text) : raw.kind === 'list' ? 'a list' : 'a map';
  const isLone = expected === 'a list [ … ]' && raw.kind === 'scalar';
  const fix = isLone ? `did you mean ${key}: [${quoteText(raw.text)}]?` : null;
  return void reportError(problems, 'BR1102', raw.span, `${key} takes ${expected}, not ${found}`, fix);
}
