import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalysisDocument } from '../../../src/results/document.js';
import { type Saved, saved } from './saved.js';

/** Where a field stands. */
type Path = readonly (string | number)[];

/** Edits that were tried are not part of what a certificate proves; the result of `verify` says so. */
const UNPROVED = new Set(['changes', 'changesNotTried', 'fixes', 'without', 'notes']);

const STATES = ['up', 'degraded', 'partial', 'down'];

/** Every figure, state and truth value of a document, the certificate's own included. */
function figures(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => figures(item, [...at, i]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) =>
      UNPROVED.has(key) ? [] : figures(inner, [...at, key]),
    );
  }
  const isFigure = typeof value === 'number' || typeof value === 'boolean' || STATES.includes(String(value));
  return isFigure ? [at] : [];
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], document);
}

function changed(value: unknown, by: number): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return STATES[(STATES.indexOf(value) + 1 + (by % 3)) % 4];
  const number = value as number;
  if (Number.isInteger(number)) return number + 1 + (by % 7);
  return number > 0.5 ? number - 0.01 : number + 0.01;
}

function withValue(document: AnalysisDocument, path: Path, value: unknown): AnalysisDocument {
  const copy = structuredClone(document);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  parent[path.at(-1)!] = value;
  return copy;
}

function result(name: string, options = {}): Saved {
  return saved(
    readFileSync(`topologies/examples/${name}`, 'utf8'),
    { today: '2026-06-01', ...options },
    true,
  )!;
}

describe('a result with one figure, state or truth value changed', () => {
  const results = [result('july-2024.yaml'), result('shop.yaml'), result('hospital-ko.yaml')].map((one) => ({
    ...one,
    paths: figures(one.document),
  }));

  it('is not believed, wherever it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...results),
        fc.nat(),
        fc.nat({ max: 20 }),
        ({ document, verify, paths }, at, by) => {
          const path = paths[at % paths.length]!;
          const bad = withValue(document, path, changed(valueAt(document, path), by));
          expect(verify(bad).problems, path.join('.')).not.toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });
});
