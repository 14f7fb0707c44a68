import type { Expr, Group, Ref, Topology } from '../model/topology.js';
import type { Layout } from './layout.js';
import { memo } from './memo.js';
import type { NetBuilder } from './net-builder.js';
import type { Places } from './places.js';
import type { Separation } from './separation.js';
import { AskKind, type Asks, type CompiledFallBack, NEVER } from './types.js';
import type { Views } from './views.js';

/** From where something is asked: a placement, or a domain (for which sides do not matter). */
export interface Asker {
  readonly placement: number;
  readonly domain: number;
  readonly cls: number;
  /** Whether it is in, or shares fate with something in, that domain. */
  isIn(domain: number): boolean;
}

export interface AskBuilder {
  /** The ask of an expression, without the expression's own `worksWithout` and `takes`. */
  ask(expr: Expr, asker: Asker): number;
  /** The down gate of an ask: it is not met. */
  unmet(ask: number): number;
  build(): Asks;
}

interface Parts {
  readonly topology: Topology;
  readonly net: NetBuilder;
  readonly layout: Layout;
  readonly places: Places;
  readonly separation: Separation;
  readonly views: Views;
  readonly domainGate: Int32Array;
  readonly serviceGate: Int32Array;
  readonly fallBacks: CompiledFallBack[];
}

export function askBuilder(parts: Parts): AskBuilder {
  const { topology, net, layout, places, separation, views, domainGate, serviceGate, fallBacks } = parts;
  const kind: number[] = [];
  const unmet: number[] = [];
  const target: number[] = [];
  const side: number[] = [];
  const base: number[] = [];
  const list: (readonly number[] | null)[] = [];
  const memberAsk: number[] = [];
  const memberDelay: number[] = [];
  const memberFallBack: number[] = [];
  const once = memo<string>();
  const onceDomain = memo<number>();
  const onceFrom = memo<number>();
  const classes = places.direct.length;
  const plainDomain = new Int32Array(topology.domains.length).fill(-1);
  const plainService = new Int32Array(topology.services.length).fill(-1);

  const add = (
    k: AskKind,
    gate: number,
    to: number,
    cls: number,
    members: readonly number[] | null,
    seenAs = kind.length,
  ): number => {
    kind.push(k);
    unmet.push(gate);
    target.push(to);
    side.push(cls);
    list.push(members);
    base.push(seenAs);
    return kind.length - 1;
  };

  const domainAsk = ({ index: d, everywhere }: Ref, asker: Asker): number => {
    const apart = everywhere === true || asker.isIn(d) ? -1 : separation.apart(asker.cls, places.classOf[d]!);
    if (apart < 0) {
      if (plainDomain[d]! < 0) plainDomain[d] = add(AskKind.Domain, domainGate[d]!, d, -1, null);
      return plainDomain[d]!;
    }
    return onceDomain(d * classes + asker.cls, () => {
      const gate = net.gate(1);
      net.input(gate, domainGate[d]!);
      net.input(gate, apart);
      return add(AskKind.Domain, gate, d, apart, null);
    });
  };

  const pooledAsk = (s: number, cls: number): number => {
    if (cls !== 0) return onceFrom(s * classes + cls, () => pooledFrom(s, cls));
    if (plainService[s]! < 0) plainService[s] = add(AskKind.Pooled, serviceGate[s]!, s, 0, null);
    return plainService[s]!;
  };
  const pooledFrom = (s: number, cls: number): number => {
    if (!isOutside(layout, s)) return add(AskKind.Pooled, views.pooledUnmet(s, cls), s, cls, null);
    const apart = separation.apart(0, cls);
    const gate = net.gate(1);
    net.input(gate, serviceGate[s]!);
    net.input(gate, apart);
    return add(AskKind.Beyond, gate, s, apart, null, pooledAsk(s, 0));
  };

  const coLocated = coLocation(topology, layout, places);
  const localAsk = (s: number, asker: Asker): number => {
    const { cls } = asker;
    const near = coLocated(s, asker.placement);
    if (near.length === 0) {
      return onceFrom(s * classes + cls, () =>
        add(AskKind.Anywhere, views.anywhereUnmet(s, cls), s, cls, null),
      );
    }
    return once(`c${s},${cls},${near.join()}`, () => {
      const inputs = new Set<number>();
      if (topology.services[s]!.serving === 'local') for (const q of near) inputs.add(views.lostTo(q, cls));
      const none = views.noStandIn(s, cls);
      if (none >= 0) inputs.add(none);
      const gate = net.gate(inputs.size);
      for (const input of inputs) net.input(gate, input);
      return add(AskKind.Colocated, gate, s, cls, near);
    });
  };

  const serviceAsk = (s: number, asker: Asker): number => {
    if (asker.domain >= 0) return once(`s${s}`, () => add(AskKind.Plain, serviceGate[s]!, s, -1, null));
    return topology.services[s]!.serving === 'pooled' ? pooledAsk(s, asker.cls) : localAsk(s, asker);
  };

  const groupAsk = (group: Group, asker: Asker): number => {
    const asks = group.members.map((member) => ask(member, asker));
    const key = `g${group.form === 'prefer'},${group.need};${group.members
      .map((m, i) => `${asks[i]},${m.worksWithout},${m.takes}`)
      .join(';')}`;
    const id = once(key, () => addGroup(group, asks));
    for (const [i, member] of group.members.entries()) {
      const fallBack = memberFallBack[list[id]![0]! + i]!;
      if (fallBack >= 0)
        fallBacks[fallBack]!.owners.push({ placement: asker.placement, domain: asker.domain, member });
    }
    return id;
  };

  const addGroup = (group: Group, asks: readonly number[]): number => {
    const gate = net.gate(group.members.length - group.need + 1);
    const first = memberAsk.length;
    const id = add(AskKind.Group, gate, group.need, group.form === 'prefer' ? 1 : 0, [
      first,
      first + asks.length,
    ]);
    for (const [i, member] of group.members.entries()) {
      memberAsk.push(asks[i]!);
      memberDelay.push(member.worksWithout);
      memberFallBack.push(-1);
      if (member.takes === 0) {
        net.input(gate, unmet[asks[i]!]!, member.worksWithout);
        continue;
      }
      const notJoined = net.gate(NEVER);
      const either = net.gate(1);
      net.input(either, notJoined);
      net.input(either, unmet[asks[i]!]!, member.worksWithout);
      net.input(gate, either);
      memberFallBack[first + i] = fallBacks.length;
      fallBacks.push({
        takes: member.takes,
        notJoined,
        placement: -1,
        activation: -1,
        standsFor: [],
        group: id,
        owners: [],
      });
    }
    return id;
  };

  /** Groups nest as deep as the file's YAML, which loading caps. */
  const ask = (expr: Expr, asker: Asker): number => {
    if (expr.type === 'group') return groupAsk(expr, asker);
    return expr.type === 'domain' ? domainAsk(expr, asker) : serviceAsk(expr.index, asker);
  };

  return {
    ask,
    unmet: (id) => unmet[id]!,
    build: () => ({
      count: kind.length,
      kind: Uint8Array.from(kind),
      unmet: Int32Array.from(unmet),
      target: Int32Array.from(target),
      side: Int32Array.from(side),
      base: Int32Array.from(base),
      list,
      memberAsk,
      memberDelay,
      memberFallBack,
    }),
  };
}

