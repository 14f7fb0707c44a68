import type { Place } from '../../diagnostics/types.js';
import { lines, name, type Page, padded } from './page.js';
import { paint, type Rich, rich, widthOf, wrap } from './rich.js';

/** `shop.yaml:38` */
export function placeOf(at: Place): string {
  return `${name(at.file)}:${at.line}`;
}

/** A line with its place in the file at the right edge; where both do not fit, the place is left off the edge and follows. */
export function linesWithPlace(page: Page, start: Rich, body: Rich, at: Place): readonly string[] {
  const place = placeOf(at);
  const room = page.width - widthOf(place) - 2;
  const whole = widthOf(start) + widthOf(body);
  if (whole > room) return lines(page, start, [...body, ...rich(`  ${place}`)]);
  return wrap(start, body, page.width).map((line, index) => {
    const text = paint(line, page.options.style);
    return index === 0 ? `${padded(text, room)}  ${place}` : text;
  });
}
