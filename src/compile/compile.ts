import type { Service, Topology } from '../model/topology.js';
import { type Asker, askBuilder } from './asks.js';
import { badNet } from './bad.js';
import type { Building, Gates } from './building.js';
import { losesInPart, mayImpair } from './extent.js';
import { type Layout, layout } from './layout.js';
import { lossTables } from './loss.js';
import { type NetBuilder, netBuilder } from './net-builder.js';
import { connectPlacements } from './placements.js';
import { type Places, places } from './places.js';
import { type Separation, separation } from './separation.js';
import {
  AskKind,
  type Asks,
  type CapacityCheck,
  type Compiled,
  type CompiledFallBack,
  LOCAL,
  type LossTables,
  NEAREST,
  NEVER,
  type Net,
  POOLED,
  type View,
} from './types.js';
import { type Views, views } from './views.js';

export interface CompileOptions {
  /** Domains that some run isolates: any domain may be, and each costs, so they are named beforehand. */
  readonly isolated: Iterable<number>;
  /** Some run degrades something: then everything may be impaired. */
  readonly degrades: boolean;
}

/** The structure function of a topology as flat arrays. Linear in the topology and in what its placements ask. */
export function compile(topology: Topology, options: CompileOptions): Compiled {
  const where = places(topology, options.isolated);
  const ground = layout(topology, where);
  const net = netBuilder(topology.domains.length + topology.services.length + 4 * ground.service.length);
  const gates = firstGates(topology, ground, where, net);
  const apart = separation(net, where, topology.domains, gates.cut);
  const seen = views(topology, net, ground, gates.placement, gates.service, apart, where.direct.length);
  const fallBacks: CompiledFallBack[] = [];
  const asking = askBuilder({
    topology,
    net,
    layout: ground,
    places: where,
    separation: apart,
    views: seen,
    domainGate: gates.domain,
    serviceGate: gates.service,
    fallBacks,
  });
  const builder: Building = { topology, net, ground, where, gates, apart, seen, asking, fallBacks };
  const domainAsks = connectDomains(builder);
  const deps = connectPlacements(builder);
  for (let s = 0; s < topology.services.length; s++) seen.connectService(s);
  const mayLose = losesInPart(topology);
  if (mayLose) for (let s = 0; s < topology.services.length; s++) ownViews(s, topology, ground, seen);

  const asks = asking.build();
  if (mayLose) askedViews(asks, topology, seen);
  const near = mayLose ? nearViews(asks, ground, apart) : null;
  const partial: Omit<Compiled, 'down' | 'loss' | 'bad' | 'timed'> = {
    domainGate: gates.domain,
    cutGate: gates.cut,
    placementGate: gates.placement,
    serviceGate: gates.service,
    placementStart: ground.start,
    placementService: ground.service,
    placementDomain: ground.domain,
    placementActive: ground.active,
    placementClass: ground.cls,
    placementShare: ground.share,
    placementCapacity: ground.capacity,
    serving: Uint8Array.from(
      topology.services,
      (s) => ({ pooled: POOLED, local: LOCAL, nearest: NEAREST })[s.serving],
    ),
    mayStandIn: Uint8Array.from(topology.services, (s) => (mayStandIn(s) ? 1 : 0)),
    minAvailable: Int32Array.from(topology.services, (s) => s.minAvailable),
    demand: Float64Array.from(topology.services, (s) => s.demand ?? Number.NaN),
    collapses: Uint8Array.from(topology.services, (s) => (s.overload === 'collapse' ? 1 : 0)),
    asks,
    deps,
    fallBacks,
    standbyOf: standbyOf(fallBacks, ground.service.length),
    sides: apart.sides(),
    capacityChecks: seen.capacityChecks,
    capacityOf: capacityOf(seen.capacityChecks, gates.placement),
    special: null,
  };
  const down = net.build();
  const loss: LossTables | null =
    near &&
    lossTables(
      topology,
      partial,
      { views: seen.allViews, near, stars: seen.stars, tree: apart.tree },
      down.size,
    );
  const bad =
    options.degrades || mayImpair(topology, mayLose)
      ? badNet(topology, partial, down.size, domainAsks)
      : null;
  const timed =
    [down, bad?.net].some((n) => n?.outDelay) ||
    deps.delay.some((h) => h > 0) ||
    asks.memberDelay.some((h) => h > 0);
  return { ...partial, timed, down, special: specials(down, partial), loss, bad };
}

/** One gate a domain, potential cut, placement and service; a pooled service that is its one placement shares its gate. */
function firstGates(topology: Topology, ground: Layout, where: Places, net: NetBuilder): Gates {
  const domain = Int32Array.from(topology.domains, () => net.gate(1));
  const cut = Int32Array.from(where.mayCut, (may) => (may ? net.gate(NEVER) : -1));
  const placement = Int32Array.from(ground.service, () => net.gate(1));
  const service = Int32Array.from(topology.services, ({ serving, demand }, s) => {
    const first = ground.start[s]!;
    const isItsPlacement =
      ground.start[s + 1]! === first + 1 &&
      serving === 'pooled' &&
      demand === null &&
      ground.cls[first] === 0;
    return isItsPlacement ? placement[first]! : net.gate(NEVER);
  });
  return { domain, cut, placement, service };
}

