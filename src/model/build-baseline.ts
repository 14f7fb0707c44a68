import type { Diagnostic, Span } from '../diagnostics/types.js';
import { hasKey } from './draft-key.js';
import { hasErrors, inFileOrder, newProblems, type Problems, quoteText, reportError } from './problems.js';
import type { RawNode } from './raw.js';
import { readValue } from './read-value.js';
import { type BaselineDraft, baselineShape } from './shape/baseline.js';
import { map } from './shape/value.js';
import type { State } from './topology.js';

/** A violation that was there when the baseline was written, with how bad it was. */
export interface BaselineEntry {
  readonly policy: string;
  /** A run's id. */
  readonly scenario: string;
  /** null: what the policy's services lose together. */
  readonly service: string | null;
  /** null: the measure is `lost` alone. */
  readonly found: State | null;
  /** 0..1; null: the state says it all. */
  readonly lost: number | null;
  readonly at: Span;
}

/** Reads the entries of a baseline. Their ids are not looked up: what no longer exists is stale, which the gate finds. */
export function buildBaseline(items: readonly RawNode[]): {
  /** null iff some diagnostic is an error. */
  readonly entries: readonly BaselineEntry[] | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const problems = newProblems();
  const shape = map(() => baselineShape);
  const drafts = items.flatMap((item) => readValue(problems, item, shape, 'an entry of a baseline') ?? []);
  const entries = drafts.flatMap((draft) => entryOf(problems, draft) ?? []);
  reportTwice(problems, entries);
  return { entries: hasErrors(problems) ? null : entries, diagnostics: inFileOrder(problems.list) };
}

function entryOf(problems: Problems, draft: BaselineDraft): BaselineEntry | null {
  const { policy, scenario, service, found, lost } = draft;
  const key = hasKey(draft, 'service') ? 'found' : 'lost';
  if (!hasKey(draft, key) && !draft.hasUnknownKey) {
    const message =
      key === 'found'
        ? 'the entry does not say which state was found'
        : 'an entry without a service is about what is lost together, and this one does not say how much';
    reportError(problems, 'BR1511', draft.node.span, message, `write ${key}, or write the baseline again`);
  }
  if (policy === undefined || scenario === undefined) return null;
  return {
    policy: policy.text,
    scenario: scenario,
    service: service?.text ?? null,
    found: found ?? null,
    lost: lost ?? null,
    at: draft.node.span,
  };
}

/** Two branches that both wrote the baseline may leave one violation with two measures behind: nothing says which one counts. */
function reportTwice(problems: Problems, entries: readonly BaselineEntry[]): void {
  const first = new Map<string, Span>();
  for (const { policy, scenario, service, at } of entries) {
    const key = JSON.stringify([policy, scenario, service]);
    if (!first.has(key)) first.set(key, at);
    else {
      const what = service === null ? quoteText(policy) : `${quoteText(policy)} and ${quoteText(service)}`;
      const message = `${what} in ${quoteText(scenario)} is in the baseline twice`;
      reportError(problems, 'BR1512', at, message, 'remove one of them, or write the baseline again');
    }
  }
}
