import { visible } from './visible.js';

/** A double-quoted string of DOT. Graphviz reads escapes (`\N`, `\l`) and entities (`&lt;`) in labels: both are kept as text. */
export function dotString(...lines: readonly string[]): string {
  return `"${lines.map(escaped).join('\\n')}"`;
}

function escaped(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
