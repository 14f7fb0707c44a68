import { expect, test } from 'vitest';
import { reportText } from '../../src/report/text/report-text.js';
import type { AnalysisDocument, ServiceResult } from '../../src/results/document.js';
import { cause, DOWN, documentOf, inDomain, optionsOf, scenario, service } from './documents.js';

/** These are large on purpose; a shared machine may be slow. */
const MINUTE = 60_000;

function outage(length: number, under: (index: number) => ServiceResult['under']): AnalysisDocument {
  const services = Array.from({ length }, (_, index) =>
    service(`n${index}`, [DOWN], { users: 1, under: under(index) }),
  );
  const injected = { fail: ['region'], isolate: [], degrade: [], limit: [] };
  return documentOf([scenario('region', services, { injected })]);
}

function chain(length: number): AnalysisDocument {
  return outage(length, (index) => (index === 0 ? inDomain('region') : cause('dependency', `n${index - 1}`)));
}

function linesOf(document: AnalysisDocument, all: boolean): readonly string[] {
  const command = { file: 'topology.yaml', commands: ['analyze'] };
  return [...reportText(document, optionsOf({ all, command }))].join('').split('\n');
}

test(
  'a chain of 100,000 services is cut after twelve, with the users of the rest',
  () => {
    const lines = linesOf(chain(100_000), false);
    expect(lines.length).toBeLessThan(40);
    expect(lines.find((line) => line.includes('99,988 more (--all)'))).toMatch(/^ {2}99,988 /);
    expect(lines).toContain(' 100,000  in all');
  },
  MINUTE,
);

test(
  'a deep chain in full stays on the page: what is too deep to indent says what it is under',
  () => {
    const lines = linesOf(chain(5000), true);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.find((line) => line.includes('n4999'))).toContain('under n4998');
  },
  MINUTE,
);
