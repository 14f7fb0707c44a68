import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REPORTERS } from '../../src/report/registry.js';
import { readResult } from '../../src/run/read-result.js';
import { type Schema, schemaProblem } from '../../src/run/schema-problem.js';
import { documents } from '../report/arbitrary-run.js';
import { optionsOf } from '../report/documents.js';
import { HOSTILE, hostileDocument } from '../report/hostile.js';
import { CONCENTRATED } from '../report/july-2024.js';

const schema = JSON.parse(readFileSync('schema/analysis.schema.json', 'utf8'));
const good = JSON.stringify(CONCENTRATED);

const read = (text: string | Uint8Array) =>
  readResult('result.json', {
    read: async () => ({
      ok: true,
      bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    }),
  });

describe('a saved result', () => {
  test('is read as it was written', async () => {
    for (const document of [CONCENTRATED, hostileDocument(HOSTILE)]) {
      const text = JSON.stringify(document);
      expect(await read(text)).toEqual({ ok: true, document: JSON.parse(text) });
    }
  });

  const without = (key: string) => JSON.stringify({ ...CONCENTRATED, [key]: undefined });
  test.each([
    ['', 'result.json is no result: it is not JSON'],
    ['{', 'result.json is no result: it is not JSON'],
    ['['.repeat(100_000), 'result.json is no result: it is not JSON'],
    ['null', 'it is no object'],
    ['[]', 'it is no object'],
    ['{}', 'schemaVersion is missing'],
    [without('scenarios'), 'scenarios is missing'],
    [good.replace('"schemaVersion":1', '"schemaVersion":2'), 'schemaVersion is not 1'],
    [good.replace('"kind":"analysis"', '"kind":"diff"'), 'kind is not "analysis"'],
    [JSON.stringify({ ...CONCENTRATED, scenarios: [] }), 'it has no scenario'],
    [JSON.stringify({ ...CONCENTRATED, asOf: '\u001b[31m' }), 'a date is not YYYY-MM-DD'],
    [good.replace('"moments":[', '"moments":[1,'), 'scenarios[0] has a moment or a world too few'],
    [good.replace(/"users":\d+/, '"users":1e999'), 'topology.users is no number'],
    [good.replace('"lost":1', '"lost":"1"'), 'services[0].lost is no number'],
  ])('is refused with a reason: %#', async (text, reason) => {
    const result = await read(text);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.message).toContain(reason);
  });

  test('is refused where it is no text or cannot be read', async () => {
    expect(await read(new Uint8Array([0x7b, 0xff]))).toMatchObject({ ok: false });
    const missing = {
      read: async () => ({ ok: false, error: { reason: 'missing', code: 'ENOENT' } }) as const,
    };
    expect(await readResult('no.json', missing)).toMatchObject({
      message: 'cannot read no.json: there is no such file',
    });
  });

  test('whatever is accepted can be told in every format', async () => {
    const reporters = await Promise.all([...REPORTERS.values()].map((load) => load()));
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(documents, fc.nat(), junk, async (document, where, value) => {
        const spoilt = JSON.parse(JSON.stringify(document));
        spoil(spoilt, where, value);
        const result = await read(JSON.stringify(spoilt));
        if (!result.ok) return;
        accepted += 1;
        for (const reporter of reporters)
          expect([...reporter(result.document, optionsOf())].join('')).toMatch(/\n$/);
      }),
      { numRuns: 100 },
    );
    expect(accepted).toBeGreaterThan(0);
  });
});

/** Values that are wrong somewhere, and right elsewhere. */
const junk: fc.Arbitrary<unknown> = fc.constantFrom(
  null,
  '',
  'down',
  'up',
  0,
  -1,
  0.5,
  1e300,
  2 ** 60,
  true,
  [],
  {},
  [null],
  { __proto__: null, id: 1 },
  undefined,
);

/** Puts a value in some place of a document. */
function spoil(document: unknown, where: number, value: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const open = [document];
  for (const part of open) {
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, inner] of Object.entries(part)) {
      places.push([part as Record<string, unknown>, key]);
      open.push(inner);
    }
  }
  const [part, key] = places[where % places.length]!;
  part[key] = value;
}

describe('the checker of schemas', () => {
  test('agrees with ajv', () => {
    const validate = new Ajv({ strict: false, strictNumbers: true }).compile(schema);
    fc.assert(
      fc.property(documents, fc.nat(), junk, (document, where, value) => {
        const spoilt = JSON.parse(JSON.stringify(document));
        spoil(spoilt, where, value);
        const ours = schemaProblem(JSON.parse(JSON.stringify(spoilt)), schema) === null;
        const theirs = validate(JSON.parse(JSON.stringify(spoilt)));
        // Whole numbers past 2^53 are none here: they cannot be counted with.
        if (typeof value === 'number' && value > Number.MAX_SAFE_INTEGER) expect(!ours || theirs).toBe(true);
        else expect(ours).toBe(theirs);
      }),
      { numRuns: 300 },
    );
  });

  test('knows every keyword that the schema uses', () => {
    const known =
      'type const enum minimum maximum properties required additionalProperties items allOf oneOf $ref'.split(
        ' ',
      );
    const used = new Set<string>();
    const visit = (part: Schema): void => {
      for (const [key, inner] of Object.entries(part)) {
        if (['properties', 'definitions'].includes(key))
          Object.values(inner as Record<string, Schema>).forEach(visit);
        else used.add(key);
        if (['items', 'additionalProperties'].includes(key) && typeof inner === 'object')
          visit(inner as Schema);
        if (['allOf', 'oneOf'].includes(key)) (inner as Schema[]).forEach(visit);
      }
    };
    visit(schema);
    expect(
      [...used].filter((key) => !known.includes(key) && !/^(\$schema|title|description)$/.test(key)),
    ).toEqual([]);
  });
});
