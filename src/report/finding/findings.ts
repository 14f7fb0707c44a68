import { canonicalScenario } from '../../results/canonical-scenario.js';
import type {
  AnalysisDocument,
  BaselineResult,
  ExpectationResult,
  PolicyResult,
  ScenarioResult,
  ServiceResult,
  StaleEntry,
  Violation,
  WaiverResult,
} from '../../results/document.js';
import { isAccepted } from '../../results/is-accepted.js';
import { sha256 } from '../../support/sha256.js';
import type { ReportOptions } from '../reporter.js';
import { becauseText } from '../text/because.js';
import type { Page } from '../text/page.js';
import { type RunFacts, runFacts } from '../text/run-facts.js';
import type { Finding } from './finding.js';
import { plainPage } from './plain-page.js';
import {
  acceptedText,
  emptyText,
  expectationText,
  expiredText,
  staleText,
  violationText,
  waiverText,
} from './sentences.js';

/** Every finding, in the document's order: policies, expectations, waivers, the baseline. Linear in the document. */
export function* findingsOf(document: AnalysisDocument, options: ReportOptions): Generator<Finding> {
  const page = plainPage(document, options);
  const rows = rowsOf(document);
  for (const policy of document.policies) {
    for (const violation of policy.violations) yield violationFinding(page, rows, policy, violation);
    if (policy.verdict === 'empty') yield emptyFinding(policy);
  }
  for (const expectation of document.expectations)
    if (!expectation.holds) yield expectationFinding(rows, expectation);
  for (const waiver of document.waivers ?? []) {
    if (waiver.status === 'unused' || waiver.status === 'expiring') yield waiverFinding(waiver);
  }
  if (document.baseline === undefined) return;
  for (const entry of document.baseline.stale) yield staleFinding(entry, document.baseline);
}

interface Rows {
  readonly run: (id: string) => ScenarioResult | undefined;
  readonly facts: (run: string) => RunFacts | undefined;
  readonly row: (run: string, service: string | null) => ServiceResult | undefined;
}

/** Rows by run and service. Only those that are not up: a saved document may lack the others, and says the same then. */
function rowsOf({ scenarios }: AnalysisDocument): Rows {
  const runs = new Map(scenarios.map((run) => [run.id, run]));
  const facts = new Map<string, RunFacts>();
  const services = new Map<string, ReadonlyMap<string, ServiceResult>>();
  return {
    run: (id) => runs.get(id),
    facts: (id) => {
      const run = runs.get(id);
      if (run !== undefined && !facts.has(id)) facts.set(id, runFacts(run));
      return facts.get(id);
    },
    row: (id, service) => {
      if (service === null) return undefined;
      if (!services.has(id)) {
        const bad = (runs.get(id)?.services ?? []).filter(({ state }) => state !== 'up');
        services.set(id, new Map(bad.map((row) => [row.id, row])));
      }
      return services.get(id)!.get(service);
    },
  };
}

function violationFinding(page: Page, rows: Rows, policy: PolicyResult, violation: Violation): Finding {
  const { scenario, service, at, waiver, baseline } = violation;
  const row = rows.row(scenario, service);
  const accepted = acceptedBy(violation);
  const because = becauseText(page, violation, rows.facts(scenario), row);
  const details = [
    because.replace(/^b/, 'B'),
    ...(violation.fixes ?? []).map((fix) => `Fix: ${fix}`),
    accepted === null ? '' : acceptedText(accepted),
    waiver?.status === 'expired' ? expiredText(waiver) : '',
    baseline === 'worse' ? 'Worse than in the baseline' : '',
  ];
  return {
    kind: 'policy',
    policy: policy.id,
    scenario,
    service,
    level: accepted === null ? 'error' : 'note',
    accepted,
    at,
    message: violationText(page, policy, violation),
    details: details.filter((text) => text !== ''),
    fingerprint: fingerprint('policy', policy.id, canonicalScenario(scenario), service),
    run: rows.run(scenario),
    row,
  };
}

/** A waiver that is over accepts nothing. */
function acceptedBy(violation: Violation): Finding['accepted'] {
  if (!isAccepted(violation)) return null;
  return violation.waiver === undefined || violation.waiver.status === 'expired'
    ? 'baseline'
    : violation.waiver;
}

function emptyFinding(policy: PolicyResult): Finding {
  return {
    ...NOTHING,
    kind: 'empty',
    policy: policy.id,
    at: policy.at,
    message: emptyText(policy),
    fingerprint: fingerprint('empty', policy.id),
  };
}

function expectationFinding(rows: Rows, expectation: ExpectationResult): Finding {
  const { scenario, service, at } = expectation;
  return {
    ...NOTHING,
    kind: 'expectation',
    scenario,
    service,
    at,
    message: expectationText(expectation),
    fingerprint: fingerprint('expectation', canonicalScenario(scenario), service),
    run: rows.run(scenario),
    row: rows.row(scenario, service),
  };
}

function waiverFinding(waiver: WaiverResult): Finding {
  const { policy, service, scenario, at, status } = waiver;
  return {
    ...NOTHING,
    kind: 'waiver',
    policy,
    scenario,
    service,
    level: status === 'expiring' ? 'warning' : 'error',
    at,
    message: waiverText(waiver),
    fingerprint: fingerprint('waiver', status, policy, scenario, service),
  };
}

/** An entry that names nothing any more would hide the next violation of its kind. */
function staleFinding(
  { policy, scenario, service, at }: StaleEntry,
  { allowStale }: BaselineResult,
): Finding {
  return {
    ...NOTHING,
    kind: 'baseline',
    policy,
    scenario,
    service,
    level: allowStale ? 'warning' : 'error',
    at,
    message: staleText(policy, scenario, service),
    fingerprint: fingerprint('baseline', policy, canonicalScenario(scenario), service),
  };
}

const NOTHING = {
  policy: null,
  scenario: null,
  service: null,
  level: 'error',
  accepted: null,
  details: [],
  run: undefined,
  row: undefined,
} as const;

/** What the finding is about, never a line, a count or an index: 128 bits of a hash, so that names of any length fit. */
function fingerprint(...about: readonly (string | null)[]): string {
  return sha256(JSON.stringify(about)).slice(0, 32);
}
