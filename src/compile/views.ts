import type { Topology } from '../model/topology.js';
import type { Layout } from './layout.js';
import { memo } from './memo.js';
import type { NetBuilder } from './net-builder.js';
import type { Separation } from './separation.js';
import { stars } from './stars.js';
import type { CapacityCheck, Star, View } from './types.js';

/** Services as a side sees them. Sides are classes; what is asked alike is built once. */
export interface Views {
  /** The placements of a service with the gates that part them from a class. */
  view(service: number, cls: number): View;
  /** Gate: placement p does not work or is not on the side of `cls`. */
  lostTo(p: number, cls: number): number;
  /** Gate: too few placements of a pooled service work on the side of `cls`, not the outside, or too little of its capacity. */
  pooledUnmet(service: number, cls: number): number;
  /** Gate: no placement of a local service works on the side of `cls`. */
  anywhereUnmet(service: number, cls: number): number;
  /** Gate: nothing on the side of `cls` can stand in for a placement of it; -1: nothing ever could. */
  noStandIn(service: number, cls: number): number;
  /** Gives a service's own gate its inputs. */
  connectService(service: number): void;
  readonly capacityChecks: readonly CapacityCheck[];
  readonly allViews: ReadonlyMap<number, ReadonlyMap<number, View>>;
  readonly stars: ReadonlyMap<number, Star>;
  /** Whether the service is a star, and the class sees it as one. */
  isStarFrom(service: number, cls: number): boolean;
}

