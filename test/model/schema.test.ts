import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { topologySchema } from '../../src/model/shape/json-schema.js';
import { MISTAKES } from './mistakes.js';
import { RICH } from './rich.js';

const FILE = 'schema/topology.schema.json';
const validate = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(topologySchema());

describe('the JSON Schema of a topology', () => {
  it('is the one in the repository (UPDATE=1 writes it)', () => {
    const text = `${JSON.stringify(topologySchema(), null, 2)}\n`;
    if (process.env.UPDATE === '1') writeFileSync(FILE, text);
    expect(readFileSync(FILE, 'utf8')).toBe(text);
  });

  it('accepts a file that says everything', () => {
    validate(parse(RICH));
    expect(validate.errors).toBeNull();
  });

  it('knows what stands at the top', () => {
    const file = { version: 1, include: ['a.yaml'], defaults: { services: { tier: 2 } }, 'x-own': 1 };
    expect(validate(file)).toBe(true);
    expect(validate({ ...file, service: {} })).toBe(false);
    expect(validate({ version: 2 })).toBe(false);
  });

  // What only the meaning of ids, the calendar or several keys together can tell is beyond a schema.
  const formal = MISTAKES.filter(([, , code]) =>
    ['BR1101', 'BR1102', 'BR1103', 'BR1104', 'BR1106', 'BR1110'].includes(code),
  );

  it.each(formal)('rejects %s', (_name, yaml) => {
    expect(validate(parse(yaml.replace('owner: }', 'owner: null }')))).toBe(false);
  });

  it('describes every key', () => {
    const { definitions } = topologySchema() as {
      definitions: Record<string, { properties?: Record<string, { description?: string }> }>;
    };
    for (const { properties } of Object.values(definitions)) {
      for (const key of Object.values(properties ?? {})) expect(key.description).toMatch(/^.{5,}[.]$/);
    }
  });
});
