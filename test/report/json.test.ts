import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportJson } from '../../src/report/json.js';
import { documents } from './arbitrary-run.js';
import { documentOf, scenario, service, UP } from './documents.js';
import { CONCENTRATED } from './july-2024.js';

test('with all it is the document, byte for byte as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const text = [...reportJson(document, { all: true })].join('');
      expect(text).toBe(`${JSON.stringify(document, null, 2)}\n`);
    }),
    { numRuns: 50 },
  );
});

test('services that are up are left out, all else stays', () => {
  const text = [...reportJson(CONCENTRATED, { all: false })].join('');
  const expected = {
    ...CONCENTRATED,
    scenarios: CONCENTRATED.scenarios.map((run) => ({
      ...run,
      services: run.services.filter((one) => one.state !== 'up'),
    })),
  };
  expect(text).toBe(`${JSON.stringify(expected, null, 2)}\n`);
  expect(JSON.parse(text).scenarios[0].services).toHaveLength(10);
});

test('a sector called __proto__ survives', () => {
  const services = [
    service('a', [UP], { sector: '__proto__', users: 1 }),
    service('b', [UP], { sector: '2', users: 1 }),
  ];
  const text = [...reportJson(documentOf([scenario('run', services)]), { all: false })].join('');
  expect(Object.keys(JSON.parse(text).scenarios[0].sectors)).toEqual(['2', '__proto__']);
});

test('a chunk a scenario, never the whole', () => {
  const chunks = [...reportJson(CONCENTRATED, { all: true })];
  const whole = chunks.join('').length;
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(whole * 0.6);
});
