/** The part of JSON Schema that our own schemas use; a keyword that is not here is not checked, and a test forbids it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/**
 * The first thing in `value` that is not as `root` says, as the end of a sentence (`scenarios[0].moments is missing`); null:
 * none. Fields the schema does not know are passed over, not read: so it goes as deep as the schema, not as deep as the value.
 */
export function schemaProblem(value: unknown, root: Schema): string | null {
  const check = (part: unknown, schema: Schema, at: string): string | null => {
    if (schema.$ref !== undefined) return check(part, resolved(schema.$ref), at);
    for (const each of schema.allOf ?? []) {
      const problem = check(part, each, at);
      if (problem !== null) return problem;
    }
    if (schema.oneOf !== undefined && !schema.oneOf.some((each) => check(part, each, at) === null))
      return `${at} has another form than it may have`;
    return plainProblem(part, schema, at) ?? insideProblem(part, schema, at);
  };
  const insideProblem = (part: unknown, schema: Schema, at: string): string | null => {
    if (Array.isArray(part)) {
      if (schema.items === undefined) return null;
      return firstProblem(part.entries(), ([index, item]) => check(item, schema.items!, `${at}[${index}]`));
    }
    if (!isObject(part)) return null;
    const wrong = firstProblem(Object.entries(part), ([key, inner]) => {
      const known =
        schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : null;
      const of = known ?? schema.additionalProperties;
      return typeof of === 'object' ? check(inner, of, joined(at, key)) : null;
    });
    if (wrong !== null) return wrong;
    const missing = (schema.required ?? []).find((key) => !Object.hasOwn(part, key));
    return missing === undefined ? null : `${joined(at, missing)} is missing`;
  };
  const resolved = (ref: string): Schema => root.definitions![ref.replace('#/definitions/', '')]!;
  return check(value, root, '');
}

function firstProblem<T>(parts: Iterable<T>, problemOf: (part: T) => string | null): string | null {
  for (const part of parts) {
    const problem = problemOf(part);
    if (problem !== null) return problem;
  }
  return null;
}

function plainProblem(part: unknown, schema: Schema, at: string): string | null {
  const what = at === '' ? 'it' : at;
  const { type, minimum = -Infinity, maximum = Infinity } = schema;
  const types = type === undefined ? [] : typeof type === 'string' ? [type] : type;
  if (types.length > 0 && !types.some((each) => isOfType(part, each)))
    return `${what} is no ${types.join(' or ')}`;
  if ('const' in schema && part !== schema.const) return `${what} is not ${JSON.stringify(schema.const)}`;
  if (schema.enum !== undefined && !schema.enum.includes(part))
    return `${what} is none of ${schema.enum.join(', ')}`;
  if (typeof part === 'number' && (part < minimum || part > maximum)) return `${what} is out of range`;
  return null;
}

/** 1e999 is no number here: JSON has no infinity, but what reads it does. */
function isOfType(part: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return part === null;
    case 'array':
      return Array.isArray(part);
    case 'object':
      return isObject(part);
    case 'integer':
      return Number.isSafeInteger(part);
    case 'number':
      return Number.isFinite(part);
    default:
      return typeof part === type;
  }
}

function isObject(part: unknown): part is Record<string, unknown> {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

function joined(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}