/** Containment, uplinks and the domains' own dependencies. Returns the asks of each domain. */
function connectDomains({ topology, net, where, gates, apart, asking }: Building): (readonly number[])[] {
  return topology.domains.map((domain, d) => {
    for (const outer of domain.within) net.input(gates.domain[d]!, gates.domain[outer]!);
    connectUplinks(domain.uplink ?? [], d, { net, where, gates, apart });
    const asker: Asker = { placement: -1, domain: d, cls: -1, isIn: () => true };
    return domain.dependsOn.map(({ expr, impact }) => {
      const ask = asking.ask(expr, asker);
      if (impact === 'down') net.input(gates.domain[d]!, asking.unmet(ask), expr.worksWithout);
      return ask;
    });
  });
}

function connectUplinks(
  uplinks: readonly number[],
  d: number,
  { net, where, gates, apart }: Pick<Building, 'net' | 'where' | 'gates' | 'apart'>,
): void {
  const cut = gates.cut[d]!;
  if (uplinks.length === 0) return;
  net.setNeed(cut, uplinks.length);
  for (const up of uplinks) {
    const behind = uplinks.length > 1 ? apart.behind(where.classOf[up]!, where.classOf[d]!) : -1;
    if (behind < 0) {
      net.input(cut, gates.domain[up]!);
      continue;
    }
    const either = net.gate(1);
    net.input(either, gates.domain[up]!);
    net.input(either, behind);
    net.input(cut, either);
  }
}

const mayStandIn = ({ serving, placements }: Service): boolean =>
  serving === 'nearest' || (serving === 'local' && placements.some(({ role }) => role === 'standby'));

/** The views from which a service's own loss is told: a pooled one's from outside; a local one's sides, where something can stand in. */
function ownViews(s: number, topology: Topology, ground: Layout, seen: Views): void {
  const service = topology.services[s]!;
  if (service.serving === 'pooled') seen.view(s, 0);
  if (!mayStandIn(service)) return;
  for (let p = ground.start[s]!; p < ground.start[s + 1]!; p++)
    if (ground.active[p] && !seen.isStarFrom(s, ground.cls[p]!)) seen.view(s, ground.cls[p]!);
}

/** Where something close by is all that counts, the rest is not looked at: a pair for each two of 2,000 sites would be millions. */
function askedViews(asks: Asks, topology: Topology, seen: Views): void {
  for (let a = 0; a < asks.count; a++) {
    const kind = asks.kind[a] as AskKind;
    const looks =
      kind === AskKind.Pooled ||
      kind === AskKind.Anywhere ||
      (kind === AskKind.Colocated &&
        mayStandIn(topology.services[asks.target[a]!]!) &&
        !seen.isStarFrom(asks.target[a]!, asks.side[a]!));
    if (looks) seen.view(asks.target[a]!, asks.side[a]!);
  }
}

function nearViews(asks: Asks, { cls }: Layout, { apart }: Separation): Map<number, View> {
  const near = new Map<number, View>();
  for (let a = 0; a < asks.count; a++) {
    if (asks.kind[a] !== AskKind.Colocated) continue;
    const placements = asks.list[a]!;
    near.set(a, { placements, separate: placements.map((p) => apart(cls[p]!, asks.side[a]!)) });
  }
  return near;
}

function capacityOf(checks: readonly CapacityCheck[], placementGate: Int32Array): Map<number, number[]> {
  const map = new Map<number, number[]>();
  const add = (gate: number, check: number): void => {
    const list = map.get(gate);
    if (list) list.push(check);
    else map.set(gate, [check]);
  };
  for (const [c, { view }] of checks.entries()) {
    for (const [i, p] of view.placements.entries()) {
      add(placementGate[p]!, c);
      if (view.separate[i]! >= 0) add(view.separate[i]!, c);
    }
  }
  return map;
}

function standbyOf(fallBacks: readonly CompiledFallBack[], placementCount: number): Int32Array {
  const of = new Int32Array(placementCount).fill(-1);
  for (const [f, { placement }] of fallBacks.entries()) if (placement >= 0) of[placement] = f;
  return of;
}

const CUT = 1;
const CAPACITY = 2;

function specials(
  down: Net,
  { sides, cutGate, capacityOf }: Pick<Compiled, 'sides' | 'cutGate' | 'capacityOf'>,
) {
  if (sides === null && capacityOf.size === 0) return null;
  const special = new Uint8Array(down.size);
  for (const gate of cutGate) if (gate >= 0) special[gate]! |= CUT;
  for (const gate of capacityOf.keys()) special[gate]! |= CAPACITY;
  return special;
}
