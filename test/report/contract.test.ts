import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REPORTERS } from '../../src/report/registry.js';
import { documents } from './arbitrary-run.js';
import { optionsOf } from './documents.js';
import { CONCENTRATED } from './july-2024.js';
import { SITUATIONS } from './situations.js';

/** Everything reachable, frozen; a document has no circles. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}

describe.each([...REPORTERS.keys()])('%s', (format) => {
  test('one newline at the end, the same bytes twice, a frozen document', async () => {
    const reporter = await REPORTERS.get(format)!();
    for (const document of [CONCENTRATED, ...SITUATIONS.values()]) {
      const frozen = deepFreeze(structuredClone(document));
      for (const all of [false, true]) {
        const options = Object.freeze(optionsOf({ all }));
        const text = [...reporter(frozen, options)].join('');
        expect(text).toMatch(/[^\n]\n$/);
        expect([...reporter(frozen, options)].join('')).toBe(text);
      }
    }
  });

  test('hostile names', async () => {
    const reporter = await REPORTERS.get(format)!();
    fc.assert(
      fc.property(documents, (document) => {
        const text = [...reporter(deepFreeze(document), optionsOf())].join('');
        expect(text).toMatch(/[^\n]\n$/);
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
        if (format === 'json') expect(() => JSON.parse(text)).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});
