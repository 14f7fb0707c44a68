import {
  AskKind,
  type Compiled,
  HARD,
  type LossTables,
  POOLED,
  SOFT,
  type View,
} from '../../compile/types.js';
import { capacityLeft, TOLERANCE, worksInView } from '../net/capacity.js';
import { type Fired, firedAt } from '../net/fire.js';
import { spend, type Work } from '../net/work.js';
import { type Agenda, agenda } from './agenda.js';
import { history } from './history.js';
import type { Loss, Pass } from './pass.js';
import { standInFrom, standInLoss } from './stand-in.js';

/**
 * Computes the losses of a world after its down net has fired: services in order of dependency, each again only when something it
 * needs has changed; with delays, moment by moment.
 * @param joined by fall-back
 * @param work a circle of losses with delays can creep for very long
 * @param into is written and returned
 */
export function lose(
  compiled: Compiled,
  tables: LossTables,
  down: Fired,
  limits: Float64Array | null,
  joined: Uint8Array,
  horizon: number,
  work: Work,
  into: Loss,
): Loss {
  into.placement.fill(0);
  into.service.fill(0);
  into.placementSince.fill(Number.POSITIVE_INFINITY);
  into.askSince.fill(Number.POSITIVE_INFINITY);
  const pass: Pass = {
    compiled,
    tables,
    down,
    capacity: limits ?? compiled.placementCapacity,
    joined,
    loss: into,
    asks: history(compiled.asks.count, down.time !== null),
    work,
    component: -1,
    now: 0,
    version: 0,
    starSides: new Map(),
  };
  const due = agenda(tables.componentStart.length - 1);
  scheduleFired(pass, due, horizon);
  if (limits !== null) scheduleDemanding(pass, due);
  while (due.topTime() < horizon) {
    const now = due.topTime();
    const component = due.pop();
    pass.now = now;
    pass.component = component;
    computeComponent(pass, due, horizon);
  }
  return pass.loss;
}

function scheduleFired({ tables, down }: Pass, due: Agenda, horizon: number): void {
  const { touches, unmets } = tables;
  for (let i = 0; i < down.count; i++) {
    const gate = down.order[i]!;
    const at = firedAt(down, gate);
    for (let t = touches.start[gate]!; t < touches.start[gate + 1]!; t++)
      due.push(at, tables.component[touches.item[t]!]!);
    for (let u = unmets.start[gate]!; u < unmets.start[gate + 1]!; u++)
      notify(tables, due, unmets.item[u]!, at, horizon);
  }
}

function scheduleDemanding({ compiled, tables }: Pass, due: Agenda): void {
  for (const [s, demand] of compiled.demand.entries()) if (demand > 0) due.push(0, tables.component[s]!);
}

function notify(tables: LossTables, due: Agenda, ask: number, now: number, horizon: number): void {
  for (const { service, delay } of tables.consumers[ask] ?? []) {
    if (now + delay < horizon) due.push(now + delay, tables.component[service]!);
  }
}

function computeComponent(pass: Pass, due: Agenda, horizon: number): void {
  const { tables, component } = pass;
  const from = tables.componentStart[component]!;
  const to = tables.componentStart[component + 1]!;
  const members = tables.componentMember.subarray(from, to);
  // Every member is looked at twice more, changed or not: a circle with delays is one of 1,000 members at 1,000 moments.
  spend(pass.work, 2 * members.length);
  computePlacements(pass, members);
  for (const s of members) computeService(pass, s);
  for (const s of members) publish(pass, s, due, horizon);
}

/**
 * All members at once, as often as there are members, from 1 for what does not work and 0 for the rest: in a circle a loss goes
 * round once and is not added to itself. Stops when a round changes nothing, since the next would not either; and looks in each
 * only at what needs something that the round before changed, since the rest stays as it is.
 */
function computePlacements(pass: Pass, members: Int32Array): void {
  const { compiled, loss } = pass;
  const asking = startPlacements(pass, members);
  pass.version++;
  let open: readonly number[] = asking;
  for (let round = 0; round < members.length && open.length > 0; round++) {
    // A round has an overhead of its own; a placement in it is a fraction of a step.
    spend(pass.work, 8 + (open.length >> 1));
    const next = open.map((p) => placementLoss(pass, p));
    const changed = new Set<number>();
    for (const [i, p] of open.entries()) {
      if (loss.placement[p] === next[i]) continue;
      loss.placement[p] = next[i]!;
      changed.add(compiled.placementService[p]!);
    }
    pass.version++;
    open = askingOf(pass, changed);
  }
  for (const p of asking) {
    if (loss.placement[p]! > TOLERANCE && loss.placementSince[p]! > pass.now)
      loss.placementSince[p] = pass.now;
  }
}