export function views(
  topology: Topology,
  net: NetBuilder,
  ground: Layout,
  placementGate: Int32Array,
  serviceGate: Int32Array,
  separation: Separation,
  classes: number,
): Views {
  const { start, cls: classOf, active } = ground;
  const capacityChecks: CapacityCheck[] = [];
  const allViews = new Map<number, Map<number, View>>();
  const [lost, unmet, noStandIns] = [memo<number>(), memo<number>(), memo<number>()];

  const ranges = new Map<number, readonly number[]>();
  const placementsOf = (s: number): readonly number[] => {
    let list = ranges.get(s);
    if (list === undefined)
      ranges.set(s, (list = Array.from({ length: start[s + 1]! - start[s]! }, (_, i) => start[s]! + i)));
    return list;
  };
  const separates = separateLists(separation);
  const classesOf = new Map<number, string>();
  /** Where a service is, as one word: those that are in the same places are seen through the same gates. */
  const whereIs = (s: number): string => {
    let key = classesOf.get(s);
    if (key === undefined) classesOf.set(s, (key = classOf.subarray(start[s]!, start[s + 1]!).join()));
    return key;
  };
  const lostTo = (p: number, cls: number): number => {
    const apart = separation.apart(classOf[p]!, cls);
    if (apart < 0) return placementGate[p]!;
    return lost(p * classes + cls, () => either(placementGate[p]!, apart));
  };
  const atLeast = (need: number, inputs: ArrayLike<number>): number => {
    const gate = net.gate(need);
    for (let i = 0; i < inputs.length; i++) net.input(gate, inputs[i]!);
    return gate;
  };
  const rows = new Map<number, Int32Array>();
  /** `lostTo` for each placement of a service, as rows: a pair for each two of 1,000 sites is no key of a map. */
  const allLostTo = (s: number, cls: number): Int32Array => {
    let row = rows.get(s * classes + cls);
    if (row !== undefined) return row;
    const separate = separates(whereIs(s), classOf.subarray(start[s]!, start[s + 1]!), cls);
    rows.set(s * classes + cls, (row = new Int32Array(separate.length)));
    for (let i = 0; i < row.length; i++) {
      const own = placementGate[start[s]! + i]!;
      row[i] = separate[i]! < 0 ? own : either(own, separate[i]!);
    }
    return row;
  };
  const either = (a: number, b: number): number => {
    const gate = net.gate(1);
    net.input(gate, a);
    net.input(gate, b);
    return gate;
  };
  const view = (s: number, cls: number): View => {
    let ofService = allViews.get(s);
    if (!ofService) allViews.set(s, (ofService = new Map()));
    let known = ofService.get(cls);
    if (!known) {
      const classes = classOf.subarray(start[s]!, start[s + 1]!);
      known = { placements: placementsOf(s), separate: separates(whereIs(s), classes, cls) };
      ofService.set(cls, known);
    }
    return known;
  };
  const connectPooled = (gate: number, s: number, cls: number): void => {
    for (const input of allLostTo(s, cls)) net.input(gate, input);
    if (topology.services[s]!.demand !== null) capacityChecks.push({ service: s, gate, view: view(s, cls) });
  };
  const standInsOf = new Map<number, readonly number[]>();
  const standIns = (s: number): readonly number[] => {
    let known = standInsOf.get(s);
    if (!known) standInsOf.set(s, (known = findStandIns(s)));
    return known;
  };
  const findStandIns = (s: number): readonly number[] => {
    const list = placementsOf(s);
    return topology.services[s]!.serving === 'nearest' ? list : list.filter((p) => active[p] === 0);
  };
  const seenAsStar = stars(net, classOf, placementGate, separation.tree, standIns);
  const noStandIn = (s: number, cls: number): number => {
    const list = standIns(s);
    if (list.length === 0) return -1;
    if (seenAsStar.isFrom(s, cls)) return seenAsStar.none(s, cls);
    return noStandIns(s * classes + cls, () => {
      const isAll = list.length === start[s + 1]! - start[s]!;
      return atLeast(list.length, isAll ? allLostTo(s, cls) : list.map((p) => lostTo(p, cls)));
    });
  };

  return {
    view,
    lostTo,
    noStandIn,
    capacityChecks,
    allViews,
    stars: seenAsStar.all,
    isStarFrom: seenAsStar.isFrom,
    pooledUnmet: (s, cls) =>
      unmet(s * classes + cls, () => {
        const gate = net.gate(start[s + 1]! - start[s]! - topology.services[s]!.minAvailable + 1);
        connectPooled(gate, s, cls);
        return gate;
      }),
    anywhereUnmet: (s, cls) =>
      topology.services[s]!.serving === 'nearest' && seenAsStar.isFrom(s, cls)
        ? seenAsStar.none(s, cls)
        : unmet(s * classes + cls, () => atLeast(start[s + 1]! - start[s]!, allLostTo(s, cls))),
    connectService(s) {
      const gate = serviceGate[s]!;
      if (gate === placementGate[start[s]!]) return;
      const { serving, minAvailable } = topology.services[s]!;
      if (serving === 'pooled') {
        net.setNeed(gate, start[s + 1]! - start[s]! - minAvailable + 1);
        connectPooled(gate, s, 0);
        return;
      }
      const inputs = new Set<number>();
      for (const p of placementsOf(s)) {
        if (active[p] === 0) continue;
        if (serving === 'local') inputs.add(placementGate[p]!);
        const none = noStandIn(s, classOf[p]!);
        if (none >= 0) inputs.add(none);
      }
      net.setNeed(gate, inputs.size);
      for (const input of inputs) net.input(gate, input);
    },
  };
}

/** The gates that part places from a class, the same list for all services in the same places: 40 on 300 sites are no 3,600,000. */
function separateLists(separation: Separation) {
  const lists = new Map<string, Map<number, readonly number[]>>();
  return (key: string, classes: Int32Array, cls: number): readonly number[] => {
    let ofPlaces = lists.get(key);
    if (ofPlaces === undefined) lists.set(key, (ofPlaces = new Map()));
    let list = ofPlaces.get(cls);
    if (list === undefined)
      ofPlaces.set(cls, (list = Array.from(classes, (own) => separation.apart(own, cls))));
    return list;
  };
}
