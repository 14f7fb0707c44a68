import type { Diagnostic } from './types.js';

/**
 * In the order of the files, then of the text, then by code; problems without a place come first. A problem that is told
 * twice with the same words for the same text (a template makes many entries of one) is kept once.
 */
export function sortDiagnostics(list: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return list.filter((one) => isNew(seen, identity(one))).sort(compareDiagnostics);
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  const byFile = (a.span?.file ?? -1) - (b.span?.file ?? -1);
  const byStart = (a.span?.start ?? 0) - (b.span?.start ?? 0);
  return byFile || byStart || byText(a.code, b.code) || byText(a.message, b.message);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function identity(one: Diagnostic): string {
  const at = one.span === null ? '' : `${one.span.file}:${one.span.start}:${one.span.end}`;
  return `${one.code} ${at} ${one.message}`;
}

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