/** Sets what loses by itself; returns the placements that work and need something. */
function startPlacements({ compiled, loss, down, now }: Pass, members: Int32Array): number[] {
  const { placementStart, placementGate, deps } = compiled;
  const asking: number[] = [];
  for (const s of members) {
    for (let p = placementStart[s]!; p < placementStart[s + 1]!; p++) {
      const works = firedAt(down, placementGate[p]!) > now;
      loss.placement[p] = works ? 0 : 1;
      if (works && deps.start[p + 1]! > deps.start[p]!) asking.push(p);
    }
  }
  return asking;
}

/** The placements of a component that work and need one of these services as it is now. */
function askingOf(pass: Pass, changed: ReadonlySet<number>): number[] {
  const { tables, compiled, component, down, now } = pass;
  const services = new Set<number>();
  for (const s of changed) {
    for (const ask of tables.asksOf[s]!) {
      for (const { service, delay } of tables.consumers[ask] ?? [])
        if (delay === 0 && tables.component[service] === component) services.add(service);
    }
  }
  const { placementStart, placementGate } = compiled;
  const asking: number[] = [];
  for (const s of services) {
    for (let p = placementStart[s]!; p < placementStart[s + 1]!; p++)
      if (firedAt(down, placementGate[p]!) > now) asking.push(p);
  }
  return asking;
}

/** Hard dependencies hit the same users, shared ones different ones. */
function placementLoss(pass: Pass, p: number): number {
  const { deps } = pass.compiled;
  let hard = 0;
  let shared = 0;
  for (let i = deps.start[p]!; i < deps.start[p + 1]!; i++) {
    const impact = deps.impact[i]!;
    if (impact === SOFT) continue;
    const lost = askLoss(pass, deps.ask[i]!, pass.now - deps.delay[i]!);
    if (impact === HARD) hard = Math.max(hard, lost);
    else shared += impact * lost;
  }
  return Math.max(hard, Math.min(1, shared));
}

/** What an ask loses at a moment; before 0 all was well. Groups nest as deep as the file does. */
function askLoss(pass: Pass, ask: number, time: number): number {
  if (time < 0) return 0;
  const { compiled, tables, down, now } = pass;
  const { asks } = compiled;
  const kind = asks.kind[ask] as AskKind;
  if (kind === AskKind.Domain) return firedAt(down, asks.unmet[ask]!) <= time ? 1 : 0;
  if (kind === AskKind.Group) return groupLoss(pass, ask, time);
  if (kind === AskKind.Beyond)
    return firedAt(down, asks.side[ask]!) <= time ? 1 : askLoss(pass, asks.base[ask]!, time);
  const isOwn = tables.component[asks.target[ask]!] === pass.component;
  return isOwn && time === now ? leafLoss(pass, ask) : pass.asks.at(ask, time);
}

function groupLoss(pass: Pass, ask: number, time: number): number {
  const { asks } = pass.compiled;
  const [from, to] = asks.list[ask]! as [number, number];
  const losses: number[] = [];
  for (let m = from; m < to; m++) {
    const fallBack = asks.memberFallBack[m]!;
    const isThere = fallBack < 0 || pass.joined[fallBack] === 1;
    losses.push(isThere ? askLoss(pass, asks.memberAsk[m]!, time - asks.memberDelay[m]!) : 1);
  }
  return kthSmallest(losses, asks.target[ask]!);
}

function kthSmallest(values: number[], k: number): number {
  if (k === 1) return values.reduce((least, value) => Math.min(least, value), 1);
  return values.sort((a, b) => a - b)[k - 1] ?? 1;
}

