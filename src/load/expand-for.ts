import type { RawEntry, RawMap } from '../model/raw.js';
import { type Choice, forVariables, type Variable } from './for-variables.js';
import { loss, type Problems, slip } from './problems.js';
import { type Fixed, type Made, substitute, substituteText, variablesIn } from './substitute.js';

/**
 * How many entries templates may make, and how many values (texts in units of 32 characters): enough for hundreds of sites with
 * dozens of entries each, and more the more is written out. Without a bound a file of a few lines would be a company of millions.
 */
const ENTRIES = 10_000;
const CHARACTERS_AN_ENTRY = 8;
const MADE = 200_000;
const MADE_A_CHARACTER = 2;

/** What the templates of all files have made so far, and may make. */
export interface Expansion extends Made {
  entries: number;
  readonly maxEntries: number;
  readonly maxCount: number;
}

/** @param characters of all files */
export function newExpansion(characters: number): Expansion {
  return {
    entries: 0,
    count: 0,
    maxEntries: ENTRIES + Math.floor(characters / CHARACTERS_AN_ENTRY),
    maxCount: MADE + characters * MADE_A_CHARACTER,
    sizes: new Map(),
  };
}

/**
 * The entries an entry stands for: itself, or, with a `for:`, one for each combination of the values of its variables, the
 * last variable changing fastest. `<name>` is replaced in the id and in every key and text; the keys of what differs win
 * over the template's. Nodes keep the template's spans.
 */
export function expandFor(entry: RawEntry, expansion: Expansion, problems: Problems): readonly RawEntry[] {
  const { value } = entry;
  const template = value.kind === 'map' ? value.entries.get('for') : undefined;
  if (value.kind !== 'map' || template === undefined)
    return knowsVariables(entry, [], problems) ? [entry] : [];
  const variables = forVariables(template, problems);
  if (variables === null || !knowsVariables(entry, variables, problems)) return [];
  if (!usesVariables(entry, variables, problems) || !fits(template, variables, expansion, problems))
    return [];
  return products(entry, value, variables, expansion, problems);
}

function knowsVariables(entry: RawEntry, variables: readonly Variable[], problems: Problems): boolean {
  const known = new Set(variables.map((variable) => variable.name));
  const missing = variablesIn(entry.key).find((name) => !known.has(name));
  if (missing === undefined) return true;
  const message = `nothing gives values to <${missing}>`;
  loss(problems, 'BR1042', entry.keySpan, message, `for: { ${missing}: [...] }`);
  return false;
}

function usesVariables(entry: RawEntry, variables: readonly Variable[], problems: Problems): boolean {
  const used = new Set(variablesIn(entry.key));
  const unused = variables.find((variable) => !used.has(variable.name));
  if (unused === undefined) return true;
  const message = `${entry.key} does not hold <${unused.name}>, so all its entries would have one id`;
  loss(problems, 'BR1041', unused.entry.keySpan, message, `${entry.key}-<${unused.name}>`);
  return false;
}

function fits(
  template: RawEntry,
  variables: readonly Variable[],
  expansion: Expansion,
  problems: Problems,
): boolean {
  const count = variables.reduce((product, variable) => product * variable.choices.length, 1);
  expansion.entries += count;
  if (expansion.entries <= expansion.maxEntries) return true;
  const message = `this makes ${count} entries, and the templates of these files may make ${expansion.maxEntries} together`;
  loss(problems, 'BR1043', template.keySpan, message, null);
  return false;
}

function products(
  entry: RawEntry,
  template: RawMap,
  variables: readonly Variable[],
  expansion: Expansion,
  problems: Problems,
): readonly RawEntry[] {
  const fixed: Fixed = new Map();
  const made: RawEntry[] = [];
  const own = new Map(template.entries);
  own.delete('for');
  const rest: RawMap = { ...template, entries: own };
  for (const choices of combinations(variables)) {
    if (!hasRoom(entry, expansion, problems)) return made;
    made.push(product(entry, rest, variables, choices, expansion, fixed, problems));
  }
  return made;
}

/** False, and reported, once templates and defaults have made too much. */
export function hasRoom(entry: RawEntry, expansion: Expansion, problems: Problems): boolean {
  if (expansion.count <= expansion.maxCount) return true;
  loss(problems, 'BR1043', entry.keySpan, 'templates and defaults make too many keys and values', null);
  return false;
}

/** Counts up with the last place fastest, as an odometer does. */
function* combinations(variables: readonly Variable[]): Generator<readonly Choice[]> {
  const wheel = variables.map(() => 0);
  for (;;) {
    yield variables.map((variable, i) => variable.choices[wheel[i]!]!);
    let place = wheel.length - 1;
    while (place >= 0 && ++wheel[place]! === variables[place]!.choices.length) wheel[place--] = 0;
    if (place < 0) return;
  }
}

function product(
  entry: RawEntry,
  template: RawMap,
  variables: readonly Variable[],
  choices: readonly Choice[],
  expansion: Expansion,
  fixed: Fixed,
  problems: Problems,
): RawEntry {
  const values = new Map(variables.map((variable, i) => [variable.name, choices[i]!.text]));
  const value = substitute(withDiffering(template, choices), values, fixed, expansion, (twice) =>
    slip(problems, 'BR1018', twice.keySpan, `the key ${twice.key} is made twice`, null),
  );
  return { key: substituteText(entry.key, values), keySpan: entry.keySpan, value };
}

/** Where nothing differs, the very template: of 5,000 entries it is looked through once. */
function withDiffering(template: RawMap, choices: readonly Choice[]): RawMap {
  const differing = choices.filter(({ differs }) => differs.size > 0);
  if (differing.length === 0) return template;
  const entries = new Map(template.entries);
  for (const { differs } of differing) for (const [key, value] of differs) entries.set(key, value);
  return { ...template, entries };
}
