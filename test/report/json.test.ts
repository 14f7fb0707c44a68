import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportJson } from '../../src/report/json.js';
import { documents } from './arbitrary-run.js';
import { documentOf, scenario, service, UP } from './documents.js';
import { CONCENTRATED } from './july-2024.js';

/** C1, line and paragraph separators, interlinear marks, and whatever Unicode says may be ignored but the emoji selector. */
const DECEIVING = /[\u007f-\u009f\u2028\u2029\ufff9-\ufffb]|(?!\ufe0f)\p{Default_Ignorable_Code_Point}/gu;

/** Each UTF-16 unit as an escape. */
const escaped = (text: string): string =>
  [...Array(text.length).keys()]
    .map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');

test('with all it is the document as JSON.stringify writes it, deceiving characters as escapes', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const text = [...reportJson(document, { all: true })].join('');
      const plain = `${JSON.stringify(document, null, 2)}\n`;
      expect(text).toBe(plain.replace(DECEIVING, escaped));
      expect(JSON.parse(text)).toEqual(JSON.parse(plain));
    }),
    { numRuns: 50 },
  );
});

test('what a terminal could be deceived by is escaped, and stays the same text', () => {
  const title = 'a\u009b31m\u202e\u200b\u{e0041}\u2028한😀';
  const services = [service('a', [UP], { title })];
  const text = [...reportJson(documentOf([scenario('run', services)]), { all: true })].join('');
  expect(text).toContain('"a\\u009b31m\\u202e\\u200b\\udb40\\udc41\\u2028한😀"');
  expect(JSON.parse(text).scenarios[0].services[0].title).toBe(title);
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
