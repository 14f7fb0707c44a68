import type { Span } from '../diagnostics/types.js';
import { hasKey, isName, itemCount, keySpan, valueSpan } from './draft-key.js';
import { type Linker, linkId } from './linker.js';
import { reportError } from './problems.js';
import type { DependencyDraft, DependencyFields } from './shape/dependency.js';
import type { Draft, Name } from './shape/value.js';
import type { Dependency, Expr, Group, Ref } from './topology.js';

/** Whose dependencies these are: of a service or its placement, of a domain, or of activation, start and repair. */
export type Use = 'service' | 'domain' | 'phase';

/** Resolves the ids and checks the groups; what is reported is left out. Groups nest at most 64 deep. */
export function linkDependencies(
  linker: Linker,
  drafts: readonly DependencyDraft[] | undefined,
  use: Use,
): Dependency[] {
  const dependencies: Dependency[] = [];
  for (const draft of drafts ?? []) {
    const expr = linkExpr(linker, draft);
    if (!isName(draft)) checkWhole(linker, draft, use);
    if (expr !== null) dependencies.push(wholeOf(draft, expr));
  }
  return dependencies;
}

function wholeOf(draft: DependencyDraft, expr: Expr): Dependency {
  if (isName(draft)) return { expr, impact: 'down', evidence: 'declared', at: draft.span };
  return {
    expr,
    impact: draft.impact ?? 'down',
    evidence: draft.evidence ?? 'declared',
    at: draft.node.span,
  };
}

function checkWhole(linker: Linker, draft: Draft<DependencyFields>, use: Use): void {
  const { problems } = linker;
  if (hasKey(draft, 'takes')) {
    const message = 'takes is for switching over to a member of a group; this is a whole dependency';
    reportError(
      problems,
      'BR1402',
      keySpan(draft, 'takes'),
      message,
      'to keep working for a while: worksWithout',
    );
  }
  if (use === 'phase' && hasKey(draft, 'impact')) {
    const message = 'impact has no place in activation, start or repair: these are yes or no';
    reportError(problems, 'BR1401', keySpan(draft, 'impact'), message, 'leave it out');
  }
  if (use === 'domain' && typeof draft.impact === 'number') {
    const message = 'a domain has no users, so no share of them is lost';
    reportError(problems, 'BR1403', valueSpan(draft, 'impact'), message, 'use impact: down or degraded here');
  }
}

function linkExpr(linker: Linker, draft: DependencyDraft): Expr | null {
  if (isName(draft)) return linkRef(linker, draft, 0, 0, draft.span);
  const form = formOf(linker, draft);
  if (form === null) return null;
  const base = { worksWithout: draft.worksWithout ?? 0, takes: draft.takes ?? 0, at: draft.node.span };
  if (form !== 'id') return linkGroup(linker, draft, form, base);
  return draft.id === undefined ? null : linkRef(linker, draft.id, base.worksWithout, base.takes, base.at);
}

interface Base {
  readonly worksWithout: number;
  readonly takes: number;
  readonly at: Span;
}

function linkRef(linker: Linker, name: Name, worksWithout: number, takes: number, at: Span): Ref | null {
  const linked = linkId(linker, name);
  return linked === null ? null : { type: linked.type, index: linked.index, worksWithout, takes, at };
}

const FORMS = ['id', 'anyOf', 'allOf', 'atLeast', 'prefer'] as const;

/** The one key that says what the dependency is. */
function formOf(linker: Linker, draft: Draft<DependencyFields>): (typeof FORMS)[number] | null {
  const forms = FORMS.filter((form) => hasKey(draft, form));
  const [form] = forms;
  if (draft.hasUnknownKey && forms.length < 2) return null;
  const problem =
    form === undefined
      ? 'a dependency says what is needed: id, anyOf, allOf, atLeast with of, or prefer'
      : forms.length > 1
        ? `a dependency is one of ${forms.join(' and ')}, not both`
        : hasKey(draft, 'of') !== (form === 'atLeast')
          ? 'atLeast and of go together: { atLeast: 2, of: [a, b, c] }'
          : null;
  if (problem === null) return form!;
  reportError(linker.problems, 'BR1105', draft.node.span, problem);
  return null;
}

function linkGroup(
  linker: Linker,
  draft: Draft<DependencyFields>,
  form: Group['form'],
  base: Base,
): Group | null {
  const key = form === 'atLeast' ? 'of' : form;
  const drafts = draft[key] ?? [];
  const members = drafts.map((member) => linkMember(linker, member));
  if (drafts.length === 0 || drafts.length < itemCount(draft, key)) return null;
  const need = form === 'atLeast' ? draft.atLeast : form === 'allOf' ? drafts.length : 1;
  if (need === undefined || !checkNeed(linker, draft, drafts, form, need)) return null;
  const met = members.filter((member) => member !== null);
  return met.length < members.length ? null : { type: 'group', form, need, members: met, ...base };
}

function linkMember(linker: Linker, member: DependencyDraft): Expr | null {
  if (!isName(member)) {
    for (const key of ['impact', 'evidence']) {
      if (!hasKey(member, key)) continue;
      const message = `${key} stands on a whole dependency, not on a member of a group`;
      reportError(
        linker.problems,
        'BR1401',
        keySpan(member, key),
        message,
        `put ${key} beside the group's key`,
      );
    }
  }
  return linkExpr(linker, member);
}

/** As many members as are needed must be there at once: fall-backs are needed only when these fall short. */
function checkNeed(
  linker: Linker,
  draft: Draft<DependencyFields>,
  members: readonly DependencyDraft[],
  form: Group['form'],
  need: number,
): boolean {
  if (need > members.length) {
    const message = `atLeast ${need} of ${members.length} can never be met`;
    reportError(linker.problems, 'BR1404', valueSpan(draft, 'atLeast'), message);
    return false;
  }
  const atOnce = members.filter(takesNoTime).length;
  const isFirstLate = form === 'prefer' && !takesNoTime(members[0]!);
  if (atOnce >= need && !isFirstLate) return true;
  const message = isFirstLate
    ? 'the first of prefer is there at once; takes is for those after it'
    : `${form} needs ${need} of its members at once, and ${atOnce === 0 ? 'all' : `all but ${atOnce}`} of them take time`;
  reportError(linker.problems, 'BR1405', valueSpan(draft, form === 'atLeast' ? 'of' : form), message);
  return false;
}

function takesNoTime(member: DependencyDraft): boolean {
  return isName(member) || (member.takes ?? 0) === 0;
}
