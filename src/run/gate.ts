import type { Diagnostic, Place, Span } from '../diagnostics/types.js';
import { applyBaseline } from '../gate/apply-baseline.js';
import { applyWaivers, type HeldWaiver } from '../gate/apply-waivers.js';
import type { Policy, Topology } from '../model/topology.js';
import type { AnalysisDocument, PolicyResult } from '../results/document.js';
import { isAccepted } from '../results/is-accepted.js';
import type { IsAsked } from './asked.js';
import type { AnalyzeOptions, Baseline } from './types.js';

export interface Gated {
  readonly document: AnalysisDocument;
  /** What changes no verdict yet: waivers that end soon, policies that may be empty and are. */
  readonly warnings: readonly Diagnostic[];
  /** What the document holds besides violations, as sentences. */
  readonly findings: readonly string[];
}

interface Rules {
  readonly locate: (span: Span) => Place;
  readonly isAsked: IsAsked;
  readonly baseline: Baseline | null;
}

/** Sets violations that are accepted apart from those that are not, and gives the verdict. */
export function gate(
  evaluated: AnalysisDocument,
  topology: Topology,
  { today, waivers: isWaived = true, allowStale = false }: AnalyzeOptions,
  rules: Rules,
): Gated {
  const waived =
    today === undefined || !isWaived
      ? { policies: evaluated.policies, waivers: [] }
      : applyWaivers(evaluated.policies, topology, { ...rules, today });
  const known =
    rules.baseline &&
    applyBaseline(waived.policies, rules.baseline.entries, {
      ...rules,
      file: rules.baseline.file,
      allowStale,
    });
  const policies = (known?.policies ?? waived.policies).map(withVerdict);
  const unused = waived.waivers.filter(({ result }) => result.status === 'unused');
  const stale = known?.baseline.stale.length ?? 0;
  const isFailed =
    policies.some(({ verdict }) => verdict === 'fail') ||
    evaluated.expectations.some(({ holds }) => !holds) ||
    unused.length > 0 ||
    (stale > 0 && !allowStale);
  const { checked, certificate, verdict: _, ...head } = { ...evaluated, policies };
  const document: AnalysisDocument = {
    ...head,
    ...(waived.waivers.length > 0 && { waivers: waived.waivers.map(({ result }) => result), asOf: today! }),
    ...(known && { baseline: known.baseline }),
    checked,
    ...(certificate && { certificate }),
    verdict: isFailed ? 'fail' : 'pass',
  };
  return {
    document,
    warnings: [...waived.waivers.flatMap(endsSoon), ...allowedEmpty(document.policies, topology.policies)],
    findings: findingsOf(document),
  };
}

function withVerdict(policy: PolicyResult): PolicyResult {
  if (policy.violations.length === 0) return policy;
  return { ...policy, verdict: policy.violations.every(isAccepted) ? 'waived' : 'fail' };
}

function endsSoon({ waiver, result }: HeldWaiver): Diagnostic[] {
  if (result.status !== 'expiring') return [];
  const { policy, service, until, days } = result;
  const what = service === null ? policy : `${policy} for ${service}`;
  const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days, on ${until}`;
  const message = `the waiver of ${what} ends ${when}`;
  return [
    {
      code: 'BR3011',
      severity: 'warning',
      message,
      span: waiver.at,
      fix: 'mend what it accepts, or renew it',
    },
  ];
}

function allowedEmpty(results: readonly PolicyResult[], policies: readonly Policy[]): Diagnostic[] {
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  return results.flatMap(({ id, verdict, nothing }): Diagnostic[] => {
    if (nothing === undefined || verdict === 'empty') return [];
    const message = `policy ${id} checked nothing: ${nothing}`;
    return [
      {
        code: 'BR3012',
        severity: 'warning',
        message,
        span: byId.get(id)!.at,
        fix: 'its allowEmpty lets that pass',
      },
    ];
  });
}

function findingsOf({ policies, waivers = [], baseline }: AnalysisDocument): string[] {
  return [
    ...policies
      .filter(({ verdict }) => verdict === 'empty')
      .map(({ id, nothing }) => `Policy ${id} checked nothing: ${nothing}.`),
    ...waivers
      .filter(({ status }) => status === 'unused')
      .map(
        ({ policy, at }) => `The waiver of ${policy}, ${at.file}:${at.line}, names no violation: remove it.`,
      ),
    ...(baseline?.stale ?? []).map(
      ({ policy, scenario, service, at }) =>
        `${at.file}:${at.line} is stale: ${service ?? policy} in ${scenario} violates ${service === null ? 'nothing' : policy} no more.`,
    ),
  ];
}
