import type { Span } from '../diagnostics/types.js';
import type { Linker } from './linker.js';
import { quoteText, reportWarning } from './problems.js';
import type { ScenarioChecks } from './scenario-checks.js';
import type { Matched } from './selector.js';
import type { Target } from './topology.js';

interface Context {
  readonly linker: Linker;
  readonly matched: Matched;
  readonly checks: () => ScenarioChecks;
}

const VERBS = { fail: 'fails', isolate: 'isolates', degrade: 'degrades' } as const;

export function warnTargets(
  { linker, matched, checks }: Context,
  targets: readonly Target[],
  key: keyof typeof VERBS,
  span: Span,
): void {
  const { restedOn } = checks();
  const isIdle = targets.every((target) => target.type === 'domain' && restedOn[target.domain] === 0);
  const [first] = targets;
  if (!isIdle || first?.type !== 'domain') return;
  const more = targets.length > 1 ? ` and ${targets.length - 1} more` : '';
  const message = `this ${VERBS[key]} ${quoteText(matched.domains[first.domain]!.id)}${more}, on which nothing rests`;
  const fix = 'it can only come out as 0%; place something in it, or name it in a stack, uplink or dependsOn';
  reportWarning(linker.problems, 'BR2301', span, message, fix);
}

export function warnLimit({ linker, matched, checks }: Context, domain: number, span: Span): void {
  if (checks().demanded[domain] === 1) return;
  const message = `this limits ${quoteText(matched.domains[domain]!.id)}, where nothing has a demand`;
  reportWarning(linker.problems, 'BR2302', span, message, 'give a service there its demand and capacities');
}
