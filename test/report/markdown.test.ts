import { describe, expect, test } from 'vitest';
import { reportMarkdown } from '../../src/report/markdown/report-markdown.js';
import type { AnalysisDocument } from '../../src/results/document.js';
import { DOWN, documentOf, inDomain, optionsOf, scenario, service } from './documents.js';
import { HOSTILE, hostileDocument, LONG } from './hostile.js';
import { CONCENTRATED } from './july-2024.js';

const told = (document: AnalysisDocument, all = false) =>
  [...reportMarkdown(document, optionsOf({ all, exit: 1, notes: document.notes ?? [] }))].join('');

describe('a comment on a pull request', () => {
  test('is below the limit whatever it is given, and says what it leaves out', () => {
    const services = Array.from({ length: 400 }, (_, index) =>
      service(`a-service-with-a-rather-long-name-${index}`, [DOWN], { users: 1, under: inDomain('x') }),
    );
    const runs = Array.from({ length: 60 }, (_, index) =>
      scenario(`run-${index}-${'x'.repeat(60)}`, services.slice(index)),
    );
    const large = documentOf(runs, { name: 'large' });
    for (const document of [large, hostileDocument(HOSTILE), hostileDocument(LONG)]) {
      for (const all of [false, true]) expect(told(document, all).length).toBeLessThan(60_000);
    }
    expect(told(large)).toMatch(/\*\*Left out here:\*\* \d+ more runs/);
  });

  test('begins with its marker and its verdict', () => {
    const [marker, verdict] = told(hostileDocument(HOSTILE)).split('\n');
    expect(marker).toMatch(/^<!-- blast-radius:[A-Za-z0-9._-]+ -->$/);
    expect(verdict).toMatch(/^### ✗ FAIL: /);
  });

  test('mentions, links and closes nothing, and holds no HTML but its own', () => {
    const text = told(hostileDocument(HOSTILE)).replace(/^```mermaid\n.*?^```$/gms, '');
    // Code spans, and escaped backticks, which start none.
    const prose = text.replace(/\\[\\`]|(`+)(?!`).*?(?<!`)\1(?!`)/g, '').replace(/<code>.*?<\/code>/g, '');
    expect(prose).not.toMatch(/@\w|(?<!&)#\d|GH-\d|:\/\/|www\.\w|(?<!\\)\]\(/i);
    const tags = [...prose.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
    expect(new Set(tags.filter((tag) => !/^<!-- blast-radius:[\w.-]+ -->$/.test(tag)))).toEqual(
      new Set(['<details>', '</details>', '<summary>', '</summary>']),
    );
    expect(text.split('\n').filter((line) => /^\s*\//.test(line))).toEqual([]);
  });

  test('a table keeps its columns', () => {
    const rows = told(hostileDocument(HOSTILE))
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
  });

  test('has the sectors, the causes and a picture', () => {
    const text = told(CONCENTRATED);
    expect(text).toContain('| **100%** 450,000 | hospital | 3 down |');
    expect(text).toContain('<details>\n<summary>Causes in <code>central-us-2024</code>: 10 services not up');
    expect(text).toContain('```mermaid\nflowchart LR\n');
  });
});
