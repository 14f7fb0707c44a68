import type { Place } from '../../diagnostics/types.js';
import type { AnalysisDocument, PolicyResult, WaiverResult } from '../../results/document.js';
import type { Finding } from '../finding/finding.js';
import { count } from '../text/figures.js';

/** One test case. `result` null: it holds. */
export interface Case {
  /** The policy, `expectation`, `waiver` or `baseline`. */
  readonly group: string;
  readonly name: string;
  readonly at: Place;
  readonly result: null | { readonly type: 'failure' | 'error' | 'skipped'; readonly finding: Finding };
}

export interface Suite {
  readonly name: string;
  readonly cases: Case[];
}

/** Past so many, cases that hold are counted by policy and run: a viewer of tests is no place for millions. */
const MOST = 20_000;

/** A suite a run, in the document's order, with a case for each service that a policy judged in it, and each expectation. */
export function suitesOf(
  document: AnalysisDocument,
  findings: readonly Finding[],
  all: boolean,
): readonly Suite[] {
  const suites = new Map<string, Suite>();
  const suite = (name: string): Suite => {
    const known = suites.get(name);
    if (known !== undefined) return known;
    const made: Suite = { name, cases: [] };
    suites.set(name, made);
    return made;
  };
  for (const { id } of document.scenarios) suite(id);
  const found = byCase(findings);
  const isBrief = !all && document.policies.reduce((sum, { checks }) => sum + checks, 0) > MOST;
  for (const policy of document.policies) addPolicy(suite, found, policy, isBrief);
  for (const { scenario, service, at } of document.expectations) {
    const finding = found.get(keyOf('expectation', null, scenario, service))?.shift();
    suite(scenario).cases.push({ group: 'expectation', name: service, at, result: resultOf(finding) });
  }
  for (const waiver of document.waivers ?? []) suite('waivers').cases.push(waiverCase(found, waiver));
  for (const finding of findings)
    if (finding.kind === 'baseline') suite('baseline').cases.push(staleCase(finding));
  return [...suites.values()].filter(({ cases }) => cases.length > 0);
}

type Found = Map<string, Finding[]>;

function byCase(findings: readonly Finding[]): Found {
  const found: Found = new Map();
  for (const finding of findings) {
    const key = keyOf(finding.kind, finding.policy, finding.scenario, finding.service);
    const known = found.get(key);
    if (known === undefined) found.set(key, [finding]);
    else known.push(finding);
  }
  return found;
}

function keyOf(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}

function addPolicy(
  suite: (name: string) => Suite,
  found: Found,
  policy: PolicyResult,
  isBrief: boolean,
): void {
  const { id, at, require, violations } = policy;
  const add = (run: string, name: string, finding?: Finding): void => {
    suite(run).cases.push({ group: id, name, at: finding?.at ?? at, result: resultOf(finding) });
  };
  const take = (run: string, service: string | null) => found.get(keyOf('policy', id, run, service))?.shift();
  if (policy.verdict === 'empty')
    add('policies', 'checked something', found.get(keyOf('empty', id, null, null))?.[0]);
  // Documents of older versions do not say what was judged: then only what is violated is known.
  const { runs, services } = policy.judged ?? { runs: [], services: [] };
  for (const run of runs) {
    const judged = require.maxState === null ? [] : services;
    const cases = judged.map((service) => ({ service, finding: take(run, service) }));
    const told = isBrief ? cases.filter(({ finding }) => finding !== undefined) : cases;
    for (const { service, finding } of told) add(run, service, finding);
    if (told.length < cases.length) add(run, `${count(cases.length - told.length)} more services hold`);
    if (require.maxLost !== null) add(run, TOGETHER, take(run, null));
  }
  for (const { scenario, service } of violations) {
    const left = take(scenario, service);
    if (left !== undefined) add(scenario, service ?? TOGETHER, left);
  }
}

const TOGETHER = 'users lost in all';

function waiverCase(found: Found, waiver: WaiverResult): Case {
  const { policy, service, scenario, until, at } = waiver;
  const finding = found.get(keyOf('waiver', policy, scenario, service))?.shift();
  const name = [policy, service, scenario, `until ${until}`].filter((part) => part !== null).join(', ');
  return { group: 'waiver', name, at, result: finding?.level === 'error' ? resultOf(finding) : null };
}

function staleCase(finding: Finding): Case {
  const { policy, scenario, service, at, level } = finding;
  const name = [policy, scenario, service].filter((part) => part !== null).join(', ');
  return { group: 'baseline', name, at, result: level === 'error' ? resultOf(finding) : null };
}

/** What is accepted is skipped, so that it stays in sight; what judged nothing, and waivers for nothing, are errors of the set-up. */
function resultOf(finding: Finding | undefined): Case['result'] {
  if (finding === undefined) return null;
  if (finding.level === 'note') return { type: 'skipped', finding };
  return { type: finding.kind === 'policy' || finding.kind === 'expectation' ? 'failure' : 'error', finding };
}
