/** A time or moment for a message; Infinity: the end of a sustained outage. */
export function seconds(time: number): string {
  return time === Number.POSITIVE_INFINITY ? 'the end' : `${time} s`;
}
