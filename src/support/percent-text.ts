/** A fraction as `64%`: whole, half up, but never a false 0 or 100. */
export function percentText(fraction: number): string {
  // Fractions carry 12 digits: the small amount puts what was meant as a half back on the half.
  const whole = Math.floor(fraction * 100 + 0.5 + 1e-9);
  if (whole <= 0 && fraction > 0) return '<1%';
  if (whole >= 100 && fraction < 1) return '>99%';
  return `${whole}%`;
}
