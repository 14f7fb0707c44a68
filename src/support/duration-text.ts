const DAY = 86_400;
const YEAR = 365 * DAY;

/** Seconds as `24h20m`, `3d`, `90s`; fractions of a second to the millisecond. */
export function durationText(seconds: number): string {
  if (seconds > 0 && seconds % YEAR === 0) return `${seconds / YEAR}y`;
  if (seconds > DAY && seconds % DAY === 0) return `${seconds / DAY}d`;
  const whole = Math.floor(seconds / 60);
  const rest = Math.round((seconds - whole * 60) * 1000) / 1000;
  const hours = Math.floor(whole / 60);
  const parts = [
    [hours, 'h'],
    [whole % 60, 'm'],
    [rest, 's'],
  ];
  return parts.map(([value, unit]) => (value === 0 ? '' : `${value}${unit}`)).join('') || '0s';
}
