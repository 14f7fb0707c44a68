import type { ExplanationDocument } from '../../results/explanation.js';
import type { ReportOptions } from '../reporter.js';
import { type Page, pageOf } from '../text/page.js';

/** An explanation laid out as an analysis of its one run, so that both pages are written by the same sentences. */
export function explanationPage(document: ExplanationDocument, options: ReportOptions): Page {
  const { schemaVersion, catalogVersion, topology, scenario, runs } = document;
  const checked = {
    scenarios: 1,
    runs: runs.length,
    services: topology.services,
    policies: 0,
    expectations: 0,
  };
  return pageOf(
    {
      schemaVersion,
      kind: 'analysis',
      catalogVersion,
      topology,
      scenarios: [scenario],
      policies: [],
      expectations: [],
      checked,
      verdict: 'pass',
    },
    options,
  );
}
