/**
 * Days from one day to another, both `YYYY-MM-DD` of the Gregorian calendar; negative: `to` lies before. Counted without a
 * clock or a time zone, from the days of the civil calendar (H. Hinnant, chrono-compatible date algorithms).
 */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Years start in March here, so that the leap day is the last of its year. */
function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear;
}
