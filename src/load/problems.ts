import type { Diagnostic, Span } from '../diagnostics/types.js';

/** What went wrong so far. */
export interface Problems {
  readonly list: Diagnostic[];
  /**
   * True once a part of the topology was lost: an unreadable file, broken YAML, a template without entries. What is left
   * must not be judged then, because the missing ids would all be reported as unknown.
   */
  incomplete: boolean;
}

export function newProblems(): Problems {
  return { list: [], incomplete: false };
}

/** An error that leaves the rest of the topology fit to be checked. */
export function slip(
  problems: Problems,
  code: string,
  span: Span,
  message: string,
  fix: string | null,
): void {
  problems.list.push({ code, severity: 'error', message, span, fix });
}

/** An error by which a part of the topology is lost. */
export function loss(
  problems: Problems,
  code: string,
  span: Span | null,
  message: string,
  fix: string | null,
): void {
  problems.list.push({ code, severity: 'error', message, span, fix });
  problems.incomplete = true;
}
