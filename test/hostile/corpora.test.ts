import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { loadText } from '../../src/load/load.js';
import { REPORTERS } from '../../src/report/registry.js';
import { jsonCases, naughtyStrings, yamlCases } from './corpus.js';
import { faultsIn } from './faults-in.js';
import { memoryHost } from './memory-host.js';

const FORMATS = [...REPORTERS.keys()];

async function faultsOf(text: string | Uint8Array, argv: readonly string[], name = 'f.yaml') {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const host = memoryHost(new Map([[name, bytes]]));
  const exit = await main(argv, host);
  return { exit, host, faults: faultsIn({ exit, host }) };
}

/** Quoted as JSON, which YAML reads alike. */
const quoted = (text: string): string => JSON.stringify(text);

/** Every free text of the language at once, each with the string; the service is down, so that reports tell of it. */
const everyText = (naughty: string): string => {
  const q = quoted(naughty);
  return `version: 1
name: ${q}
description: ${q}
x-own: { a: ${q} }
domains:
  d: { kind: ${q}, title: ${q}, owner: ${q}, labels: { ${q}: ${q} } }
services:
  a: { title: ${q}, sector: ${q}, owner: ${q}, labels: { ${q}: ${q} }, placements: [d], dependsOn: [b] }
  b: { title: ${q}, sector: ${q}, owner: ${q}, placements: [{ in: d, as: a, evidence: assumed }] }
scenarios:
  s: { title: ${q}, fail: [d], expect: { a: up } }
policies:
  p: { services: { sector: ${q} }, require: { maxState: up } }
waivers:
  - { policy: p, service: a, until: 2026-12-31, reason: ${q}, owner: ${q} }
`;
};

/** Where an id or a fixed word stands: the string is refused there, or is an id by chance. */
const REFUSED: readonly ((q: string) => string)[] = [
  (q) => `version: 1\nservices:\n  ${q}: {}\n`,
  (q) => `version: 1\nservices: { a: { dependsOn: [${q}] } }\n`,
  (q) => `version: 1\nservices: { a: { tier: ${q}, users: ${q}, serving: ${q} } }\n`,
  (q) => `version: 1\nservices: { a: { ${q}: 1 } }\n`,
  (q) => `version: 1\n${q}: 1\n`,
  (q) => `version: ${q}\n`,
  (q) => `version: 1\ninclude: [${q}]\nservices: { a: {} }\n`,
  (q) => `version: 1\nservices: { a: {} }\nscenarios: { s: { fail: [${q}], duration: ${q} } }\n`,
  (q) => `version: 1\nservices: { a: {} }\nscenarios: { s: { fail: { id: ${q} } } }\n`,
  (q) => `version: 1\nservices:\n  a-<n>: { for: { n: [${q}] } }\n`,
];

const OPTIONS = [
  '--fail',
  '--scenario',
  '--each',
  '--duration',
  '--sector',
  '--format',
  '--output',
  '--max-work',
];

describe('the Big List of Naughty Strings', () => {
  it('in every text field, in text, JSON and each other format in turn', async () => {
    for (const [index, naughty] of naughtyStrings.entries()) {
      // Text and JSON of each, and of the others one after the other.
      const formats = new Set(['text', 'json', FORMATS[index % FORMATS.length]!]);
      const outputs = [...formats].flatMap((format) => ['--output', `${format}=report.${format}`]);
      const argv = ['analyze', 'f.yaml', '--all', ...outputs];
      const { exit, host, faults } = await faultsOf(everyText(naughty), argv);
      expect({ naughty, faults }).toEqual({ naughty, faults: [] });
      // A text of nothing is refused; everything else is only text, and the expectation is violated.
      expect([1, 2]).toContain(exit);
      expect(host.written.size).toBe(exit === 1 ? formats.size : 0);
    }
  });

  it('where an id or a word stands', async () => {
    for (const naughty of naughtyStrings) {
      for (const text of REFUSED) {
        const { faults } = await faultsOf(text(quoted(naughty)), ['analyze', 'f.yaml']);
        expect({ naughty, faults }).toEqual({ naughty, faults: [] });
      }
    }
  });

  it('as the name of the file, and as what options take', async () => {
    const sound = 'version: 1\nservices: { a: {} }\nscenarios: { s: { fail: [a] } }\n';
    for (const [index, naughty] of naughtyStrings.entries()) {
      if (naughty === '' || naughty.startsWith('-')) continue;
      const named = await faultsOf(sound, ['analyze', naughty], naughty);
      expect({ naughty, faults: named.faults }).toEqual({ naughty, faults: [] });
      const option = OPTIONS[index % OPTIONS.length]!;
      const { faults } = await faultsOf(sound, ['analyze', 'f.yaml', option, naughty]);
      expect({ option, naughty, faults }).toEqual({ option, naughty, faults: [] });
    }
  });
});

describe('the test suites of YAML and JSON', () => {
  it.each([...yamlCases, ...jsonCases].map(({ name, text }) => [name, text] as const))(
    '%s',
    async (_, text) => {
      for (const argv of [
        ['analyze', 'f.yaml'],
        ['validate', 'f.yaml'],
      ]) {
        expect((await faultsOf(text, argv)).faults).toEqual([]);
        expect((await faultsOf(`version: 1\nx-case:\n${text.replaceAll(/^/gm, '  ')}`, argv)).faults).toEqual(
          [],
        );
      }
    },
  );

  it('every document that is JSON is read', () => {
    for (const { name, text } of jsonCases.filter((one) => one.name.startsWith('y_'))) {
      // Twice the same key is JSON, and a mistake in a topology; a lone surrogate is text that no terminal can show.
      const codes = loadText('f.json', `{"version": 1, "x-case": ${text}}`).diagnostics.map(
        ({ code }) => code,
      );
      expect({ name, codes: codes.filter((code) => code !== 'BR1018') }).toEqual({ name, codes: [] });
    }
  });
});

it('nothing has been added to what all objects share', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
