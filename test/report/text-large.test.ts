import { expect, test } from 'vitest';
import { reportText } from '../../src/report/text/report-text.js';
import type { ServiceResult } from '../../src/results/document.js';
import { cause, DOWN, documentOf, inDomain, optionsOf, scenario, service } from './documents.js';

const injected = { fail: ['region'], isolate: [], degrade: [], limit: [] };

function chain(length: number): readonly ServiceResult[] {
  return Array.from({ length }, (_, index) =>
    service(`n${index}`, [DOWN], {
      users: 1,
      under: index === 0 ? inDomain('region') : cause('dependency', `n${index - 1}`),
    }),
  );
}

test('a chain of 100,000 services is cut after twelve, with the users of the rest', () => {
  const document = documentOf([scenario('region', chain(100_000), { injected })]);
  const text = [...reportText(document, optionsOf())].join('');
  expect(text.split('\n').length).toBeLessThan(40);
  expect(text).toContain('99,988 more (--all)');
  expect(text).toContain(' 100,000  in all\n');
});

test('a deep chain in full stays on the page: what is too deep to indent says what it is under', () => {
  const document = documentOf([scenario('region', chain(20_000), { injected })]);
  const lines = [...reportText(document, optionsOf({ all: true }))].join('').split('\n');
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  expect(lines.find((line) => line.includes('n19999'))).toContain('under n19998');
});

test('150,000 services under one domain', () => {
  const services = Array.from({ length: 150_000 }, (_, index) =>
    service(`n${index}`, [DOWN], { users: 2, under: inDomain('region') }),
  );
  const document = documentOf([scenario('region', services, { injected })]);
  expect([...reportText(document, optionsOf())].join('')).toContain('149,988 more (--all)');
  const lines = [...reportText(document, optionsOf({ all: true }))].join('').split('\n');
  expect(lines.length).toBeGreaterThan(150_000);
});
