import type { Placement, Service, Topology } from '../model/topology.js';
import { memo } from './memo.js';
import { netBuilder } from './net-builder.js';
import { AskKind, type BadNet, type Compiled, NEVER, SOFT } from './types.js';

type Parts = Omit<Compiled, 'down' | 'loss' | 'bad' | 'timed'>;

/**
 * The net of what is impaired: its roots mirror down gates, losses above 0 and `degrade`. What is down is bad here as well, so a
 * placement counts as unimpaired iff neither its down gate nor its gate here has fired.
 */
export function badNet(
  topology: Topology,
  parts: Parts,
  downSize: number,
  domainAsks: readonly (readonly number[])[],
): BadNet {
  const net = netBuilder(downSize + parts.placementService.length);
  const { asks, deps, fallBacks, placementStart, placementDomain, placementActive, placementClass, sides } =
    parts;
  const mirror = new Int32Array(downSize).fill(-1);
  const domain = Int32Array.from(topology.domains, () => net.gate(1));
  const placement = Int32Array.from(placementDomain, () => net.gate(1));
  const service = Int32Array.from(topology.services, () => net.gate(NEVER));
  const notFine = new Int32Array(asks.count).fill(-1);
  const lossy = new Int32Array(asks.count).fill(-1);
  const losing = new Int32Array(asks.count).fill(-1);
  const classes = sides?.direct.length ?? 1;
  const apart = new Map<number, number>();
  for (const { a, b, gate, oneSided } of sides?.pairs ?? []) if (!oneSided) apart.set(a * classes + b, gate);

  const mirrorOf = (downGate: number): number => {
    if (mirror[downGate]! < 0) mirror[downGate] = net.gate(NEVER);
    return mirror[downGate]!;
  };
  const any = (inputs: readonly number[]): number => threshold(1, inputs);
  const threshold = (need: number, inputs: readonly number[]): number => {
    if (need === 1 && inputs.length === 1) return inputs[0]!;
    const gate = net.gate(need);
    for (const input of inputs) net.input(gate, input);
    return gate;
  };
  const lossRoot = (ask: number): number => {
    if (lossy[ask]! < 0) lossy[ask] = net.gate(NEVER);
    return lossy[ask]!;
  };

  const own = new Int32Array(placement.length).fill(-1);
  const seen = memo<number>();
  /** Placement q does not work, or is impaired. */
  const worseItself = (q: number): number => {
    if (own[q]! >= 0) return own[q]!;
    const gate = net.gate(1);
    net.input(gate, mirrorOf(parts.placementGate[q]!));
    net.input(gate, placement[q]!);
    own[q] = gate;
    return gate;
  };
  /** The same, or it is parted from a class. */
  const worseSeenBy = (q: number, cls: number): number => {
    const at = placementClass[q]!;
    if (at === cls) return worseItself(q);
    return seen(q * classes + cls, () => {
      const parted = apart.get(Math.min(at, cls) * classes + Math.max(at, cls))!;
      return any([worseItself(q), mirrorOf(parted)]);
    });
  };
  const placementsOf = (s: number): number[] => {
    const list: number[] = [];
    for (let p = placementStart[s]!; p < placementStart[s + 1]!; p++) list.push(p);
    return list;
  };
  const activeOf = (s: number): number[] => placementsOf(s).filter((p) => placementActive[p] === 1);
  const fewerThanDesired = (s: number, cls: number): number => {
    const list = placementsOf(s);
    return threshold(
      list.length - topology.services[s]!.desired + 1,
      list.map((p) => worseSeenBy(p, cls)),
    );
  };

  const memberRange = (ask: number): readonly [number, number] => [asks.list[ask]![0]!, asks.list[ask]![1]!];
  /** A member of a group by another gate of its ask: late by its delay, and true while its fall-back has not joined. */
  const memberGate = (m: number, of: (ask: number) => number): number => {
    const ask = of(asks.memberAsk[m]!);
    const fallBack = asks.memberFallBack[m]!;
    const delay = asks.memberDelay[m]!;
    if (fallBack < 0 && delay === 0) return ask;
    const gate = net.gate(1);
    net.input(gate, ask, delay);
    if (fallBack >= 0) net.input(gate, mirrorOf(fallBacks[fallBack]!.notJoined));
    return gate;
  };
  const groupGate = (ask: number, of: (ask: number) => number): number => {
    const [from, to] = memberRange(ask);
    const members: number[] = [];
    for (let m = from; m < to; m++) members.push(memberGate(m, of));
    return threshold(to - from - asks.target[ask]! + 1, members);
  };

  const notFineOf = (ask: number): number => {
    if (notFine[ask]! < 0) notFine[ask] = makeNotFine(ask);
    return notFine[ask]!;
  };
  const makeNotFine = (ask: number): number => {
    const x = asks.target[ask]!;
    const unmet = asks.unmet[ask]!;
    switch (asks.kind[ask] as AskKind) {
      case AskKind.Domain:
        return unmet === parts.domainGate[x] ? domain[x]! : any([domain[x]!, mirrorOf(unmet)]);
      case AskKind.Plain:
        return any([mirrorOf(unmet), lossRoot(ask), service[x]!]);
      case AskKind.Pooled:
        return any([mirrorOf(unmet), lossRoot(ask), fewerThanDesired(x, asks.side[ask]!)]);
      case AskKind.Beyond:
        return any([notFineOf(asks.base[ask]!), mirrorOf(asks.side[ask]!)]);
      case AskKind.Colocated: {
        const near = asks.list[ask]!;
        return threshold(
          near.length,
          near.map((q) => worseSeenBy(q, asks.side[ask]!)),
        );
      }
      case AskKind.Anywhere:
        return any([
          mirrorOf(unmet),
          lossRoot(ask),
          ...activeOf(x).map((q) => worseSeenBy(q, asks.side[ask]!)),
        ]);
      case AskKind.Group:
        return asks.side[ask] === 1 ? memberGate(memberRange(ask)[0], notFineOf) : groupGate(ask, notFineOf);
    }
  };
  const losingOf = (ask: number): number => {
    if (losing[ask]! >= 0) return losing[ask]!;
    if (asks.kind[ask] === AskKind.Group) losing[ask] = groupGate(ask, losingOf);
    else if (asks.kind[ask] === AskKind.Domain) losing[ask] = mirrorOf(asks.unmet[ask]!);
    else if (asks.kind[ask] === AskKind.Beyond)
      losing[ask] = any([losingOf(asks.base[ask]!), mirrorOf(asks.side[ask]!)]);
    else losing[ask] = any([mirrorOf(asks.unmet[ask]!), lossRoot(ask)]);
    return losing[ask]!;
  };

  /** What a placement runs in and on, each once. */
  const connectFate = (p: number, stack: Service['stack'], own: Placement | undefined): void => {
    if (own && stack.length === 0 && own.stack.length === 0) {
      net.input(placement[p]!, domain[own.domain]!);
      return;
    }
    const fate = new Set([...stack, ...(own?.stack ?? [])].map((entry) => entry.domain));
    if (own) fate.add(own.domain);
    for (const d of fate) net.input(placement[p]!, domain[d]!);
  };

  for (const [d, { within, dependsOn }] of topology.domains.entries()) {
    net.input(domain[d]!, mirrorOf(parts.domainGate[d]!));
    for (const outer of within) net.input(domain[d]!, domain[outer]!);
    for (const [i, { expr, impact }] of dependsOn.entries()) {
      const ask = domainAsks[d]![i]!;
      net.input(domain[d]!, impact === 'down' ? notFineOf(ask) : losingOf(ask), expr.worksWithout);
    }
  }

  for (const [s, { stack, placements, serving, desired }] of topology.services.entries()) {
    for (const p of placementsOf(s)) {
      connectFate(p, stack, placements[p - placementStart[s]!]);
      for (let i = deps.start[p]!; i < deps.start[p + 1]!; i++) {
        const gate = deps.impact[i] === SOFT ? losingOf(deps.ask[i]!) : notFineOf(deps.ask[i]!);
        net.input(placement[p]!, gate, deps.delay[i]!);
      }
    }
    const counted = serving === 'pooled' ? placementsOf(s) : activeOf(s);
    const need = serving === 'pooled' ? counted.length - desired + 1 : 1;
    net.setNeed(service[s]!, need);
    for (const p of counted)
      net.input(service[s]!, worseSeenBy(p, serving === 'pooled' ? 0 : placementClass[p]!));
  }

  const needed = Int32Array.from(fallBacks, ({ group }) => {
    if (group < 0) return -1;
    const [from, to] = memberRange(group);
    const ready: number[] = [];
    for (let m = from; m < to; m++) if (asks.memberFallBack[m]! < 0) ready.push(m);
    if (asks.side[group] === 1) return memberGate(from, notFineOf);
    return threshold(
      ready.length - asks.target[group]! + 1,
      ready.map((m) => memberGate(m, notFineOf)),
    );
  });

  return { net: net.build(), mirror, domain, placement, service, notFine, lossy, losing, needed };
}
