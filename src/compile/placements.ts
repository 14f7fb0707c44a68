import type { Dependency, Placement, Service } from '../model/topology.js';
import { type Growing, growingFloats, growingInts } from '../support/growing.js';
import type { Asker } from './asks.js';
import type { Building } from './building.js';
import { type Deps, HARD, NEVER, SOFT } from './types.js';

/** Dependencies as they are collected; those of the placement at hand start at `from`. */
interface OpenDeps {
  readonly ask: Growing<Int32Array>;
  readonly delay: Growing<Float64Array>;
  readonly impact: Growing<Float64Array>;
  from: number;
}

/** Gives every placement's gate its inputs. Linear in what placements ask. */
export function connectPlacements(building: Building): Deps {
  const { topology, ground } = building;
  const start = new Int32Array(ground.service.length + 1);
  const deps: OpenDeps = { ask: growingInts(), delay: growingFloats(), impact: growingFloats(), from: 0 };
  for (const [s, service] of topology.services.entries()) {
    const shared = new Map<number, readonly Shared[]>();
    for (let p = ground.start[s]!; p < ground.start[s + 1]!; p++) {
      const placement = service.placements[p - ground.start[s]!];
      const asker = askerOf(building, p, service, placement);
      deps.from = deps.ask.length();
      askAll(building, deps, service.dependsOn, asker);
      if (placement) askAll(building, deps, placement.dependsOn, asker);
      const own = deps.ask.length();
      if (placement?.activation) askAll(building, deps, placement.activation.dependsOn, asker);
      start[p + 1] = deps.ask.length();
      connectFate(building, p, service, placement);
      connectServiceDeps(building, s, p, deps, shared);
      connectHard(building, building.gates.placement[p]!, deps, deps.from + service.dependsOn.length, own);
      if (placement?.role === 'standby') connectStandby(building, s, p, placement, deps, own);
    }
  }
  return { start, ask: deps.ask.finish(), delay: deps.delay.finish(), impact: deps.impact.finish() };
}

function askAll({ asking }: Building, deps: OpenDeps, list: readonly Dependency[], asker: Asker): void {
  for (const { expr, impact } of list) {
    deps.ask.push(asking.ask(expr, asker));
    deps.delay.push(expr.worksWithout);
    deps.impact.push(impact === 'down' ? HARD : impact === 'degraded' ? SOFT : impact);
  }
}

function askerOf({ ground, where }: Building, p: number, service: Service, placement?: Placement): Asker {
  const isIn = (x: number): boolean =>
    (placement !== undefined && where.isAround(x, placement.domain)) ||
    service.stack.some(({ domain }) => where.isAround(x, domain)) ||
    (placement?.stack.some(({ domain }) => where.isAround(x, domain)) ?? false);
  return { placement: p, domain: -1, cls: ground.cls[p]!, isIn };
}

/** The domain it runs in and its stack, each once. */
function connectFate({ net, gates }: Building, p: number, service: Service, placement?: Placement): void {
  const gate = gates.placement[p]!;
  if (placement && service.stack.length === 0 && placement.stack.length === 0) {
    net.input(gate, gates.domain[placement.domain]!);
    return;
  }
  const domains = new Set([...service.stack, ...(placement?.stack ?? [])].map((entry) => entry.domain));
  if (placement) domains.add(placement.domain);
  for (const d of domains) net.input(gate, gates.domain[d]!);
}

function connectHard(
  { net, asking }: Building,
  gate: number,
  deps: OpenDeps,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    if (deps.impact.at(i) === HARD) net.input(gate, asking.unmet(deps.ask.at(i)), deps.delay.at(i));
  }
}

/** A gate for the service's dependencies as a placement asked them, from `from` on. */
interface Shared {
  readonly from: number;
  readonly gate: number;
}

/** What placements of a service ask alike becomes one gate, read by each. */
function connectServiceDeps(
  building: Building,
  s: number,
  p: number,
  deps: OpenDeps,
  shared: Map<number, readonly Shared[]>,
): void {
  const { net, ground, gates, topology } = building;
  const count = topology.services[s]!.dependsOn.length;
  if (count < 2 || ground.start[s + 1]! - ground.start[s]! === 1) {
    connectHard(building, gates.placement[p]!, deps, deps.from, deps.from + count);
    return;
  }
  const key = hashOfAsks(deps, count);
  const candidates = shared.get(key) ?? [];
  let known = candidates.find(({ from }) => asksAlike(deps, from, count));
  if (!known) {
    known = { from: deps.from, gate: net.gate(1) };
    shared.set(key, [...candidates, known]);
    connectHard(building, known.gate, deps, deps.from, deps.from + count);
  }
  net.input(gates.placement[p]!, known.gate);
}

/** So that 2,000 sites that each ask for something else are not compared with one another. */
function hashOfAsks({ ask, from }: OpenDeps, count: number): number {
  let hash = 0;
  for (let k = 0; k < count; k++) hash = (Math.imul(hash, 31) + ask.at(from + k)) | 0;
  return hash;
}

function asksAlike({ ask, from: here }: OpenDeps, from: number, count: number): boolean {
  for (let k = 0; k < count; k++) if (ask.at(from + k) !== ask.at(here + k)) return false;
  return true;
}

function connectStandby(
  { net, ground, gates, apart, asking, fallBacks }: Building,
  s: number,
  p: number,
  placement: Placement,
  deps: OpenDeps,
  from: number,
): void {
  const notJoined = net.gate(NEVER);
  net.input(gates.placement[p]!, notJoined);
  let activation = -1;
  if (from < deps.ask.length()) {
    activation = net.gate(1);
    for (let i = from; i < deps.ask.length(); i++) {
      net.input(activation, asking.unmet(deps.ask.at(i)), deps.delay.at(i));
    }
    net.input(gates.placement[p]!, activation);
  }
  const standsFor: { placement: number; separate: number }[] = [];
  for (let q = ground.start[s]!; q < ground.start[s + 1]!; q++) {
    if (ground.active[q] === 0) continue;
    standsFor.push({ placement: q, separate: apart.apart(ground.cls[p]!, ground.cls[q]!) });
  }
  const takes = placement.activation?.takes ?? 0;
  fallBacks.push({ takes, notJoined, placement: p, activation, standsFor, group: -1, owners: [] });
}
