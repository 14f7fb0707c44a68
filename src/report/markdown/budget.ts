/** GitHub takes 65,536 characters of a comment; what posts it may add a line of its own. */
const MOST = 60_000;

/** What is left of a comment, kept back for its last lines. */
export interface Budget {
  /** Whether there was room for it, and it is taken. */
  readonly take: (text: string) => boolean;
  /** As many of the first items as fit, at most `most`; those behind are not even made. */
  readonly fit: (items: Iterable<string>, most: number) => { readonly text: string; readonly shown: number };
}

/** @param reserve characters that are kept back */
export function budgetOf(reserve: number): Budget {
  let left = MOST - reserve;
  const take = (text: string): boolean => {
    if (text.length > left) return false;
    left -= text.length;
    return true;
  };
  return {
    take,
    fit: (items, most) => {
      const parts: string[] = [];
      for (const item of items) {
        if (parts.length >= most || !take(item)) break;
        parts.push(item);
      }
      return { text: parts.join(''), shown: parts.length };
    },
  };
}
