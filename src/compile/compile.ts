import type { Dependency, Placement, Topology } from '../model/topology.js';
import { type Growing, growingFloats, growingInts } from '../support/growing.js';
import { type AskBuilder, type Asker, askBuilder, dependenciesOf } from './asks.js';
import { badNet } from './bad.js';
import { type Layout, layout } from './layout.js';
import { lossTables } from './loss.js';
import { type NetBuilder, netBuilder } from './net-builder.js';
import { type Places, places } from './places.js';
import { type Separation, separation } from './separation.js';
import {
  AskKind,
  type Asks,
  type CapacityCheck,
  type Compiled,
  type CompiledFallBack,
  type Deps,
  HARD,
  LOCAL,
  type LossTables,
  NEAREST,
  NEVER,
  type Net,
  POOLED,
  SOFT,
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
  const net = netBuilder();
  const gates = firstGates(topology, ground, where, net);
  const apart = separation(net, where);
  const seen = views(topology, net, ground, gates.placement, gates.service, apart);
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
  if (mayLose) askedViews(asks, seen);
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
    minAvailable: Int32Array.from(topology.services, (s) => s.minAvailable),
    demand: Float64Array.from(topology.services, (s) => s.demand ?? Number.NaN),
    collapses: Uint8Array.from(topology.services, (s) => (s.overload === 'collapse' ? 1 : 0)),
    asks,
    deps,
    fallBacks,
    standbyOf: standbyOf(fallBacks, ground.service.length),
    sides: apart.sides(topology.domains, gates.cut),
    capacityChecks: seen.capacityChecks,
    capacityOf: capacityOf(seen.capacityChecks, gates.placement),
    special: null,
  };
  const down = net.build();
  const loss: LossTables | null = mayLose ? lossTables(topology, partial, seen.allViews) : null;
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

interface Gates {
  readonly domain: Int32Array;
  readonly cut: Int32Array;
  readonly placement: Int32Array;
  readonly service: Int32Array;
}

