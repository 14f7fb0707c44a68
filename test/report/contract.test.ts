import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REPORTERS } from '../../src/report/registry.js';
import type { ReportOptions } from '../../src/report/reporter.js';
import type { AnalysisDocument } from '../../src/results/document.js';
import { documents } from './arbitrary-run.js';
import { optionsOf } from './documents.js';
import { HOSTILE, hostileDocument, LONG } from './hostile.js';
import { CONCENTRATED } from './july-2024.js';
import { SITUATIONS } from './situations.js';

/*
 * What every format keeps, whatever it is given. That each is valid in its own grammar is in `grammar`.
 */

/** Everything reachable, frozen; a document has no circles. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}

async function told(format: string, document: AnalysisDocument, options: ReportOptions): Promise<string> {
  const reporter = await REPORTERS.get(format)!();
  return [...reporter(document, options)].join('');
}

const HELD = [HOSTILE, LONG].map((names) => deepFreeze(hostileDocument(names)));

describe.each([...REPORTERS.keys()])('%s', (format) => {
  test('one newline at the end, the same bytes twice, a frozen document', async () => {
    for (const document of [CONCENTRATED, ...SITUATIONS.values()]) {
      const frozen = deepFreeze(structuredClone(document));
      for (const all of [false, true]) {
        const options = Object.freeze(optionsOf({ all }));
        const text = await told(format, frozen, options);
        expect(text).toMatch(/[^\n]\n$/);
        expect(await told(format, frozen, options)).toBe(text);
      }
    }
  });

  test.each(HELD)('hostile names, document %#', async (document) => {
    for (const all of [false, true]) {
      const options = optionsOf({ all, exit: 1, notes: document.notes! });
      const text = await told(format, document, options);
      expect(text).toMatch(/[^\n]\n$/);
      expect(unsafeIn(format, text)).toBeNull();
      expect(await told(format, document, options)).toBe(text);
    }
  });

  test('random runs of hostile names', async () => {
    const reporter = await REPORTERS.get(format)!();
    fc.assert(
      fc.property(documents, (document) => {
        const text = [...reporter(deepFreeze(document), optionsOf())].join('');
        expect(text).toMatch(/[^\n]\n$/);
        expect(unsafeIn(format, text)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  // JSON keeps every character of a name, and text counts what held: the others say the same of a saved result.
  test.skipIf(['json', 'text'].includes(format))(
    'says the same without the services that are up',
    async () => {
      for (const document of [CONCENTRATED, ...SITUATIONS.values()]) {
        const saved = {
          ...document,
          scenarios: document.scenarios.map((run) => ({
            ...run,
            services: run.services.filter(({ state }) => state !== 'up'),
          })),
        };
        expect(await told(format, saved, optionsOf())).toBe(await told(format, document, optionsOf()));
      }
    },
  );
});

/** Raw controls and what turns or hides text. JSON holds names as they are: of these it escapes the controls below U+0020 alone. */
function unsafeIn(format: string, text: string): RegExpExecArray | null {
  return format === 'json'
    ? /[\u0000-\u0009\u000b-\u001f]/.exec(text)
    : /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\ufeff]|\p{Cs}/u.exec(text);
}