/** What an ask on a service loses now, from its placements' current losses. */
function leafLoss(pass: Pass, ask: number): number {
  const { compiled, tables, down, now } = pass;
  const { asks } = compiled;
  if (firedAt(down, asks.unmet[ask]!) <= now) return 1;
  const s = asks.target[ask]!;
  if (asks.kind[ask] === AskKind.Plain) return pass.loss.service[s]!;
  const view = tables.views.get(s)?.get(asks.side[ask]!);
  if (asks.kind[ask] === AskKind.Pooled) return pooledLoss(pass, s, view!);
  if (asks.kind[ask] === AskKind.Anywhere) return sharedLoss(pass, view!, standInLoss(pass, s, view!));
  const near = nearLoss(pass, tables.near.get(ask)!);
  return compiled.mayStandIn[s] === 1 ? Math.min(near, standInFrom(pass, s, asks.side[ask]!)) : near;
}

function pooledLoss(pass: Pass, s: number, view: View): number {
  const { compiled, down, now } = pass;
  const lost = kthLoss(pass, view, compiled.minAvailable[s]!);
  const demand = compiled.demand[s]!;
  if (!(demand > 0) || compiled.collapses[s] === 1) return lost;
  return Math.max(lost, 1 - capacityLeft(compiled, view, pass.capacity, down, now) / demand);
}

/** The loss of the k-th best placement that works in view; 1: fewer do. */
function kthLoss({ compiled, down, now, loss }: Pass, view: View, k: number): number {
  if (k !== 1) {
    const losses: number[] = [];
    for (let i = 0; i < view.placements.length; i++)
      if (worksInView(compiled, view, i, down, now)) losses.push(loss.placement[view.placements[i]!]!);
    return losses.length < k ? 1 : kthSmallest(losses, k);
  }
  let least = 1;
  for (let i = 0; i < view.placements.length; i++)
    if (worksInView(compiled, view, i, down, now))
      least = Math.min(least, loss.placement[view.placements[i]!]!);
  return least;
}

function nearLoss(pass: Pass, near: View): number {
  let least = 1;
  for (const [i, p] of near.placements.entries()) {
    if (worksInView(pass.compiled, near, i, pass.down, pass.now))
      least = Math.min(least, pass.loss.placement[p]!);
  }
  return least;
}

/** A local service as a side without co-located placements sees it: each active placement's share by the best there is for it. */
function sharedLoss(pass: Pass, view: View, standIn: number): number {
  const { compiled, down, now, loss } = pass;
  let lost = 0;
  for (let i = 0; i < view.placements.length; i++) {
    const p = view.placements[i]!;
    if (compiled.placementActive[p] === 0) continue;
    const own = worksInView(compiled, view, i, down, now) ? loss.placement[p]! : 1;
    lost += compiled.placementShare[p]! * Math.min(own, standIn);
  }
  return lost;
}

function computeService(pass: Pass, s: number): void {
  const { compiled, down, now, loss } = pass;
  if (firedAt(down, compiled.serviceGate[s]!) <= now) loss.service[s] = 1;
  else if (compiled.serving[s] === POOLED)
    loss.service[s] = pooledLoss(pass, s, pass.tables.views.get(s)!.get(0)!);
  else loss.service[s] = localLoss(pass, s);
}

function localLoss(pass: Pass, s: number): number {
  const { compiled, loss } = pass;
  const bySide = new Map<number, number>();
  let lost = 0;
  for (let p = compiled.placementStart[s]!; p < compiled.placementStart[s + 1]!; p++) {
    // What loses nothing needs nobody who stands in: 300 sites are not looked at from each of 300.
    if (compiled.placementActive[p] === 0 || loss.placement[p] === 0) continue;
    const side = compiled.placementClass[p]!;
    let standIn = bySide.get(side);
    if (standIn === undefined) {
      standIn = compiled.mayStandIn[s] === 1 ? standInFrom(pass, s, side) : 1;
      bySide.set(side, standIn);
    }
    lost += compiled.placementShare[p]! * Math.min(loss.placement[p]!, standIn);
  }
  return lost;
}

/** Records what asks on a service see of it now, and wakes those who ask. */
function publish(pass: Pass, s: number, due: Agenda, horizon: number): void {
  const { tables, now, loss } = pass;
  for (const ask of tables.asksOf[s]!) {
    const value = leafLoss(pass, ask);
    if (!pass.asks.set(ask, now, value)) continue;
    if (value > TOLERANCE && loss.askSince[ask]! > now) loss.askSince[ask] = now;
    for (const { service, delay } of tables.consumers[ask] ?? []) {
      const component = tables.component[service]!;
      if (component === pass.component && delay === 0) continue;
      if (now + delay < horizon) due.push(now + delay, component);
    }
  }
}
