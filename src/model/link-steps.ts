import { hasKey, valueSpan } from './draft-key.js';
import { compareTargets, injectionOf, NO_PARTS, type Parts } from './injection.js';
import { type Found, linkParts, linkTargets, type ScenarioLinker } from './link-parts.js';
import { reportError, reportWarning } from './problems.js';
import type { EventDraft } from './shape/scenario.js';
import type { Injection, Target } from './topology.js';

/**
 * What is injected after each event, in order of time; events of one moment are one step. A later limit of the same
 * domain takes the place of the earlier. null: a selector matched nothing, or something was reported.
 */
export function linkSteps(context: ScenarioLinker, events: readonly EventDraft[]): Injection[] | null {
  const { problems } = context.linker;
  const before = problems.list.length;
  const inOrder = events.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const steps: Injection[] = [];
  let parts = NO_PARTS;
  let isEmpty = false;
  for (const [index, event] of inOrder.entries()) {
    const { found, restored } = linkEvent(context, event);
    isEmpty ||= found.isEmpty || restored === null;
    const known = addParts(parts, found.parts);
    parts = (restored ?? []).reduce(without, known);
    if (restored !== null) warnRestored(context, event, known, restored);
    const isLast = inOrder[index + 1]?.at !== event.at;
    if (!isLast) continue;
    context.linker.played.targets += size(parts);
    if (context.linker.played.targets > TARGETS) {
      const message = `with this event, all events together inject more than ${TARGETS} things`;
      reportError(
        problems,
        'BR1502',
        event.node.span,
        message,
        'restore what is over, or split the scenario',
      );
      return null;
    }
    steps.push(injectionOf(parts));
  }
  return isEmpty || problems.list.slice(before).some(({ severity }) => severity === 'error') ? null : steps;
}

/** What is injected after each event is a list of its own: this many entries in all events of a file. */
const TARGETS = 200_000;

function size({ fail, isolate, degrade, limit }: Parts): number {
  return fail.length + isolate.length + degrade.length + limit.length;
}

const HAPPENS = ['fail', 'isolate', 'degrade', 'limit', 'restore'] as const;

function linkEvent(context: ScenarioLinker, event: EventDraft): { found: Found; restored: Target[] | null } {
  const { problems } = context.linker;
  if (!event.hasUnknownKey && !HAPPENS.some((key) => hasKey(event, key))) {
    const message = 'nothing happens in this event';
    reportError(problems, 'BR1501', event.node.span, message, 'say fail, isolate, degrade, limit or restore');
  }
  const found = linkParts(context, event);
  const [each] = found.each;
  if (each !== undefined)
    reportError(problems, 'BR1504', each.at, 'an event has no each; it takes all that matches');
  return { found, restored: linkTargets(context, event.restore ?? [], 'restore', []) };
}

function addParts(parts: Parts, more: Parts): Parts {
  const replaced = new Set(more.limit.map(({ domain }) => domain));
  return {
    fail: [...parts.fail, ...more.fail],
    isolate: [...parts.isolate, ...more.isolate],
    degrade: [...parts.degrade, ...more.degrade],
    limit: [...parts.limit.filter(({ domain }) => !replaced.has(domain)), ...more.limit],
  };
}

function without(parts: Parts, restored: Target): Parts {
  const isOther = (target: Target) => compareTargets(target, restored) !== 0;
  return {
    fail: parts.fail.filter(isOther),
    isolate: parts.isolate.filter(isOther),
    degrade: parts.degrade.filter(isOther),
    limit: parts.limit.filter(({ domain }) => isOther({ type: 'domain', domain })),
  };
}

function warnRestored(
  context: ScenarioLinker,
  event: EventDraft,
  parts: Parts,
  restored: readonly Target[],
): void {
  const injected = [
    ...parts.fail,
    ...parts.isolate,
    ...parts.degrade,
    ...parts.limit.map(({ domain }): Target => ({ type: 'domain', domain })),
  ];
  if (
    restored.length === 0 ||
    restored.some((one) => injected.some((other) => compareTargets(one, other) === 0))
  )
    return;
  const message = 'nothing that this event restores was injected before it';
  reportWarning(context.linker.problems, 'BR2307', valueSpan(event, 'restore'), message);
}
