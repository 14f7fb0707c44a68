const DECIMAL = /^[+-]?(?:0|[1-9]\d*(?:_\d+)*)(?:\.\d+)?(?:[eE][+-]?\d{1,4})?$/;
const COUNT = /^(?:0|[1-9]\d*(?:_\d+)*)$/;

/** For the JSON Schema: `4_200_000` is a string to most YAML readers. */
export const COUNT_PATTERN = '^(0|[1-9]\\d*(_\\d+)*)$';
export const NUMBER_PATTERN = '^\\+?(0|[1-9]\\d*(_\\d+)*)(\\.\\d+)?([eE][+-]?\\d{1,4})?$';
export const SHARE_PATTERN = '^\\+?(0|[1-9]\\d*)(\\.\\d+)?%?$';

/** A finite decimal: no hexadecimal, octal, .inf, NaN or 1e999. null: none. */
export function parseNumber(text: string): number | null {
  if (!DECIMAL.test(text)) return null;
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : null;
}

/** A whole number, at least 0, exact. null: none. */
export function parseCount(text: string): number | null {
  if (!COUNT.test(text)) return null;
  const value = Number(text.replaceAll('_', ''));
  return Number.isSafeInteger(value) ? value : null;
}

/** `60%` or `0.6` as 0.6; may be negative or above 1, which is for the caller to refuse. null: no number. */
export function parseShare(text: string): number | null {
  if (!text.endsWith('%')) return parseNumber(text);
  const percent = parseNumber(text.slice(0, -1));
  return percent === null ? null : percent / 100;
}
