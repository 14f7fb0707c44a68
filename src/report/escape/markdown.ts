import { visible } from './visible.js';

/** Decodes to a zero-width space: it breaks what GitHub and GitLab link after rendering, and does not hide in the source. */
const BREAK = '&#8203;';

/**
 * Prose in Markdown, in a table too. Never formatted, never a link, a mention, a reference to an issue or an address; a line
 * must not begin with it (`1.`, `-`, `/close`).
 */
export function markdownText(text: string): string {
  return visible(text).replace(SPECIAL, (found) =>
    /^[\\`*_[\]<>&|~$]$/.test(found) ? (TEXT[found] ?? `\\${found}`) : found + BREAK,
  );
}

/** What Markdown reads, then what is linked: mentions and references, `GH-4`, addresses. */
const SPECIAL = /[\\`*_[\]<>&|~$]|[@#!%](?=[\p{L}\p{Nd}_])|\bGH-(?=\d)|:(?=\/\/)|\bwww\./giu;

const TEXT: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '|': '&#124;' };

/** An id as a code span, outside of tables. */
export function markdownCode(text: string): string {
  const shown = visible(text);
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  // Blanks at both ends are taken off again by Markdown: they keep backticks away from the fence.
  const padded = /^[` ]|[` ]$/.test(shown) || shown === '' ? ` ${shown} ` : shown;
  return fence + padded + fence;
}

/** An id as a code span in a table, where a pipe ends the cell even within code. */
export function markdownCodeInTable(text: string): string {
  return markdownCode(text).replaceAll('|', '\\|');
}
