/** A share, rounded to 12 digits after the point, so that sums print as the file's figures; never -0. */
export function fraction(value: number): number {
  return rounded(value, 1e12);
}

/** Users, rounded to 6 digits after the point: sums of shares of whole numbers come out whole. */
export function userCount(value: number): number {
  return rounded(value, 1e6);
}

function rounded(value: number, scale: number): number {
  const result = Math.round(value * scale) / scale;
  return result === 0 ? 0 : result;
}
