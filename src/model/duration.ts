const SECONDS = new Map([
  ['y', 365 * 86_400],
  ['w', 7 * 86_400],
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
]);

const FORM = /^(?:\d{1,9}y)?(?:\d{1,9}w)?(?:\d{1,9}d)?(?:\d{1,9}h)?(?:\d{1,9}m)?(?:\d{1,9}s)?$/;

/** For the JSON Schema: at least one part, largest unit first. */
export const DURATION_PATTERN =
  '^(?=.)(\\d{1,9}y)?(\\d{1,9}w)?(\\d{1,9}d)?(\\d{1,9}h)?(\\d{1,9}m)?(\\d{1,9}s)?$|^0$';

/** Seconds of `24h20m`: whole numbers, units descending, each at most once; a bare 0 has no unit. null: no duration. */
export function parseDuration(text: string): number | null {
  if (text === '0') return 0;
  if (text === '' || !FORM.test(text)) return null;
  let seconds = 0;
  for (const [part] of text.matchAll(/\d+[a-z]/g))
    seconds += Number(part.slice(0, -1)) * SECONDS.get(part.slice(-1))!;
  return seconds;
}

/** The duration as the language writes it: `1h30m`; weeks and years only where they are even. */
export function formatDuration(seconds: number): string {
  if (seconds === 0) return '0s';
  let rest = seconds;
  let text = '';
  for (const [unit, size] of SECONDS) {
    if ((unit === 'y' || unit === 'w') && rest % size !== 0) continue;
    const whole = Math.floor(rest / size);
    if (whole > 0) text += `${whole}${unit}`;
    rest -= whole * size;
  }
  return text;
}

const WORDY = /^(\d{1,9}(?:\.\d{1,6})?)\s*(s|m|h|d|w|y|se|mi|ho|da|we|ye|hr)[a-z]*\.?$/;

/** What a misspelt duration likely means: `1.5h`, `30 min`, `90 seconds`; null: no guess. */
export function guessDuration(text: string): string | null {
  const wordy = WORDY.exec(text.trim().toLowerCase());
  // `ms` and `mo` are milliseconds and months, which there are not.
  if (wordy === null || /m(s|on?)/.test(text.toLowerCase())) return null;
  const seconds = Number(wordy[1]) * SECONDS.get(wordy[2]!.charAt(0))!;
  return Number.isInteger(seconds) ? formatDuration(seconds) : null;
}
