import { expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/types.js';
import { inFileOrder } from '../../src/model/problems.js';

const at = (message: string, place: readonly [number, number] | null): Diagnostic => ({
  code: 'BR1201',
  severity: 'error',
  message,
  span: place === null ? null : { file: place[0], start: place[1], end: place[1] + 1 },
  fix: null,
});

it('problems stand by file and place, those without a place first, and keep their order where that is one', () => {
  const list = [
    at('d', [1, 2]),
    at('c', [0, 9]),
    at('a', null),
    at('e', [1, 30]),
    at('b', null),
    at('f', [1, 30]),
  ];
  expect(inFileOrder(list).map(({ message }) => message)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});
