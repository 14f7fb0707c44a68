import { excerpt } from './excerpt.js';
import { locate } from './lines.js';
import { printable } from './printable.js';
import { sortDiagnostics } from './sort.js';
import { plainStyle, type Style } from './style.js';
import type { Diagnostic, Sources } from './types.js';

/** Blocks printed before the rest is counted only. */
const SHOWN = 50;
/** Characters of a message; no honest one is as long. */
const LONGEST = 1000;

/**
 * One problem as a block of lines without a final line end: `FILE:LINE:COL: error BR1203: text`, the line with carets
 * under the offending text, the fix. Whatever the file says is printed as visible text; `style` adds the only escapes.
 */
export function formatDiagnostic(one: Diagnostic, sources: Sources, style: Style = plainStyle): string {
  const colour = one.severity === 'error' ? style.red : style.yellow;
  const lines = [headline(one, sources, colour, style)];
  if (one.span !== null) lines.push(...excerpt(one.span, sources, colour, style));
  if (one.fix !== null) lines.push(`     ${bounded(one.fix)}`);
  return lines.join('\n');
}

/** All problems in order, a blank line between blocks; past 50 the rest is counted. Empty for none. */
export function formatDiagnostics(
  list: readonly Diagnostic[],
  sources: Sources,
  style: Style = plainStyle,
): string {
  const sorted = sortDiagnostics(list);
  const blocks = sorted.slice(0, SHOWN).map((one) => formatDiagnostic(one, sources, style));
  if (sorted.length > SHOWN) blocks.push(`and ${sorted.length - SHOWN} more`);
  return blocks.join('\n\n');
}

function headline(one: Diagnostic, sources: Sources, colour: (text: string) => string, style: Style): string {
  return `${placePrefix(one, sources, style)}${colour(`${one.severity} ${one.code}`)}: ${bounded(one.message)}`;
}

/** A message that quotes a key of a megabyte does not print it. */
function bounded(text: string): string {
  return printable(text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text);
}

function placePrefix(one: Diagnostic, sources: Sources, style: Style): string {
  if (one.span === null) return '';
  const { file, line, column } = locate(one.span, sources);
  return `${style.bold(`${printable(file)}:${line}:${column}:`)} `;
}
