/** How two values differ, a sentence a difference, and how many figures were compared. */
export interface Differences {
  readonly problems: readonly string[];
  readonly compared: number;
}

/**
 * Compares what is said with what has to be so, down to every figure. Numbers that differ by rounding alone are the same; a
 * field that is said and not known is a difference, one of `unjudged` is none, whatever it holds.
 * @param where the path for messages: list items are called by their `id` where they have one
 */
export function differences(
  given: unknown,
  expected: unknown,
  where: string,
  unjudged: ReadonlySet<string>,
): Differences {
  const problems: string[] = [];
  let compared = 0;
  // No deeper than `expected` is, and that is as deep as a document.
  const compare = (said: unknown, due: unknown, at: string): void => {
    if (isObject(said) && isObject(due)) compareFields(said, due, at);
    else if (Array.isArray(said) && Array.isArray(due)) compareItems(said, due, at);
    else {
      compared++;
      if (!isSame(said, due)) problems.push(`${at} is ${shown(said)}, and has to be ${shown(due)}`);
    }
  };
  const compareFields = (said: Fields, due: Fields, at: string): void => {
    for (const key of new Set([...Object.keys(due), ...Object.keys(said)])) {
      if (unjudged.has(key)) continue;
      compare(own(said, key), own(due, key), at === '' ? key : `${at}.${key}`);
    }
  };
  const compareItems = (said: readonly unknown[], due: readonly unknown[], at: string): void => {
    const short = Math.min(said.length, due.length);
    if (said.length !== due.length)
      problems.push(`${at} has ${said.length} entries, and has to have ${due.length}`);
    for (let i = 0; i < short; i++) compare(said[i], due[i], `${at}[${nameOf(due[i]) ?? i}]`);
  };
  compare(given, expected, where);
  return { problems, compared };
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Never what Object.prototype has, whatever a field is called. */
const own = (of: Fields, key: string): unknown => (Object.hasOwn(of, key) ? of[key] : undefined);

function nameOf(item: unknown): string | null {
  const id = isObject(item) ? own(item, 'id') : undefined;
  return typeof id === 'string' ? id : null;
}

function isSame(said: unknown, due: unknown): boolean {
  if (typeof said !== 'number' || typeof due !== 'number') return said === due;
  return Math.abs(said - due) <= 1e-9 * Math.max(1, Math.abs(due));
}

const MOST_SHOWN = 80;

function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isObject(value)) return 'a map';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
