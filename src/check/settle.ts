import type { Context } from './context.js';
import { codeCount, decode, serviceCode } from './element-code.js';

/** A least fixpoint to be found: which elements a rule forces, and where that is entered. */
interface Fixpoint {
  isIn(code: number): boolean;
  isForced(code: number): boolean;
  enter(code: number): void;
}

/**
 * Enters whatever is forced, until nothing more is, domains first; an element is looked at again when one that its rule reads
 * was entered. Returns how many were entered. A cut is read by all; otherwise each pair of reader and read counts once.
 */
export function settle(ctx: Context, fixpoint: Fixpoint): number {
  const all = Array.from({ length: codeCount(ctx.sizes) }, (_, code) => code);
  const waiting = new Set(all);
  let entered = 0;
  // A Set is walked in the order of insertion; what is added on the way, or again after it was taken out, comes last.
  for (const code of waiting) {
    waiting.delete(code);
    if (fixpoint.isIn(code) || !fixpoint.isForced(code)) continue;
    fixpoint.enter(code);
    entered += 1;
    for (const reader of readersOf(ctx, code) ?? all) if (!fixpoint.isIn(reader)) waiting.add(reader);
  }
  return entered;
}

/** null: all of them. */
function readersOf({ sizes, readers, places }: Context, code: number): readonly number[] | null {
  const { type, index } = decode(sizes, code);
  if (type === 'cut') return null;
  if (type === 'domain') return readers.ofDomain[index]!;
  if (type === 'service') return readers.ofService[index]!;
  const { service } = places[index]!;
  return [serviceCode(sizes, service), ...readers.ofService[service]!];
}
