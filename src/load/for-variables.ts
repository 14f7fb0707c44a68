import type { RawEntry, RawNode } from '../model/raw.js';
import { loss, type Problems } from './problems.js';

/** One value of a variable, and what differs for it. */
export interface Choice {
  readonly text: string;
  readonly differs: ReadonlyMap<string, RawEntry>;
}

export interface Variable {
  readonly name: string;
  readonly entry: RawEntry;
  readonly choices: readonly Choice[];
}

const NOTHING: ReadonlyMap<string, RawEntry> = new Map();

/** The variables of a `for:` in their order; null where it is wrong, which is reported. */
export function forVariables(entry: RawEntry, problems: Problems): readonly Variable[] | null {
  const { value } = entry;
  if (value.kind !== 'map' || value.entries.size === 0)
    return wrong(problems, value, 'for takes variables and their values');
  const variables: Variable[] = [];
  for (const one of value.entries.values()) {
    const choices = choicesOf(one, problems);
    if (choices === null) return null;
    variables.push({ name: one.key, entry: one, choices });
  }
  return variables;
}

function choicesOf(one: RawEntry, problems: Problems): readonly Choice[] | null {
  const { value } = one;
  if (value.kind === 'scalar')
    return wrong(
      problems,
      value,
      `${one.key} takes a list of values, a map of what differs, or { include: file }`,
    );
  const choices =
    value.kind === 'list' ? value.items.map(choiceOfItem) : [...value.entries.values()].map(choiceOfEntry);
  if (choices.length === 0)
    return wrong(problems, value, `${one.key} has no values, so the template makes nothing`);
  const bad = choices.indexOf(null);
  if (bad === -1) return choices as readonly Choice[];
  const node = value.kind === 'list' ? value.items[bad]! : [...value.entries.values()][bad]!.value;
  const message = value.kind === 'list' ? 'a value of a variable is a text' : 'what differs is a map of keys';
  return wrong(problems, node, message);
}

function choiceOfItem(item: RawNode): Choice | null {
  return item.kind === 'scalar' && item.text !== '' ? { text: item.text, differs: NOTHING } : null;
}

function choiceOfEntry(entry: RawEntry): Choice | null {
  const { value } = entry;
  if (value.kind === 'map') return { text: entry.key, differs: value.entries };
  return value.kind === 'scalar' && value.text === '' && !value.quoted
    ? { text: entry.key, differs: NOTHING }
    : null;
}

function wrong(problems: Problems, node: RawNode, message: string): null {
  loss(problems, 'BR1040', node.span, message, 'for: { code: [ICN, GMP] }');
  return null;
}