/** Whether no placement of a service can be cut off. */
function isOutside({ start, cls }: Layout, s: number): boolean {
  for (let p = start[s]!; p < start[s + 1]!; p++) if (cls[p] !== 0) return false;
  return true;
}

/** Active placements of a local service in the same domain as a placement, or with the same innermost sites. */
function coLocation(topology: Topology, layout: Layout, places: Places) {
  const indexes = new Map<number, { byDomain: Map<number, number[]>; bySite: Map<string, number[]> }>();
  const index = (s: number) => {
    let known = indexes.get(s);
    if (known) return known;
    indexes.set(s, (known = { byDomain: new Map(), bySite: new Map() }));
    for (let p = layout.start[s]!; p < layout.start[s + 1]!; p++) {
      const d = layout.domain[p]!;
      if (d < 0 || layout.active[p] === 0) continue;
      append(known.byDomain, d, p);
      if (places.siteKey[d] !== '') append(known.bySite, places.siteKey[d]!, p);
    }
    return known;
  };
  return (s: number, placement: number): readonly number[] => {
    const d = layout.domain[placement]!;
    if (d < 0 || topology.services[s]!.placements.length === 0) return [];
    const { byDomain, bySite } = index(s);
    const found = new Set([...(byDomain.get(d) ?? []), ...(bySite.get(places.siteKey[d]!) ?? [])]);
    return [...found].sort((a, b) => a - b);
  };
}

function append<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
