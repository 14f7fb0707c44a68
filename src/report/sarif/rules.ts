import type { AnalysisDocument, PolicyResult } from '../../results/document.js';
import { sarifText } from '../escape/sarif.js';
import { visible } from '../escape/visible.js';
import { duration, percent } from '../text/figures.js';

export interface Rule {
  /** What findings look it up by. */
  readonly key: string;
  /** A reportingDescriptor of SARIF. */
  readonly rule: {
    readonly id: string;
    readonly name: string;
    readonly shortDescription: { readonly text: string };
    readonly fullDescription: { readonly text: string };
    readonly help: { readonly text: string };
    readonly defaultConfiguration: { readonly level: 'error' };
    readonly properties: { readonly tags: readonly string[] };
  };
}

/** One a policy, in the file's order, then those of expectations, waivers and the baseline: also those that found nothing. */
export function rulesOf({
  policies,
  expectations,
  waivers = [],
  baseline,
}: AnalysisDocument): readonly Rule[] {
  return [
    ...policies.map(policyRule),
    ...(expectations.length === 0 ? [] : [EXPECTATION]),
    ...(waivers.length === 0 ? [] : [WAIVER]),
    ...(baseline === undefined ? [] : [BASELINE]),
  ];
}

function policyRule(policy: PolicyResult): Rule {
  const { id, selector, require } = policy;
  const { maxState, withinSeconds, maxLost } = require;
  const within = withinSeconds > 0 ? ` after ${duration(withinSeconds)}` : '';
  const state = maxState === null ? [] : [`at worst ${maxState}${within}`];
  const lost = maxLost === null ? [] : [`at most ${percent(maxLost)} of their users lost${within}`];
  const which = selector.replace(/^\{\s*|\s*\}$/g, '');
  const asked = `${which === '' ? 'All services' : `Services with ${which}`}: ${[...state, ...lost].join(', ')}`;
  return ruleOf(`policy ${id}`, `policy/${id}`, `Policy ${id}`, asked, ADVICE);
}

const ADVICE =
  'The steps of the finding lead from what failed to the service. Take one of them away: a placement that does not share the failure, an alternative to what is needed, or a softer need. An accepted risk is a waiver, with a reason, an owner and a last day.';

const EXPECTATION = ruleOf(
  'expectation',
  'expectation',
  'Expectation',
  'A service is in another state than its scenario expects',
  'Either the topology has changed its behaviour, or the expectation has to follow it.',
);

const WAIVER = ruleOf(
  'waiver',
  'waiver',
  'Waiver',
  'A waiver that names no violation, or soon ends',
  'Take out what names nothing; renew what ends, or mend what it accepts.',
);

const BASELINE = ruleOf(
  'baseline',
  'baseline',
  'Baseline',
  'An entry of the baseline that is about no violation any more',
  'baseline prune takes it out; left in, it would hide the next violation of its kind.',
);

/** Texts that GitHub shows beside the rule hold at most 1,024 characters. */
function ruleOf(key: string, id: string, name: string, asked: string, advice: string): Rule {
  return {
    key,
    rule: {
      id: visible(id),
      name: visible(name),
      shortDescription: { text: sarifText(name) },
      fullDescription: { text: `${sarifText(asked)}.` },
      help: { text: `${sarifText(asked)}. ${advice}` },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['reliability'] },
    },
  };
}
