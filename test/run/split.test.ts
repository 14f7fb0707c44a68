import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/host/node.js';
import { reportJson } from '../../src/report/json.js';
import { PLAIN } from '../../src/report/reporter.js';
import { reportText } from '../../src/report/text/report-text.js';
import type { AnalysisDocument } from '../../src/results/document.js';
import { analyze } from '../../src/run/analyze.js';
import type { AnalyzeOptions } from '../../src/run/types.js';
import { type WrittenFile, writeCompany, writeWhole } from '../bench/company.js';

const base = mkdtempSync(join(tmpdir(), 'split-'));
afterAll(() => rmSync(base, { recursive: true }));

async function analyzed(
  name: string,
  files: readonly WrittenFile[],
  options: AnalyzeOptions = {},
): Promise<AnalysisDocument> {
  const directory = join(base, name);
  for (const { path, text } of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  const { document, diagnostics } = await analyze(join(directory, 'topology.yaml'), options, nodeHost());
  expect(diagnostics).toEqual([]);
  return document!;
}

/** The document as it is printed; `place`: with where things stand, which is all that may differ between one file and many. */
function json(document: AnalysisDocument, place = true): string {
  const text = [...reportJson(document, { all: true })].join('');
  if (place) return text;
  return text.replace(/"at": \{[^}]*\}/g, '"at": null').replace(/(line |\S+\.yaml:)\d+/g, 'there');
}

function text(document: AnalysisDocument): string {
  const command = { file: 'topology.yaml', commands: ['analyze'] };
  const options = { width: 80, style: PLAIN, unicode: true, all: true, command, exit: 0, notes: [] };
  return [...reportText(document, options)].join('');
}

/** With the included files named one by one, in the order given. */
function listed(files: readonly WrittenFile[], order: (paths: string[]) => string[]): readonly WrittenFile[] {
  const paths = order(files.map(({ path }) => path).filter((path) => path.startsWith('services/')));
  return files.map((file) =>
    file.path === 'topology.yaml'
      ? { ...file, text: file.text.replace('services/*.yaml', paths.join(', ')) }
      : file,
  );
}

const company = writeCompany(120, 6, 8);

describe('a company in many files', () => {
  it('gives the same bytes as in one', async () => {
    const split = await analyzed('split', company);
    const whole = await analyzed('whole', writeWhole(120, 6, 8));
    expect(split.scenarios[0]!.services).toHaveLength(120);
    expect(split.scenarios.map(({ states }) => states.down + states.partial > 0)).toEqual([true, true]);
    expect(json(split, false)).toBe(json(whole, false));
    expect(json(split)).not.toBe(json(whole));
    // A what-if judges no policy, so its text names no place.
    const asked = { each: 'kind=network', duration: '6h' };
    expect(text(await analyzed('split', [], asked))).toBe(text(await analyzed('whole', [], asked)));
  });

  it('does not care in which order files come into the directory, nor how they are named in the include', async () => {
    const pattern = json(await analyzed('pattern', company));
    expect(json(await analyzed('backwards', [...company].reverse()))).toBe(pattern);
    expect(
      json(
        await analyzed(
          'named',
          listed(company, (paths) => paths),
        ),
      ),
    ).toBe(pattern);
    const twice = (paths: string[]) => [...paths, 'services/*.yaml', paths[2]!];
    expect(json(await analyzed('twice', listed(company, twice)))).toBe(pattern);
  });

  it('is listed in the order of its includes, and that decides nothing else', async () => {
    const forwards = await analyzed(
      'forwards',
      listed(company, (paths) => paths),
    );
    const backwards = await analyzed(
      'reversed',
      listed(company, (paths) => paths.reverse()),
    );
    expect(backwards.scenarios[0]!.services[0]!.id).toBe('s100');
    expect(facts(backwards)).toEqual(facts(forwards));
  });

  it('is the same company for the same numbers', () => {
    expect(writeCompany(50, 5, 3)).toEqual(writeCompany(50, 5, 3));
    expect(writeCompany(2000, 40, 300).filter(({ path }) => path.startsWith('services/'))).toHaveLength(40);
  });
});

/** What is computed, without what is named first of equals, in an order that does not depend on the file's. */
function facts({ scenarios, policies, verdict }: AnalysisDocument) {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    verdict,
    policies: policies.map(({ id, verdict: own, checks, violations }) => ({
      id,
      own,
      checks,
      violations: violations.map(({ scenario, service, found }) => `${scenario} ${service} ${found}`).sort(),
    })),
    // Of edits as promising as each other the first of the file are tried, where not all are.
    scenarios: scenarios.map(({ services, changes: _, ...run }) => ({
      ...run,
      sectors: Object.entries(run.sectors).sort(),
      at: null,
      services: services
        .map(({ id, state, lost, settled, backSeconds, redundancy, causes }) => ({
          id,
          state,
          lost,
          settled,
          backSeconds,
          redundancy,
          causes,
        }))
        .sort(byId),
    })),
  };
}
