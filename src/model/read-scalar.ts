import { isDate } from './date.js';
import { guessDuration, parseDuration } from './duration.js';
import { guessId, idProblem } from './id.js';
import { parseCount, parseNumber, parseShare } from './number.js';
import { didYouMean, nearestOf, type Problems, quoteText, reportError } from './problems.js';
import type { RawScalar } from './raw.js';
import type { Form, Name } from './shape/value.js';

type ScalarForm = Exclude<Form, { readonly type: 'list' | 'record' | 'map' | 'union' | 'location' }>;
type Read<F extends ScalarForm = ScalarForm> = (
  problems: Problems,
  raw: RawScalar,
  form: F,
  key: string,
) => unknown;

/**
 * A value that stands alone, by the grammar of its form and from its own text: `NO`, `010` and `12:30` mean what they
 * say here, whatever a YAML reader makes of them. undefined: reported.
 */
export function readScalar(problems: Problems, raw: RawScalar, form: ScalarForm, key: string): unknown {
  if (isNull(raw)) {
    const message = `${key} has no value`;
    return void reportError(problems, 'BR1102', raw.span, message, 'leave it out, or give it a value');
  }
  return READERS[form.type](problems, raw, form as never, key);
}

/** `~`, `null` or nothing at all. */
export function isNull(raw: RawScalar): boolean {
  return !raw.quoted && /^(?:~|null|Null|NULL)?$/.test(raw.text);
}

const READERS: { readonly [T in ScalarForm['type']]: Read<Extract<ScalarForm, { readonly type: T }>> } = {
  text: (_problems, raw) => raw.text,
  id: (problems, raw, _form, key) => readName(problems, raw, raw.text, key),
  target: (problems, raw, _form, key) => {
    const at = raw.text.indexOf('@');
    const parts = at < 0 ? [raw.text] : [raw.text.slice(0, at), raw.text.slice(at + 1)];
    return parts.every((part) => checkId(problems, raw, part, key))
      ? { text: raw.text, span: raw.span }
      : undefined;
  },
  duration: (problems, raw, form, key) => {
    const seconds = parseDuration(raw.text);
    if (seconds === null) return void badDuration(problems, raw, key);
    return seconds > 0 || !form.above0 ? seconds : outOfRange(problems, raw, key, 'above 0');
  },
  share: (problems, raw, _form, key) => readShare(problems, raw, key),
  impact: (problems, raw, _form, key) => {
    if (raw.text === 'down' || raw.text === 'degraded') return raw.text;
    if (/^[\p{L}_-]/u.test(raw.text) && parseShare(raw.text) === null) return badImpact(problems, raw);
    const share = readShare(problems, raw, key);
    if (share === 1)
      return outOfRange(problems, raw, key, 'below 100%', 'without it all is lost: impact: down');
    return share === 0 ? outOfRange(problems, raw, key, 'above 0') : share;
  },
  count: (problems, raw, form, key) => {
    const count = parseCount(raw.text);
    if (count === null) return badNumber(problems, raw, key, 'a whole number such as 3 or 4_200_000');
    if (count < form.min) return outOfRange(problems, raw, key, `at least ${form.min}`);
    return form.max !== null && count > form.max
      ? outOfRange(problems, raw, key, `at most ${form.max}`)
      : count;
  },
  number: (problems, raw, form, key) => {
    const value = parseNumber(raw.text);
    if (value === null) return badNumber(problems, raw, key, 'a number such as 3 or 0.5');
    if (form.above0 && value <= 0) return outOfRange(problems, raw, key, 'above 0');
    return value < 0 ? outOfRange(problems, raw, key, 'at least 0') : value;
  },
  boolean: (problems, raw, _form, key) => {
    if (raw.text === 'true' || raw.text === 'false') return raw.text === 'true';
    const guess = /^(?:yes|on|y|1)$/i.test(raw.text)
      ? 'true'
      : /^(?:no|off|n|0)$/i.test(raw.text)
        ? 'false'
        : null;
    const message = `${key} is true or false, not ${quoteText(raw.text)}`;
    return void reportError(problems, 'BR1113', raw.span, message, didYouMean(guess));
  },
  date: (problems, raw, _form, key) => {
    if (isDate(raw.text)) return raw.text;
    const message = `${key} is a day such as 2027-03-31, not ${quoteText(raw.text)}`;
    return void reportError(problems, 'BR1114', raw.span, message);
  },
  enum: (problems, raw, form, key) => {
    if (form.words.has(raw.text)) return raw.text;
    const words = [...form.words.keys()];
    const message = `${key} is ${words.slice(0, -1).join(', ')} or ${words.at(-1)}, not ${quoteText(raw.text)}`;
    return void reportError(
      problems,
      'BR1104',
      raw.span,
      message,
      didYouMean(nearestOf(problems, raw.text, words)),
    );
  },
};

