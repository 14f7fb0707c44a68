/** What a directory holds, as far as a pattern asks. */
export interface GlobEntry {
  readonly name: string;
  /** Not through a link. */
  readonly isDirectory: boolean;
  /** A regular file, also through a link. */
  isFile(): Promise<boolean>;
}

/** Positions in the pattern that a directory has reached; several, because `**` may end anywhere. */
type States = ReadonlySet<number>;

/**
 * Regular files below a base that match a pattern of `*`, `?` and `**` (any number of directories), with `/` between the
 * parts, sorted by code unit. Names that start with a dot match only a pattern part that does, and links to directories are
 * not followed. One walk, each name against each reached part: no backtracking over directories. Never throws: what cannot
 * be read matches nothing.
 */
export async function glob(
  pattern: string,
  entriesOf: (below: string) => Promise<readonly GlobEntry[]>,
): Promise<readonly string[]> {
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
  const found: string[] = [];
  const pending: { readonly path: string; readonly states: States }[] = [
    { path: '', states: closure([0], parts) },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const entry of await entriesOf(next.path)) {
      const path = next.path === '' ? entry.name : `${next.path}/${entry.name}`;
      const states = step(next.states, entry.name, parts);
      if (entry.isDirectory && states.size > 0) pending.push({ path, states });
      else if (states.has(parts.length) && (await entry.isFile())) found.push(path);
    }
  }
  return found.sort();
}

/** `**` may also stand for no directory at all. */
function closure(states: Iterable<number>, parts: readonly string[]): States {
  const all = new Set(states);
  for (const state of all) if (parts[state] === '**') all.add(state + 1);
  return all;
}

function step(states: States, name: string, parts: readonly string[]): States {
  const next: number[] = [];
  for (const state of states) {
    const part = parts[state];
    if (part === undefined) continue;
    if (part === '**' && !name.startsWith('.')) next.push(state);
    if (part !== '**' && matches(name, part)) next.push(state + 1);
  }
  return closure(next, parts);
}

/** Two pointers with one place to go back to: O(name x part) at worst. */
function matches(name: string, part: string): boolean {
  if (name.startsWith('.') && !part.startsWith('.')) return false;
  let at = 0;
  let from = 0;
  let star = -1;
  let resume = 0;
  while (at < name.length) {
    if (part[from] === '*') {
      star = from++;
      resume = at;
    } else if (from < part.length && (part[from] === '?' || part[from] === name[at])) {
      from++;
      at++;
    } else if (star >= 0) {
      from = star + 1;
      at = ++resume;
    } else return false;
  }
  while (part[from] === '*') from++;
  return from === part.length;
}
