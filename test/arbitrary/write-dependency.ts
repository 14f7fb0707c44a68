import { type DependencyEntry, type DependencyMap, membersOf } from './document.js';
import type { DependencyRecipe, ExprRecipe, Features, GroupRecipe } from './topology.js';

/** What can be named. `software` domains are for stacks; a domain leads only to domains before it, so to no circle. */
export interface Names {
  readonly locations: readonly string[];
  readonly software: readonly string[];
  readonly services: readonly string[];
}

export function dependencyEntry(
  recipe: DependencyRecipe,
  owner: string,
  names: Names,
  features: Features,
  mayShare: boolean,
): DependencyEntry {
  const entry = exprEntry(recipe.expr, owner, names, features, false);
  const shared = recipe.impact.endsWith('%');
  if (recipe.impact === 'down' || (shared && !(mayShare && features.loss))) return entry;
  return { ...(typeof entry === 'string' ? { id: entry } : entry), impact: recipe.impact };
}

/** `mayTake`: it is a member that the group round it can do without at first. */
export function exprEntry(
  recipe: ExprRecipe,
  owner: string,
  names: Names,
  features: Features,
  mayTake: boolean,
): DependencyEntry {
  const extras = {
    ...given('worksWithout', features.delays ? recipe.worksWithout : undefined),
    ...given('takes', features.fallBacks && mayTake ? recipe.takes : undefined),
  };
  if ('members' in recipe) return { ...groupEntry(recipe, owner, names, features), ...extras };
  const id = targetOf(recipe.target, owner, names);
  return Object.keys(extras).length === 0 ? id : { id, ...extras };
}

/** Two of three times a service; never what depends itself. */
function targetOf(target: number, owner: string, names: Names): string {
  const services = names.services.filter((id) => id !== owner);
  const domains = [...names.locations, ...names.software].filter((id) => id !== owner);
  const wanted = target % 3 === 0 ? domains : services;
  const others = target % 3 === 0 ? services : domains;
  return choose(wanted.length > 0 ? wanted : others, Math.floor(target / 3));
}

function groupEntry(recipe: GroupRecipe, owner: string, names: Names, features: Features): DependencyMap {
  const need = recipe.form === 'atLeast' ? 1 + (recipe.need % recipe.members.length) : 1;
  const takeNoTime = recipe.form === 'allOf' ? recipe.members.length : need;
  const written = recipe.members.map((m, i) => exprEntry(m, owner, names, features, i >= takeNoTime));
  // The same thing twice in one group says nothing; the first stays, so enough of those that take no time do.
  const members = written.filter((m, i) => !written.slice(0, i).some((other) => sameThing(m, other)));
  if (recipe.reversed && recipe.form !== 'prefer') members.reverse();
  if (recipe.form !== 'atLeast') return { [recipe.form]: members };
  const atOnce = members.filter((m) => typeof m === 'string' || m.takes === undefined).length;
  return { atLeast: Math.min(need, atOnce), of: members };
}

function sameThing(a: DependencyEntry, b: DependencyEntry): boolean {
  const named = (entry: DependencyEntry) => (typeof entry === 'string' ? entry : entry.id);
  return membersOf(a) === null && membersOf(b) === null && named(a) === named(b);
}

export function choose<T>(list: readonly T[], n: number): T {
  return list[n % list.length]!;
}

export function distinct<T>(list: readonly T[]): T[] {
  return [...new Map(list.map((item) => [JSON.stringify(item), item])).values()];
}

/** A key with its value, or nothing where there is none. */
export function given<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: V });
}
