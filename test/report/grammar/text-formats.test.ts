import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { SAMPLES, told } from './samples.js';

/*
 * Each format by a referee that is not ours: JSON Schema, an XSD, Graphviz. Mermaid and HTML are in browser.test.ts.
 */

const samples = [...SAMPLES];
const here = fileURLToPath(new URL('.', import.meta.url));

/** Without the keys by which older drafts name themselves. */
function compiled(path: string): ValidateFunction {
  const { $schema, id, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
}

function problems(validate: ValidateFunction, text: string): unknown {
  return validate(JSON.parse(text)) ? [] : validate.errors;
}

test('JSON by its schema', async () => {
  const validate = compiled('schema/analysis.schema.json');
  for (const [name, document] of samples)
    expect(problems(validate, await told('json', document, true)), name).toEqual([]);
});

/** The published schema is somebody else's text: SARIF_SCHEMA is the path of a copy (sarif-schema-2.1.0.json of OASIS). */
const published = process.env.SARIF_SCHEMA ?? '';

test.skipIf(!existsSync(published))(
  'SARIF by its published schema (SARIF_SCHEMA=path of sarif-schema-2.1.0.json)',
  async () => {
    const validate = compiled(published);
    for (const [, document] of samples) expect(problems(validate, await told('sarif', document))).toEqual([]);
  },
);

test('JUnit by an XSD', async () => {
  const schema = readFileSync(`${here}junit.xsd`, 'utf8');
  const contents = await Promise.all(samples.map(([, document]) => told('junit', document)));
  const xml = contents.map((text, index) => ({ fileName: `report-${index}.xml`, contents: text }));
  const { errors } = await validateXML({ xml, schema: [schema], maxMemoryPages: 4096 });
  expect(errors).toEqual([]);
  const [wrong] = contents.map((text) => text.replace(/ classname="[^"]*"/, ''));
  expect((await validateXML({ xml: wrong!, schema: [schema] })).valid).toBe(false);
});

describe.skipIf(!isThere('dot'))(
  'DOT by Graphviz (skipped: there is no dot on the PATH; install graphviz)',
  () => {
    test.each(samples)('%s', async (_, document) => {
      const text = await told('dot', document);
      // Through SVG: what Graphviz read as text, it writes as text.
      const svg = execFileSync('dot', ['-Tsvg'], { input: text, stdio: 'pipe', encoding: 'utf8' });
      expect(svg).toContain('</svg>');
      expect(svg).not.toMatch(/<script|href|<img/);
      const clusters = text.match(/subgraph cluster_/g) ?? [];
      expect(svg.match(/class="cluster"/g) ?? []).toHaveLength(clusters.length);
    });
  },
);

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
