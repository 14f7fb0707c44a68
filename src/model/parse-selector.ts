import type { Diagnostic } from '../diagnostics/types.js';
import { parseCount } from './number.js';
import { didYouMean, nearestOf, newProblems, type Problems, quoteText, reportError } from './problems.js';
import { DOMAIN_KEYS, PLACEMENT_KEYS, SERVICE_KEYS, type Selector } from './selector.js';
import { selectorShape } from './shape/selector.js';

export interface ParsedSelector {
  /** null iff something is wrong. */
  readonly selector: Selector | null;
  readonly diagnostics: readonly Diagnostic[];
}

const LABEL = 'labels.';

/** `kind=edge-site,labels.airport=true`: all keys must hold; a key said twice means either value. */
export function parseSelectorText(text: string): ParsedSelector {
  const problems = newProblems();
  const values = new Map<string, string[]>();
  for (const part of text.split(',')) {
    const [key, value] = splitPart(part);
    if (!checkPart(problems, part, key, value)) continue;
    const known = values.get(key);
    if (known === undefined) values.set(key, [value]);
    else known.push(value);
  }
  checkTogether(problems, text, values);
  return { selector: problems.list.length === 0 ? toSelector(values) : null, diagnostics: problems.list };
}

function splitPart(part: string): [key: string, value: string] {
  const at = part.indexOf('=');
  return at < 0 ? [part.trim(), ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}

function checkPart(problems: Problems, part: string, key: string, value: string): boolean {
  const form = selectorShape.keys.get(key)?.value;
  const word = form?.type === 'list' && form.of.type === 'enum' ? form.of.words : null;
  const report = (message: string, fix: string | null) => reportError(problems, 'BR1602', null, message, fix);
  if (value === '') report(`${quoteText(part)} is no key=value`, 'such as kind=region');
  else if (key === 'labels') report('a label is selected by its name', 'labels.NAME=VALUE');
  else if (form === undefined && !isLabel(key)) {
    const guess =
      nearestOf(problems, key, [...selectorShape.keys.keys()]) ?? selectorShape.slips.get(key) ?? null;
    report(`selectors have no key ${quoteText(key)}`, didYouMean(guess));
  } else if (key === 'tier' && parseCount(value) === null)
    report(`tier is a whole number, not ${quoteText(value)}`, null);
  else if (word !== null && !word.has(value)) {
    report(
      `${key} is ${[...word.keys()].join(' or ')}, not ${quoteText(value)}`,
      didYouMean(nearestOf(problems, value, [...word.keys()])),
    );
  } else return true;
  return false;
}

function isLabel(key: string): boolean {
  return key.startsWith(LABEL) && key.length > LABEL.length;
}

function checkTogether(problems: Problems, text: string, values: ReadonlyMap<string, unknown>): void {
  const has = (keys: readonly string[]) => keys.some((key) => values.has(key));
  if (!has(DOMAIN_KEYS) || !has(SERVICE_KEYS) || has(PLACEMENT_KEYS)) return;
  const message = `${quoteText(text)} can match nothing: kind and within are of domains, sector and tier of services`;
  reportError(problems, 'BR1601', null, message);
}

function toSelector(values: ReadonlyMap<string, readonly string[]>): Selector {
  const plain = [...values].filter(([key]) => !isLabel(key));
  const labels = [...values].filter(([key]) => isLabel(key));
  return {
    ...(Object.fromEntries(
      plain.map(([key, all]) => [key, key === 'tier' ? all.map(Number) : all]),
    ) as Selector),
    ...(labels.length > 0 && { labels: labels.map(([key, all]) => [key.slice(LABEL.length), all] as const) }),
  };
}
