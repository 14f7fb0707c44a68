import { DURATION_PATTERN } from '../duration.js';
import { ID_PATTERN } from '../id.js';
import { COUNT_PATTERN, NUMBER_PATTERN, SHARE_PATTERN } from '../number.js';
import { domainShape } from './domain.js';
import { serviceShape } from './service.js';
import { type TopKey, topKeys } from './topology.js';
import type { Form, Key, MapShape } from './value.js';

export type JsonSchema = { readonly [key: string]: unknown };

const ID = { type: ['string', 'integer'], pattern: ID_PATTERN };
const TEXT = { type: ['string', 'number', 'boolean'] };

/**
 * JSON Schema draft-07 of a topology file, for editors, from the same table the validator reads by. It knows the form of
 * a file, not what its ids mean.
 */
export function topologySchema(): JsonSchema {
  const definitions = new Map<string, JsonSchema>();
  const properties = [...topKeys].map(([key, top]) => [key, topProperty(definitions, top)] as const);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'blast-radius topology',
    description:
      'Failure domains, the services placed in them, what these need, and what must hold when something fails.',
    type: 'object',
    properties: Object.fromEntries(properties),
    patternProperties: { '^x-': {} },
    additionalProperties: false,
    definitions: Object.fromEntries([...definitions].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

type Definitions = Map<string, JsonSchema>;

function topProperty(definitions: Definitions, top: TopKey): JsonSchema {
  const { description } = top;
  switch (top.form) {
    case 'value':
      return { description, ...formSchema(definitions, top.value) };
    case 'version':
      return { description, enum: [1, '1'] };
    case 'include':
      return { description, oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
    case 'items':
      return { description, type: 'array', items: reference(definitions, top.shape) };
    case 'entries':
      return { description, type: 'object', additionalProperties: entrySchema(definitions, top.shape) };
    case 'defaults':
      return {
        description,
        type: 'object',
        properties: {
          domains: reference(definitions, domainShape),
          services: reference(definitions, serviceShape),
        },
        additionalProperties: false,
      };
  }
}

/** A domain or service may say nothing but its id. */
function entrySchema(definitions: Definitions, shape: MapShape): JsonSchema {
  const body = reference(definitions, shape);
  return REPEATED.has(shape.name) ? { anyOf: [{ type: 'null' }, body] } : body;
}

const REPEATED = new Set([domainShape.name, serviceShape.name]);
const LOADER_KEYS = {
  for: {
    description:
      'One entry for each value: { name: [values] }, { name: { value: what differs } }, or { name: { include: file } } with a file that holds either.',
    type: 'object',
    minProperties: 1,
    additionalProperties: {
      anyOf: [
        { type: 'array', minItems: 1, items: { not: { type: ['array', 'object'] } } },
        {
          type: 'object',
          properties: {
            include: {
              description: 'The file that holds the values, relative to this one.',
              type: 'string',
              minLength: 1,
            },
          },
          required: ['include'],
          additionalProperties: false,
        },
        {
          type: 'object',
          minProperties: 1,
          properties: { '<<': {} },
          additionalProperties: { type: ['object', 'null'] },
        },
      ],
    },
  },
  '<<': { description: 'Keys of other maps, merged in.' },
};

/** Definitions are entered before they are made, so shapes may hold each other. */
function reference(definitions: Definitions, shape: MapShape): JsonSchema {
  const { name } = shape;
  if (!definitions.has(name)) {
    definitions.set(name, {});
    definitions.set(name, mapSchema(definitions, shape));
  }
  return { $ref: `#/definitions/${name}` };
}

function mapSchema(definitions: Definitions, shape: MapShape): JsonSchema {
  const required = [...shape.keys].filter(([, key]) => key.required === true).map(([name]) => name);
  const keys = [...shape.keys].map(([name, key]) => [name, keySchema(definitions, key)] as const);
  const { for: forKey, '<<': merge } = LOADER_KEYS;
  return {
    description: shape.description,
    type: 'object',
    properties: {
      ...Object.fromEntries(keys),
      ...(REPEATED.has(shape.name) && { for: forKey }),
      '<<': merge,
    },
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** Draft-07 ignores what stands beside `$ref`, so descriptions wrap it. */
function keySchema(definitions: Definitions, key: Key): JsonSchema {
  const { value } = key;
  const words = value.type === 'enum' ? ` ${wordList(value.words)}.` : '';
  const description = `${key.description}${words}${key.default === undefined ? '' : ` Default: ${key.default}.`}`;
  const schema = formSchema(definitions, value);
  return '$ref' in schema ? { description, allOf: [schema] } : { description, ...schema };
}

function formSchema(definitions: Definitions, form: Form): JsonSchema {
  switch (form.type) {
    case 'text':
      return TEXT;
    case 'id':
      return ID;
    case 'target':
      return {
        type: ['string', 'integer'],
        pattern: `${ID_PATTERN.slice(0, -1)}(@${ID_PATTERN.slice(1, -1)})?$`,
      };
    case 'duration':
      return { oneOf: [{ const: 0 }, { type: 'string', pattern: DURATION_PATTERN }] };
    case 'share':
      return SHARE;
    case 'impact':
      return { oneOf: [{ enum: ['down', 'degraded'] }, ...SHARE.oneOf] };
    case 'count':
      return countSchema(form.min, form.max);
    case 'number':
      return numberSchema(form.above0);
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    case 'location':
      return {
        type: 'array',
        items: { type: 'number', minimum: -180, maximum: 180 },
        minItems: 2,
        maxItems: 2,
      };
    case 'enum':
      return { enum: [...form.words.keys()] };
    case 'list':
      return listSchema(definitions, form);
    case 'record':
      return { type: 'object', additionalProperties: formSchema(definitions, form.of) };
    case 'map':
      return reference(definitions, form.shape());
    case 'union':
      return unionSchema(definitions, form);
  }
}

const SHARE = {
  oneOf: [
    { type: 'number', minimum: 0, maximum: 1 },
    { type: 'string', pattern: SHARE_PATTERN },
  ],
};

function countSchema(minimum: number, maximum: number | null): JsonSchema {
  const limit = maximum === null ? { minimum } : { minimum, maximum };
  return {
    oneOf: [
      { type: 'integer', ...limit },
      { type: 'string', pattern: COUNT_PATTERN },
    ],
  };
}

function numberSchema(above0: boolean): JsonSchema {
  const limit = above0 ? { exclusiveMinimum: 0 } : { minimum: 0 };
  return {
    oneOf: [
      { type: 'number', ...limit },
      { type: 'string', pattern: NUMBER_PATTERN },
    ],
  };
}

function listSchema(definitions: Definitions, form: Extract<Form, { readonly type: 'list' }>): JsonSchema {
  const items = formSchema(definitions, form.of);
  const array = { type: 'array', items, ...(!form.empty && { minItems: 1 }) };
  return form.single ? { anyOf: [items, array] } : array;
}

function unionSchema(definitions: Definitions, form: Extract<Form, { readonly type: 'union' }>): JsonSchema {
  if (!definitions.has(form.name)) {
    definitions.set(form.name, {});
    const { scalar, list, map } = form.forms();
    const forms = [scalar, list, map].flatMap((one) =>
      one === undefined ? [] : formSchema(definitions, one),
    );
    definitions.set(form.name, { anyOf: forms });
  }
  return { $ref: `#/definitions/${form.name}` };
}

function wordList(words: ReadonlyMap<string, string>): string {
  return [...words].map(([word, meaning]) => `${word}: ${meaning}`).join('; ');
}
