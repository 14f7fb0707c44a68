/** GitHub takes 65,536 characters of a comment; what posts it may add a line of its own. */
const MOST = 60_000;

/** What is left of a comment, kept back for its last lines. */
export interface Budget {
  /** Whether there was room for it, and it is taken. */
  readonly take: (text: string) => boolean;
  /** As many items as fit, in order, at most `most`; and how many are left out. */
  readonly fit: (items: Iterable<string>, most: number) => { readonly text: string; readonly left: number };
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
      let count = 0;
      let isFull = false;
      for (const item of items) {
        count += 1;
        isFull ||= parts.length >= most || !take(item);
        if (!isFull) parts.push(item);
      }
      return { text: parts.join(''), left: count - parts.length };
    },
  };
}
