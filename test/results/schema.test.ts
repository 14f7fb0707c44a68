import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/host/node.js';
import { reportJson } from '../../src/report/json.js';
import type { AnalysisDocument } from '../../src/results/document.js';
import { analyze } from '../../src/run/analyze.js';
import type { AnalyzeOptions } from '../../src/run/types.js';
import { topologyDocument } from '../arbitrary/topology.js';
import { ask, SITES, waiver } from '../gate/question.js';
import { analyzeText } from '../properties/front-door.js';

type Schema = Readonly<Record<string, unknown>>;

const schema: Schema = JSON.parse(readFileSync('schema/analysis.schema.json', 'utf8'));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
const validate = ajv.compile(schema);
/** The same schema that knows no other fields: so what is printed and what is described are the same. */
const validateClosed = ajv.compile(closed(schema) as Schema);

function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  return inner.type === 'object' && inner.additionalProperties === undefined
    ? { ...inner, additionalProperties: false }
    : inner;
}

function problems(document: AnalysisDocument, all: boolean): unknown[] {
  const printed = JSON.parse([...reportJson(document, { all })].join(''));
  return [validate, validateClosed].flatMap((check) => (check(printed) ? [] : (check.errors ?? [])));
}

const examples = readdirSync('topologies/examples')
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => `topologies/examples/${name}`);

const { files, today } = nodeHost();
const host = { files, today };

describe('the JSON Schema of an analysis describes what is printed', () => {
  const asked: readonly AnalyzeOptions[] = [
    {},
    { certificate: true },
    { each: 'kind=region' },
    { each: 'kind=edge-site', duration: '2h' },
  ];

  it.each(examples)('of %s', async (path) => {
    for (const options of asked) {
      const { document } = await analyze(path, options, host);
      if (document === null) continue;
      for (const all of [false, true]) expect(problems(document, all)).toEqual([]);
    }
    expect((await analyze(path, {}, host)).document).not.toBeNull();
  });

  it('of random topologies', () => {
    fc.assert(
      fc.property(topologyDocument(), fc.boolean(), fc.boolean(), (document, certificate, all) => {
        expect(problems(analyzeText(JSON.stringify(document), { certificate }), all)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('of waivers and a baseline in every standing', async () => {
    const waivers = ['2026-11-10', '2026-01-01', '2099-01-01'].map((until) => waiver('policy: p', until));
    const policies = 'policies: { p: { require: { maxState: up } }, half: { require: { maxLost: 10% } } }\n';
    const unused = waiver('policy: p, service: blog, scenario: north-lost');
    const baseline = `version: 1
baseline:
  - { policy: half, scenario: north-lost, lost: 1 }
  - { policy: half, scenario: "any[north]", lost: 0.1 }
  - { policy: half, scenario: gone, lost: 1 }
  - { policy: gone, scenario: gone, service: gone, found: down }
`;
    const files = {
      't.yaml': `${SITES}${policies}waivers:\n${waivers.join('')}${unused}`,
      'b.yaml': baseline,
    };
    const { document } = await ask(files, { baseline: 'b.yaml' });
    expect(document).toMatchObject({ baseline: { known: 1, worse: 1, stale: { length: 2 } } });
    expect(document!.waivers!.map(({ status }) => status)).toEqual([
      'expiring',
      'expired',
      'active',
      'unused',
    ]);
    for (const all of [false, true]) expect(problems(document!, all)).toEqual([]);
  });

  it('of policies and expectations that hold, are violated and judge nothing', () => {
    const text = `
version: 1
domains: { here: { kind: region } }
services: { shop: { users: 3, placements: [here] }, blog: { dependsOn: [{ id: shop, evidence: assumed }] } }
scenarios: { lost: { fail: [here], expect: { shop: down, blog: up } } }
policies:
  no-worse: { require: { maxState: degraded, within: 30m } }
  no-more: { require: { maxLost: 10% } }
  nothing: { services: { sector: none }, require: { maxState: up } }
`;
    const document = analyzeText(text);
    expect(document.policies.map(({ verdict }) => verdict)).toEqual(['fail', 'fail', 'empty']);
    expect(document.expectations.map(({ holds }) => holds)).toEqual([true, false]);
    expect(problems(document, true)).toEqual([]);
  });

  it('with every field of the types, each with a description', () => {
    const types = readFileSync('src/results/document.ts', 'utf8');
    const fields = [...types.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name!);
    const described = new Set(propertiesIn(schema).map(({ name }) => name));
    expect(fields.length).toBeGreaterThan(80);
    expect(fields.filter((name) => !described.has(name))).toEqual([]);
    const bare = propertiesIn(schema).filter(
      ({ of }) => of.$ref === undefined && of.description === undefined,
    );
    expect(bare).toEqual([]);
  });
});

describe('the JSON Schema of an analysis', () => {
  const good = analyzeText('{ version: 1, services: { a: {} }, scenarios: { s: { fail: [a] } } }');

  it('accepts fields that are added later', () => {
    expect(validate({ ...good, added: 1 })).toBe(true);
  });

  it.each([
    ['another version', { schemaVersion: 2 }],
    ['another verdict', { verdict: 'maybe' }],
    ['no scenarios', { scenarios: undefined }],
    ['a loss above all', { scenarios: [{ ...good.scenarios[0], blastRadius: 1.5 }] }],
    ['a moment that is no time', { scenarios: [{ ...good.scenarios[0], moments: ['end'] }] }],
  ])('rejects %s', (_what, change) => {
    expect(validate(JSON.parse(JSON.stringify({ ...good, ...change })))).toBe(false);
  });
});

interface Property {
  readonly name: string;
  readonly of: Schema;
}

function propertiesIn(part: unknown): Property[] {
  if (typeof part !== 'object' || part === null) return [];
  const here = Object.entries(part).flatMap(([key, value]) =>
    key === 'properties'
      ? Object.entries(value as Schema).map(([name, of]) => ({ name, of: of as Schema }))
      : [],
  );
  return [...here, ...Object.values(part).flatMap(propertiesIn)];
}
