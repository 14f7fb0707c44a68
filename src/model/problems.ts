import { nearest } from '../diagnostics/nearest.js';
import type { Diagnostic, Span } from '../diagnostics/types.js';
import type { ModelCode } from './codes.js';

/** Collects what is wrong; nothing in this room throws. */
export interface Problems {
  readonly list: Diagnostic[];
  /** Keys read that no engine uses, with where the first stands. */
  readonly unused: Map<string, Span>;
  /** Maps round the one being read. */
  depth: number;
  /** How many candidates may still be compared for a nearest spelling, so that 100,000 typos stay linear. */
  comparisons: number;
}

export function newProblems(): Problems {
  return { list: [], unused: new Map(), depth: 0, comparisons: 1_000_000 };
}

export function reportError(
  problems: Problems,
  code: ModelCode,
  span: Span | null,
  message: string,
  fix: string | null = null,
): void {
  problems.list.push({ code, severity: 'error', message, span, fix });
}

export function reportWarning(
  problems: Problems,
  code: ModelCode,
  span: Span | null,
  message: string,
  fix: string | null = null,
): void {
  problems.list.push({ code, severity: 'warning', message, span, fix });
}

export function hasErrors(problems: Problems): boolean {
  return problems.list.some((problem) => problem.severity === 'error');
}

/** The nearest of the candidates, or null; null too once the budget of comparisons is spent. */
export function nearestOf(problems: Problems, word: string, candidates: readonly string[]): string | null {
  if (problems.comparisons < candidates.length) return null;
  problems.comparisons -= candidates.length;
  return nearest(word, candidates);
}

export function didYouMean(word: string | null): string | null {
  return word === null ? null : `did you mean ${word}?`;
}

/** What the file says, for a message: cut where it is long, on one line. */
export function quoteText(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

/** In the files' order; what has no place first. Stable, so problems of one place keep their order. */
export function inFileOrder(list: readonly Diagnostic[]): Diagnostic[] {
  return list.toSorted((a, b) => {
    if (a.span === null || b.span === null) return (a.span === null ? 0 : 1) - (b.span === null ? 0 : 1);
    return a.span.file - b.span.file || a.span.start - b.span.start;
  });
}
