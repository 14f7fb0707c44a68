import { formatDiagnostics } from '../diagnostics/format.js';
import { printable } from '../diagnostics/printable.js';
import type { Diagnostic, Severity, Sources } from '../diagnostics/types.js';
import type { Host } from '../host/types.js';
import { emit } from './emit.js';
import { diagnosticStyle } from './styles.js';
import { type ColorChoice, useColor } from './terminal.js';

/**
 * Errors and warnings on standard error, each block with a blank line behind it, then `lastWords`, a line each, such as
 * `2 errors in shop.yaml; nothing was analysed (exit 2).`
 */
export async function sayProblems(
  host: Host,
  color: ColorChoice,
  found: { readonly diagnostics: readonly Diagnostic[]; readonly sources: Sources },
  lastWords: readonly string[],
): Promise<void> {
  if (found.diagnostics.length > 0) {
    const style = diagnosticStyle(useColor(color, host.env, host.stderr));
    await emit(host.stderr, [formatDiagnostics(found.diagnostics, found.sources, style), '\n\n']);
  }
  await emit(
    host.stderr,
    lastWords.map((line) => `${printable(line)}\n`),
  );
}

/**
 * `2 errors in shop.yaml`, `1 warning in 3 files`, `2 errors and 1 warning in shop.yaml`; `1 error` where none has a
 * place in a file.
 */
export function countProblems(diagnostics: readonly Diagnostic[], sources: Sources): string {
  const counts = (['error', 'warning'] as const).flatMap((severity) => countOf(diagnostics, severity));
  const files = new Set(diagnostics.flatMap(({ span }) => (span === null ? [] : [sources[span.file]!.name])));
  const [only] = files;
  if (only === undefined) return counts.join(' and ');
  return `${counts.join(' and ')} in ${files.size > 1 ? `${files.size} files` : only}`;
}

/** Nothing for none. */
function countOf(diagnostics: readonly Diagnostic[], severity: Severity): readonly string[] {
  const count = diagnostics.filter((each) => each.severity === severity).length;
  return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
}
