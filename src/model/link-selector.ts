import { keySpan } from './draft-key.js';
import { isKnownDomain, type Linker, reportUnknownId } from './linker.js';
import { quoteText, reportError } from './problems.js';
import { DOMAIN_KEYS, PLACEMENT_KEYS, SERVICE_KEYS, type Selector, selectorOf } from './selector.js';
import type { SelectorFields } from './shape/selector.js';
import type { Draft } from './shape/value.js';

/** What a selector may match where it stands. */
export type Scope = 'domains' | 'services' | 'domains and services' | 'all';

const FOREIGN: { readonly [S in Scope]: readonly (keyof SelectorFields)[] } = {
  domains: [...SERVICE_KEYS, ...PLACEMENT_KEYS],
  services: [...DOMAIN_KEYS, ...PLACEMENT_KEYS],
  'domains and services': PLACEMENT_KEYS,
  all: [],
};

/** Checks that the keys can hold together here and that what `within` names exists. null: reported. */
export function linkSelector(linker: Linker, draft: Draft<SelectorFields>, scope: Scope): Selector | null {
  const before = linker.problems.list.length;
  checkKeys(linker, draft, scope);
  for (const name of draft.within ?? []) {
    if (linker.serviceIndex.has(name.text)) {
      const message = `within names domains, and ${quoteText(name.text)} is a service`;
      reportError(linker.problems, 'BR1204', name.span, message);
    } else if (!isKnownDomain(linker, name.text)) reportUnknownId(linker, name, 'domain');
  }
  // A key that is unknown, or malformed, was reported. `__proto__` and `constructor` are there in every object.
  const isWhole = [...draft.node.entries.keys()].every((key) => Object.hasOwn(draft, key));
  return linker.problems.list.length === before && isWhole ? selectorOf(draft) : null;
}

function checkKeys(linker: Linker, draft: Draft<SelectorFields>, scope: Scope): void {
  const given = (keys: readonly (keyof SelectorFields)[]) => keys.find((key) => draft[key] !== undefined);
  const foreign = given(FOREIGN[scope]);
  const [domainKey, serviceKey] = [given(DOMAIN_KEYS), given(SERVICE_KEYS)];
  if (draft.node.entries.size === 0) {
    const message = 'an empty selector would match everything; say what it is to match';
    reportError(linker.problems, 'BR1601', draft.node.span, message, "for everything: { id: '*' }");
  } else if (foreign !== undefined) {
    const message = `only ${scope} can be selected here, and these have no ${foreign}`;
    reportError(linker.problems, 'BR1601', keySpan(draft, foreign), message);
  } else if (domainKey && serviceKey && given(PLACEMENT_KEYS) === undefined) {
    const message = `nothing has both ${domainKey}, which is of domains, and ${serviceKey}, which is of services`;
    reportError(linker.problems, 'BR1601', keySpan(draft, serviceKey), message);
  }
}