interface Building {
  readonly topology: Topology;
  readonly net: NetBuilder;
  readonly ground: Layout;
  readonly where: Places;
  readonly gates: Gates;
  readonly apart: Separation;
  readonly seen: Views;
  readonly asking: AskBuilder;
  readonly fallBacks: CompiledFallBack[];
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

function connectPlacements(building: Building): Deps {
  const { topology, ground } = building;
  const start = new Int32Array(ground.service.length + 1);
  const ask = growingInts();
  const delay = growingFloats();
  const impact = growingFloats();
  for (let s = 0; s < topology.services.length; s++) {
    const shared = new Map<string, number>();
    for (let p = ground.start[s]!; p < ground.start[s + 1]!; p++) {
      const index = p - ground.start[s]!;
      const asker = askerOf(building, s, p, index);
      for (const dependency of dependenciesOf(topology, s, index)) {
        ask.push(building.asking.ask(dependency.expr, asker));
        delay.push(dependency.expr.worksWithout);
        impact.push(impactCode(dependency));
      }
      start[p + 1] = ask.length();
      connectPlacement(building, s, p, index, { ask, delay, impact, from: start[p]! }, shared);
    }
  }
  return { start, ask: ask.finish(), delay: delay.finish(), impact: impact.finish() };
}

const impactCode = ({ impact }: Dependency): number =>
  impact === 'down' ? HARD : impact === 'degraded' ? SOFT : impact;

function askerOf({ topology, ground, where }: Building, s: number, p: number, index: number): Asker {
  const { stack, placements } = topology.services[s]!;
  const fate = [
    ground.domain[p]!,
    ...stack.map((e) => e.domain),
    ...(placements[index]?.stack ?? []).map((e) => e.domain),
  ];
  return {
    placement: p,
    domain: -1,
    cls: ground.cls[p]!,
    isIn: (x) => fate.some((d) => d >= 0 && where.isAround(x, d)),
  };
}

interface OpenDeps {
  readonly ask: Growing<Int32Array>;
  readonly delay: Growing<Float64Array>;
  readonly impact: Growing<Float64Array>;
  readonly from: number;
}

/** What takes a placement down: its domain, its stack, its hard dependencies; a standby's activation, and that it has not joined. */
function connectPlacement(
  building: Building,
  s: number,
  p: number,
  index: number,
  deps: OpenDeps,
  shared: Map<string, number>,
): void {
  const { topology, net, ground, gates, asking } = building;
  const { stack, dependsOn, placements } = topology.services[s]!;
  const gate = gates.placement[p]!;
  const placement = placements[index];
  const domains = new Set([...stack, ...(placement?.stack ?? [])].map((entry) => entry.domain));
  if (ground.domain[p]! >= 0) domains.add(ground.domain[p]!);
  for (const d of domains) net.input(gate, gates.domain[d]!);
  const own = dependsOn.length + (placement?.dependsOn.length ?? 0);
  connectServiceDeps(building, s, gate, deps, dependsOn.length, shared);
  for (let i = deps.from + dependsOn.length; i < deps.ask.length(); i++) {
    const isActivation = i - deps.from >= own;
    if (deps.impact.at(i) !== HARD || isActivation) continue;
    net.input(gate, asking.unmet(deps.ask.at(i)), deps.delay.at(i));
  }
  if (placement?.role === 'standby') {
    connectStandby(building, s, p, placement, { ...deps, from: deps.from + own });
  }
}

/** What all placements of a service ask alike becomes one gate, read by each. */
function connectServiceDeps(
  { net, ground, asking }: Building,
  s: number,
  gate: number,
  deps: OpenDeps,
  count: number,
  shared: Map<string, number>,
): void {
  const hard: number[] = [];
  for (let i = deps.from; i < deps.from + count; i++) if (deps.impact.at(i) === HARD) hard.push(i);
  const alone = ground.start[s + 1]! - ground.start[s]! === 1 || hard.length < 2;
  let reader = gate;
  if (!alone) {
    const key = hard.map((i) => `${deps.ask.at(i)},${deps.delay.at(i)}`).join(';');
    const known = shared.get(key);
    if (known !== undefined) {
      net.input(gate, known);
      return;
    }
    reader = net.gate(1);
    shared.set(key, reader);
    net.input(gate, reader);
  }
  for (const i of hard) net.input(reader, asking.unmet(deps.ask.at(i)), deps.delay.at(i));
}

function connectStandby(
  building: Building,
  s: number,
  p: number,
  placement: Placement,
  deps: OpenDeps,
): void {
  const { net, ground, gates, apart, asking, fallBacks } = building;
  const notJoined = net.gate(NEVER);
  net.input(gates.placement[p]!, notJoined);
  let activation = -1;
  if (deps.from < deps.ask.length()) {
    activation = net.gate(1);
    for (let i = deps.from; i < deps.ask.length(); i++)
      net.input(activation, asking.unmet(deps.ask.at(i)), deps.delay.at(i));
    net.input(gates.placement[p]!, activation);
  }
  const standsFor: { placement: number; separate: number }[] = [];
  for (let q = ground.start[s]!; q < ground.start[s + 1]!; q++) {
    if (ground.active[q])
      standsFor.push({ placement: q, separate: apart.apart(ground.cls[p]!, ground.cls[q]!) });
  }
  const takes = placement.activation?.takes ?? 0;
  fallBacks.push({ takes, notJoined, placement: p, activation, standsFor, group: -1, owners: [] });
}

/** Whether a loss can be anything but 1 for what is down and 0 for what is not. */
function losesInPart(topology: Topology): boolean {
  return topology.services.some(
    (s) =>
      s.serving !== 'pooled' ||
      (s.demand !== null && s.overload === 'shed') ||
      s.dependsOn.some((d) => typeof d.impact === 'number') ||
      s.placements.some((p) => p.dependsOn.some((d) => typeof d.impact === 'number')),
  );
}

/** Whether anything can be impaired that is not down. */
function mayImpair(topology: Topology, mayLose: boolean): boolean {
  const impairs = (d: Dependency): boolean => d.impact === 'degraded' || d.expr.type === 'group';
  return (
    mayLose ||
    topology.domains.some((d) => d.dependsOn.some(impairs)) ||
    topology.services.some(
      (s) =>
        s.desired > s.minAvailable ||
        s.dependsOn.some(impairs) ||
        s.placements.some(
          (p) => p.dependsOn.some(impairs) || (p.activation?.dependsOn.some(impairs) ?? false),
        ),
    )
  );
}

/** The views from which a local service's own loss is told: its active placements' sides; a pooled one's: outside. */
function ownViews(s: number, topology: Topology, ground: Layout, seen: Views): void {
  seen.view(s, 0);
  if (topology.services[s]!.serving === 'pooled') return;
  for (let p = ground.start[s]!; p < ground.start[s + 1]!; p++)
    if (ground.active[p]) seen.view(s, ground.cls[p]!);
}

function askedViews(asks: Asks, seen: Views): void {
  for (let a = 0; a < asks.count; a++) {
    const kind = asks.kind[a] as AskKind;
    const isOfService = kind === AskKind.Pooled || kind === AskKind.Anywhere || kind === AskKind.Colocated;
    if (isOfService) seen.view(asks.target[a]!, asks.side[a]!);
  }
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