function readName(problems: Problems, raw: RawScalar, text: string, key: string): Name | undefined {
  return checkId(problems, raw, text, key) ? { text, span: raw.span } : undefined;
}

function checkId(problems: Problems, raw: RawScalar, text: string, key: string): boolean {
  const problem = idProblem(text);
  if (problem === null) return true;
  const message = `${key} takes ids, and ${text === '' ? 'this one' : quoteText(text)} ${problem}`;
  reportError(problems, 'BR1201', raw.span, message, didYouMean(guessId(text)));
  return false;
}

function badDuration(problems: Problems, raw: RawScalar, key: string): void {
  const message = `${key} is a duration such as 90s, 15m or 24h20m, not ${quoteText(raw.text)}`;
  const bare = /^\d{1,9}$/.test(raw.text)
    ? `${raw.text} of what? ${raw.text}s, ${raw.text}m or ${raw.text}h`
    : null;
  reportError(problems, 'BR1110', raw.span, message, bare ?? didYouMean(guessDuration(raw.text)));
}

function readShare(problems: Problems, raw: RawScalar, key: string): number | undefined {
  const share = parseShare(raw.text);
  if (share !== null && share >= 0 && share <= 1) return share;
  const shown = quoteText(raw.text);
  const message = `${key} is a share such as 60% or 0.6, ${
    share === null ? `not ${shown}` : share > 1 ? `and ${shown} is over 100%` : `and ${shown} is below 0`
  }`;
  const guess =
    share !== null && share > 1 && share <= 100 && !raw.text.endsWith('%') ? `${raw.text}%` : null;
  return void reportError(problems, 'BR1111', raw.span, message, didYouMean(guess));
}

function badImpact(problems: Problems, raw: RawScalar): void {
  const guess =
    nearestOf(problems, raw.text, ['down', 'degraded']) ?? IMPACT_SLIPS.get(raw.text.toLowerCase()) ?? null;
  const message = `impact is down, degraded or a share such as 30%, not ${quoteText(raw.text)}`;
  reportError(problems, 'BR1104', raw.span, message, didYouMean(guess));
}

const IMPACT_SLIPS = new Map([
  ['soft', 'degraded'],
  ['optional', 'degraded'],
  ['hard', 'down'],
  ['critical', 'down'],
]);

function badNumber(problems: Problems, raw: RawScalar, key: string, what: string): void {
  const plain = raw.text
    .replace(/^\+/, '')
    .replace(/[,\s']/g, '_')
    .replace(/^0+(?=\d)/, '');
  const guess = plain !== raw.text && parseCount(plain) !== null ? plain : null;
  const message = `${key} is ${what}, not ${quoteText(raw.text)}`;
  reportError(problems, 'BR1112', raw.span, message, didYouMean(guess));
}

function outOfRange(
  problems: Problems,
  raw: RawScalar,
  key: string,
  limit: string,
  fix: string | null = null,
): void {
  reportError(problems, 'BR1116', raw.span, `${key} is ${limit}, not ${quoteText(raw.text)}`, fix);
}
