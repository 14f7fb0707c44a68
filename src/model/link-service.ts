import type { Span } from '../diagnostics/types.js';
import { hasKey, isMalformed, isName, itemCount, keySpan } from './draft-key.js';
import { linkDependencies } from './link-dependency.js';
import { linkAssumed } from './link-domain.js';
import { linkPhase } from './link-phase.js';
import { linkSelector } from './link-selector.js';
import { type Linker, linkDomainId } from './linker.js';
import { reportError } from './problems.js';
import type { Entry } from './read-entries.js';
import type { Selector } from './selector.js';
import type { PlacementDraft, PlacementFields, StackDraft } from './shape/placement.js';
import type { ServiceDraft } from './shape/service.js';
import type { Draft, Name } from './shape/value.js';
import type { Activation, Dependency, Evidence, StackEntry } from './topology.js';

/** A placement of the file with its ids resolved; `each` is not played out yet. */
export interface PlacementPlan {
  readonly where: number | Selector;
  readonly as: Name | null;
  readonly role: 'active' | 'standby';
  readonly activation: Activation | null;
  readonly stack: readonly StackEntry[];
  readonly dependsOn: readonly Dependency[];
  readonly share: number | null;
  readonly capacity: number | null;
  readonly evidence: Evidence;
  readonly at: Span;
  readonly draft: Draft<PlacementFields> | null;
}

export interface ServicePlan {
  readonly entry: Entry<ServiceDraft>;
  readonly stack: readonly StackEntry[];
  readonly dependsOn: readonly Dependency[];
  readonly start: Activation | null;
  readonly placements: readonly PlacementPlan[];
  /** Every placement of the file is there; if not, rules about all of them cannot be judged. */
  readonly isWhole: boolean;
}

/**
 * Resolves everything a service names, in the order of the page, so that entries of the catalogue enter in the order of
 * first use. Selectors wait: they match what all services together name.
 */
export function planService(linker: Linker, entry: Entry<ServiceDraft>): ServicePlan {
  const { draft } = entry;
  const stack = linkStack(linker, draft.stack);
  const drafts = draft.placements ?? [];
  const placements = drafts
    .map((placement) => planPlacement(linker, placement))
    .filter((plan) => plan !== null);
  const isWhole = placements.length === itemCount(draft, 'placements') && !isMalformed(draft, 'placements');
  return {
    entry,
    stack,
    dependsOn: linkDependencies(linker, draft.dependsOn, 'service'),
    start: linkPhase(linker, draft.start),
    placements,
    isWhole,
  };
}

function linkStack(linker: Linker, drafts: readonly StackDraft[] | undefined): StackEntry[] {
  const entries: StackEntry[] = [];
  for (const draft of drafts ?? []) {
    const name = isName(draft) ? draft : draft.id;
    const domain = name === undefined ? null : linkDomainId(linker, name, 'stack');
    if (domain === null || entries.some((one) => one.domain === domain)) continue;
    const evidence = isName(draft) ? 'declared' : (draft.evidence ?? 'declared');
    entries.push({ domain, evidence, at: isName(draft) ? draft.span : draft.node.span });
  }
  return entries;
}

const NONE: readonly never[] = [];

/** By far the most common form; written out, for a spread of constants costs ten times as much. */
function barePlan(where: number, at: Span): PlacementPlan {
  return {
    where,
    as: null,
    role: 'active',
    activation: null,
    stack: NONE,
    dependsOn: NONE,
    share: null,
    capacity: null,
    evidence: 'declared',
    at,
    draft: null,
  };
}

function planPlacement(linker: Linker, draft: PlacementDraft): PlacementPlan | null {
  if (isName(draft)) {
    const where = linkPlace(linker, draft);
    return where === null ? null : barePlan(where, draft.span);
  }
  const where = linkWhere(linker, draft);
  checkActivation(linker, draft);
  const role = draft.role ?? 'active';
  const activation = linkPhase(linker, draft.activation);
  const stack = linkStack(linker, draft.stack);
  const dependsOn = linkDependencies(linker, draft.dependsOn, 'service');
  const isWhole = (['as', 'role', 'share', 'capacity'] as const).every((key) => !isMalformed(draft, key));
  if (where === null || !isWhole) return null;
  return {
    where,
    as: draft.as ?? null,
    role,
    activation,
    stack,
    dependsOn,
    share: draft.share ?? null,
    capacity: draft.capacity ?? null,
    evidence: draft.evidence ?? 'declared',
    at: draft.node.span,
    draft,
  };
}

function linkWhere(linker: Linker, draft: Draft<PlacementFields>): number | Selector | null {
  if (!hasKey(draft, 'in') && draft.hasUnknownKey) return null;
  if (hasKey(draft, 'in') === hasKey(draft, 'each')) {
    const message = hasKey(draft, 'in')
      ? 'a placement is in one domain or in each that matches, not both'
      : 'a placement says where it is: in, or each';
    reportError(linker.problems, 'BR1105', draft.node.span, message);
    return null;
  }
  if (draft.each !== undefined) return linkSelector(linker, draft.each, 'domains');
  return draft.in === undefined ? null : linkPlace(linker, draft.in);
}

/** What the domain assumes is bound to with it, and so enters here. */
function linkPlace(linker: Linker, name: Name): number | null {
  const domain = linkDomainId(linker, name, 'a placement');
  if (domain !== null) linkAssumed(linker, domain);
  return domain;
}

function checkActivation(linker: Linker, draft: Draft<PlacementFields>): void {
  if (!hasKey(draft, 'activation') || draft.role === 'standby' || isMalformed(draft, 'role')) return;
  const message = 'an active placement serves already; only a standby is activated';
  reportError(
    linker.problems,
    'BR1309',
    keySpan(draft, 'activation'),
    message,
    'add role: standby, or leave it out',
  );
}
