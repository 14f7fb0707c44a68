import type { Span } from '../diagnostics/types.js';
import { hasKey, isName, keySpan, valueSpan } from './draft-key.js';
import { NO_PARTS, type Parts } from './injection.js';
import { linkSelector, type Scope } from './link-selector.js';
import { linkTarget, type TargetKey } from './link-target.js';
import { type Linker, linkDomainId } from './linker.js';
import { reportError } from './problems.js';
import type { Each } from './runs.js';
import type { ScenarioChecks } from './scenario-checks.js';
import { type Matched, matchDomains, matchSelector } from './selector.js';
import type { LimitDraft, ScenarioFields, TargetDraft } from './shape/scenario.js';
import type { SelectorDraft } from './shape/selector.js';
import type { Injection, Target } from './topology.js';
import { warnLimit, warnTargets } from './warn-scenario.js';

/** What linking scenarios needs: the linker, the finished domains and services, and what the warnings look at. */
export interface ScenarioLinker {
  readonly linker: Linker;
  readonly matched: Matched;
  readonly checks: () => ScenarioChecks;
}

export interface Found {
  readonly parts: Parts;
  readonly each: (Omit<Each, 'order'> & { readonly at: Span })[];
  /** Some selector matched nothing. */
  readonly isEmpty: boolean;
}

type InjectionDraft = Pick<ScenarioFields, 'fail' | 'isolate' | 'degrade' | 'limit'>;

/** What a scenario or an event injects. */
export function linkParts(context: ScenarioLinker, draft: InjectionDraft): Found {
  const each: Found['each'] = [];
  const before = context.linker.problems.list.length;
  let isEmpty = false;
  const parts: Parts = {
    ...NO_PARTS,
    ...Object.fromEntries(
      (['fail', 'isolate', 'degrade'] as const).map((key) => {
        const targets = linkTargets(context, draft[key] ?? [], key, each);
        isEmpty ||= targets === null;
        return [key, targets ?? []];
      }),
    ),
    limit: linkLimits(context, draft.limit ?? []),
  };
  const errors = context.linker.problems.list.slice(before).some(({ severity }) => severity === 'error');
  return { parts, each, isEmpty: isEmpty || errors };
}

/** null: a selector matched nothing. */
export function linkTargets(
  context: ScenarioLinker,
  drafts: readonly TargetDraft[],
  key: TargetKey,
  each: Found['each'],
): Target[] | null {
  const all = drafts.map((draft) => linkOne(context, draft, key, each));
  return all.some((targets) => targets === null) ? null : all.flatMap((targets) => targets ?? []);
}

function linkOne(
  context: ScenarioLinker,
  draft: TargetDraft,
  key: TargetKey,
  each: Found['each'],
): readonly Target[] | null {
  if (isName(draft)) {
    const target = linkTarget(context.linker, context.matched, draft, key);
    if (target !== null && key !== 'restore') warnTargets(context, [target], key, draft.span);
    return target === null ? [] : [target];
  }
  const isEach = hasKey(draft, 'each');
  if (!checkEach(context, draft, key, isEach, each)) return [];
  const targets = matchTargets(context, isEach ? draft.each : draft, key);
  if (targets === null || targets.length === 0) return targets === null ? [] : null;
  if (key !== 'restore') warnTargets(context, targets, key, draft.node.span);
  if (!isEach) return targets;
  if (key !== 'restore') each.push({ key, matches: targets, at: draft.node.span });
  return [];
}

function checkEach(
  { linker }: ScenarioLinker,
  draft: Exclude<TargetDraft, { readonly text: string }>,
  key: TargetKey,
  isEach: boolean,
  each: Found['each'],
): boolean {
  if (!isEach) return true;
  const message =
    draft.node.entries.size > 1
      ? 'each stands alone; the rest of the selector belongs into it'
      : key === 'restore'
        ? 'restore takes what it names at once, without each'
        : each.length > 0
          ? 'a scenario has one each at most; order: 2 makes pairs of it'
          : null;
  if (message === null) return true;
  reportError(linker.problems, 'BR1504', keySpan(draft, 'each'), message);
  return false;
}

const SCOPES: { readonly [K in TargetKey]: Scope } = {
  fail: 'all',
  isolate: 'domains',
  degrade: 'domains and services',
  restore: 'all',
};

function matchTargets(
  { linker, matched }: ScenarioLinker,
  draft: SelectorDraft | undefined,
  key: TargetKey,
): readonly Target[] | null {
  const selector = draft === undefined ? null : linkSelector(linker, draft, SCOPES[key]);
  if (selector === null) return null;
  if (key !== 'isolate') return matchSelector(matched, selector);
  return matchDomains(matched.domains, selector).map((domain) => ({ type: 'domain', domain }));
}

function linkLimits(context: ScenarioLinker, drafts: readonly LimitDraft[]): Injection['limit'] {
  return drafts.flatMap((draft) => {
    const domain = draft.id === undefined ? null : linkDomainId(context.linker, draft.id, 'limit');
    if (domain === null || draft.capacity === undefined) return [];
    warnLimit(context, domain, valueSpan(draft, 'id'));
    return [{ domain, factor: draft.capacity }];
  });
}
