import { printable } from '../../diagnostics/printable.js';

/** A comment, an annotation or a label has room for a sentence, not for a book; no name people give is longer. */
const LONGEST = 500;

/**
 * A name or sentence on one line, without anything that deceives, and with a length that fits where reports are shown.
 * What is left out is said: `aaa… (10,000 characters)`. Every format but JSON and text shows what the user wrote through this one.
 */
export function visible(text: string): string {
  if (text.length <= LONGEST) return printable(text);
  // Cut between characters, not within one: a surrogate that is left alone would not be printable.
  const start = text.slice(0, LONGEST - 40).replace(/[\ud800-\udbff]$/, '');
  return `${printable(start)}… (${grouped(text.length)} characters)`;
}

function grouped(length: number): string {
  return String(length).replace(/\B(?=(\d{3})+$)/g, ',');
}
