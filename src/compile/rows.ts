import { growingInts } from '../support/growing.js';
import type { Rows } from './types.js';

export interface RowsBuilder {
  add(row: number, item: number): void;
  build(): Rows;
}

/** Collects items of `count` lists in any order, then lays them out by a counting sort: linear; each list in the order of adding. */
export function rowsBuilder(count: number): RowsBuilder {
  const [row, item] = [growingInts(), growingInts()];
  return {
    add(r, value) {
      row.push(r);
      item.push(value);
    },
    build: () => layOut(count, row.finish(), item.finish()),
  };
}

function layOut(count: number, row: Int32Array, item: Int32Array): Rows {
  const start = new Int32Array(count + 1);
  for (const r of row) start[r + 1]!++;
  for (let r = 0; r < count; r++) start[r + 1]! += start[r]!;
  const fill = start.slice(0, count);
  const items = new Int32Array(item.length);
  for (let i = 0; i < row.length; i++) items[fill[row[i]!]!++] = item[i]!;
  return { start, item: items };
}
