import { contextOf } from '../../src/check/context.js';
import { decode } from '../../src/check/element-code.js';
import type { FallBackInfo } from '../../src/check/fall-backs.js';
import { momentsOf } from '../../src/check/moments.js';
import { type Wave, wavesOfRun } from '../../src/check/waves.js';
import { justBefore } from '../../src/check/when.js';
import type { Injection, State, Topology } from '../../src/model/topology.js';
import type { Element, FallBack, RunCertificate, WorldCertificate } from '../../src/results/certificate.js';

/** A certificate made from the fixpoints by which `check` judges fall-backs: its proofs must agree with them. */
export function certify(topology: Topology, run: { injection: Injection; duration: number }): RunCertificate {
  const ctx = contextOf(topology, run.injection);
  const wavesOf = wavesOfRun(ctx, run.duration);

  const elementOf = (code: number): Element => {
    const { type, index } = decode(ctx.sizes, code);
    if (type === 'service') return { type, service: index };
    if (type !== 'placement') return { type, domain: index };
    const { service, placement } = ctx.places[index]!;
    return { type, service, placement };
  };
  const fallBackOf = (info: FallBackInfo): FallBack => {
    if (info.type === 'standby') {
      return { type: 'standby', service: info.place.service, placement: info.place.placement };
    }
    const { asker, member } = info;
    const owner =
      asker.type === 'domain'
        ? asker
        : {
            type: 'placement' as const,
            service: asker.place.service,
            placement: asker.place.placement,
          };
    return { type: 'member', owner, member };
  };
  const joinsOf = (waves: readonly Wave[]): WorldCertificate['joined'] =>
    [...waves.at(-1)!.joined].map((i) => {
      const wave = waves.findIndex((w) => w.joined.has(i));
      const neededSince = waves[wave - 1]!.neededSince[i]!;
      return { fallBack: fallBackOf(ctx.fallBacks.all[i]!), wave, neededSince };
    });

  const worlds = momentsOf(ctx, run.duration, wavesOf).map((moment): WorldCertificate => {
    const waves = wavesOf(moment);
    const { world } = waves.at(-1)!;
    const end = justBefore(world, moment);
    return {
      moment,
      steps: world.order
        .filter((code) => world.downSince[code]! < moment)
        .map((code, rank) => ({ element: elementOf(code), time: world.downSince[code]!, rank })),
      joined: joinsOf(waves),
      services: topology.services.map((_, s) => ({
        lost: end.lost(s),
        state: stateOf(end.lost(s), end.serviceImpaired(s)),
      })),
    };
  });
  return { worlds };
}

function stateOf(lost: number, impaired: boolean): State {
  if (lost >= 1 - 1e-9) return 'down';
  if (lost > 1e-9) return 'partial';
  return impaired ? 'degraded' : 'up';
}
