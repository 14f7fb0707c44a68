import type { Topology } from '../model/topology.js';
import { components } from './components.js';
import { rowsBuilder } from './rows.js';
import { AskKind, type Asks, type Compiled, type LossTables, type Rows, SOFT, type View } from './types.js';

type Parts = Omit<Compiled, 'down' | 'loss' | 'bad' | 'timed'>;
type Seen = Pick<LossTables, 'views' | 'near' | 'stars' | 'tree'>;
type Consumer = { service: number; delay: number };

/** What the numbers need: who loses when whom, in which order, and when to look again. */
export function lossTables(topology: Topology, parts: Parts, seen: Seen, downSize: number): LossTables {
  const { asks } = parts;
  const consumers: (Consumer[] | null)[] = new Array(asks.count).fill(null);
  const needs: number[][] = topology.services.map(() => []);
  collectConsumers(parts, consumers, needs);
  const order = components(topology.services.length, ...toCsr(needs));
  const asksOf: number[][] = topology.services.map(() => []);
  const unmets = rowsBuilder(downSize);
  for (let a = 0; a < asks.count; a++) {
    const kind = asks.kind[a] as AskKind;
    if (kind === AskKind.Domain) {
      if (consumers[a]) unmets.add(asks.unmet[a]!, a);
    } else if (kind === AskKind.Beyond) {
      if (consumers[a]) unmets.add(asks.side[a]!, a);
    } else if (kind !== AskKind.Group) asksOf[asks.target[a]!]!.push(a);
  }
  return {
    component: order.component,
    componentStart: order.start,
    componentMember: order.member,
    asksOf,
    ...seen,
    consumers,
    touches: touches(topology, parts, seen, downSize),
    unmets: unmets.build(),
  };
}

/** Leaves under each hard or shared dependency, with the delay on the way; `needs` gets the edges between services. */
function collectConsumers(
  { asks, deps, placementService }: Parts,
  consumers: (Consumer[] | null)[],
  needs: number[][],
) {
  const consume = (leaf: number, service: number, delay: number): void => {
    const base = asks.base[leaf]!;
    addConsumer((consumers[leaf] ??= []), service, delay);
    if (base !== leaf) addConsumer((consumers[base] ??= []), service, delay);
    if (asks.kind[leaf] !== AskKind.Domain) addNeed(needs[service]!, asks.target[leaf]!);
  };
  for (let p = 0; p < placementService.length; p++) {
    const service = placementService[p]!;
    for (let i = deps.start[p]!; i < deps.start[p + 1]!; i++) {
      if (deps.impact[i] === SOFT) continue;
      const ask = deps.ask[i]!;
      // Nearly all are no groups: nothing is allocated for them.
      if (asks.kind[ask] !== AskKind.Group) consume(ask, service, deps.delay[i]!);
      else for (const { leaf, delay } of leaves(asks, ask, deps.delay[i]!)) consume(leaf, service, delay);
    }
  }
}

function addConsumer(list: Consumer[], service: number, delay: number): void {
  const last = list[list.length - 1];
  if (last?.service === service && last.delay === delay) return;
  list.push({ service, delay });
}

/** 300 placements of a service need the same. */
function addNeed(list: number[], service: number): void {
  if (list[list.length - 1] !== service) list.push(service);
}

/** The leaf asks under an ask, each with the sum of the delays above it. */
export function leaves(asks: Asks, ask: number, delay: number): { leaf: number; delay: number }[] {
  if (asks.kind[ask] !== AskKind.Group) return [{ leaf: ask, delay }];
  const [from, to] = asks.list[ask]! as [number, number];
  const all: { leaf: number; delay: number }[] = [];
  for (let m = from; m < to; m++) all.push(...leaves(asks, asks.memberAsk[m]!, delay + asks.memberDelay[m]!));
  return all;
}

function toCsr(lists: readonly (readonly number[])[]): [Int32Array, Int32Array] {
  const start = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) start[i + 1] = start[i]! + list.length;
  const to = new Int32Array(start[lists.length]!);
  for (const [i, list] of lists.entries()) to.set(list, start[i]!);
  return [start, to];
}

/** Down gates whose firing changes what a service has left: its placements', and those that part its placements from who looks. */
function touches(
  topology: Topology,
  { placementGate, placementStart, asks }: Parts,
  { views, near, stars, tree }: Seen,
  downSize: number,
): Rows {
  const rows = rowsBuilder(downSize);
  const seenThrough = unions();
  const nearby: Set<number>[] = topology.services.map(() => new Set());
  for (const [ask, { separate }] of near) for (const gate of separate) nearby[asks.target[ask]!]!.add(gate);
  for (let s = 0; s < topology.services.length; s++) {
    for (let p = placementStart[s]!; p < placementStart[s + 1]!; p++) rows.add(placementGate[p]!, s);
    const lists = new Set<View['separate']>();
    for (const { separate } of views.get(s)?.values() ?? []) lists.add(separate);
    const seen = seenThrough(lists);
    for (const gate of seen) if (gate >= 0) rows.add(gate, s);
    for (const cls of stars.get(s)?.classes ?? []) if (tree.cut[cls]! >= 0) rows.add(tree.cut[cls]!, s);
    for (const gate of nearby[s]!) if (gate >= 0 && !seen.has(gate)) rows.add(gate, s);
  }
  return rows.build();
}

/** What is in any of some lists, found once for the same lists: services in the same places are seen through the same gates. */
function unions(): (lists: ReadonlySet<View['separate']>) => ReadonlySet<number> {
  const numbers = new Map<View['separate'], number>();
  const known = new Map<string, ReadonlySet<number>>();
  return (lists) => {
    let key = '';
    for (const list of lists) {
      if (!numbers.has(list)) numbers.set(list, numbers.size);
      key += `${numbers.get(list)!},`;
    }
    let union = known.get(key);
    if (union === undefined) known.set(key, (union = new Set([...lists].flat())));
    return union;
  };
}
