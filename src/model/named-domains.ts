import { isName } from './draft-key.js';
import { findDomain, type Linker } from './linker.js';
import type { EventDraft, ScenarioDraft } from './shape/scenario.js';
import type { Name } from './shape/value.js';

/** Lets in the entries of the catalogue that scenarios name; whether the names are right is checked when they are linked. */
export function enterNamed(linker: Linker, scenarios: readonly ScenarioDraft[]): void {
  for (const scenario of scenarios) {
    enterAll(linker, namesOf(scenario));
    for (const event of scenario.events ?? []) enterAll(linker, namesOf(event));
    if (scenario.rollout?.of !== undefined) enterAll(linker, [scenario.rollout.of]);
  }
}

function enterAll(linker: Linker, names: readonly Name[]): void {
  for (const name of names) findDomain(linker, name.text, name.span);
}

function namesOf(draft: ScenarioDraft | EventDraft): Name[] {
  const restore = 'restore' in draft ? draft.restore : undefined;
  const targets = [draft.fail, draft.isolate, draft.degrade, restore].flatMap((list) => list ?? []);
  const limits = (draft.limit ?? []).flatMap((limit) => limit.id ?? []);
  return [...targets.filter((target) => isName(target)), ...limits];
}
