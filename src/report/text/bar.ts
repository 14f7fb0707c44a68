import type { Sheet } from './page.js';

const LONGEST = 40;
const SHORTEST = 5;

/** Cells that are left for a bar behind `used` columns; each may take two columns. 0: too few for one. */
export function barRoom(page: Sheet, used: number): number {
  const room = Math.min(LONGEST, Math.floor((page.width - used) / 2));
  return room < SHORTEST ? 0 : room;
}

/** `██░░░`: at least one full cell when something is lost, at least one empty when something is left. */
export function bar(page: Sheet, fraction: number, cells: number): string {
  if (cells === 0) return '';
  const least = fraction > 0 ? 1 : 0;
  const most = fraction < 1 ? cells - 1 : cells;
  const full = Math.min(most, Math.max(least, Math.round(fraction * cells)));
  return page.glyphs.full.repeat(full) + page.glyphs.empty.repeat(cells - full);
}
