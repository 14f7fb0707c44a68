import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffJson } from '../../../src/report/diff/diff-json.js';
import { topologyDocument } from '../../arbitrary/topology.js';
import { diffDocument } from './diff-texts.js';

type Schema = Readonly<Record<string, unknown>>;

const schema: Schema = JSON.parse(readFileSync('schema/diff.schema.json', 'utf8'));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
/** The schema that knows no other fields: so what is printed and what is described are the same. */
const validate = ajv.compile(closed(schema) as Schema);

function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  return inner.type === 'object' && inner.additionalProperties === undefined
    ? { ...inner, additionalProperties: false }
    : inner;
}

async function problems(base: string, head: string): Promise<unknown[]> {
  const document = await diffDocument(base, head);
  const printed = [...diffJson(document)].join('');
  expect(printed).toBe(`${JSON.stringify(document, null, 2)}\n`);
  return validate(JSON.parse(printed)) ? [] : (validate.errors ?? []);
}

describe('the JSON Schema of a diff', () => {
  it('describes what is printed of the examples', async () => {
    const [cloud, edge] = ['july-2024', 'july-2024-edge'].map((name) =>
      readFileSync(`topologies/examples/${name}.yaml`, 'utf8'),
    );
    expect(await problems(cloud!, edge!)).toEqual([]);
    expect(await problems(edge!, cloud!)).toEqual([]);
  });

  it('describes what is printed of random pairs', async () => {
    await fc.assert(
      fc.asyncProperty(topologyDocument(), topologyDocument(), async (one, other) => {
        expect(await problems(JSON.stringify(one), JSON.stringify(other))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('has every field of the types', () => {
    const types = readFileSync('src/results/diff-document.ts', 'utf8');
    const fields = [...types.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name!);
    const text = JSON.stringify(schema);
    expect(fields.length).toBeGreaterThan(50);
    expect(fields.filter((name) => !text.includes(`"${name}":`))).toEqual([]);
  });
});
