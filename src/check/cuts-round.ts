import type { Context } from './context.js';

/**
 * The cuts round a domain, ascending: those among its anc*, and, for each of these that is no cut and has a single uplink,
 * those round that uplink. Uplinks lead to uplinks, so this walks them with a list of its own.
 */
export function cutsRound(ctx: Context, isCut: (domain: number) => boolean, domain: number): number[] {
  const places = new Set([domain]);
  const passed = new Set<number>();
  for (const place of places) {
    for (const around of ctx.ancestors[place]!) {
      if (passed.has(around)) continue;
      passed.add(around);
      const uplink = ctx.topology.domains[around]!.uplink;
      if (!isCut(around) && uplink?.length === 1) places.add(uplink[0]!);
    }
  }
  return [...passed].filter(isCut).sort((a, b) => a - b);
}
