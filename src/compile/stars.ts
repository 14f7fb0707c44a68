import type { NetBuilder } from './net-builder.js';
import { BEHIND_MORE, type CutTree, type Star } from './types.js';

/** Services whose placements that can stand in are told from the tree of cuts, each found when it is first looked at. */
export interface Stars {
  /** Whether the service is a star, and the class sees it as one. */
  isFrom(service: number, cls: number): boolean;
  /** Gate: nothing that can stand in works on the side of a class that sees the service as a star. */
  none(service: number, cls: number): number;
  readonly all: ReadonlyMap<number, Star>;
}

export function stars(
  net: NetBuilder,
  classOf: Int32Array,
  placementGate: Int32Array,
  tree: CutTree,
  standIns: (service: number) => readonly number[],
): Stars {
  const all = new Map<number, Star>();
  const belowOf = new Map<number, readonly number[]>();
  const notStars = new Set<number>();
  const nones = new Map<number, number>();
  const classes = tree.cut.length;

  const gateOf = (need: number, inputs: readonly number[]): number => {
    if (inputs.length === 1) return inputs[0]!;
    const gate = net.gate(need);
    for (const input of inputs) net.input(gate, input);
    return gate;
  };
  const either = (a: number, b: number): number => gateOf(1, [a, b]);
  const starOf = (s: number): Star | undefined => {
    const known = all.get(s);
    if (known !== undefined || notStars.has(s)) return known;
    const placements = standIns(s);
    if (placements.length === 0 || placements.some((p) => tree.cut[classOf[p]!] === BEHIND_MORE)) {
      notStars.add(s);
      return undefined;
    }
    const star = connected(placements, classOf, tree);
    all.set(s, star);
    belowOf.set(s, noneBelow(star));
    return star;
  };
  /** By position, gate: none works there, nor further in where the cut on the way has not fired. */
  const noneBelow = ({ classes: nodes, parent, own }: Star): readonly number[] => {
    const inputs = own.map((placements) => placements.map((p) => placementGate[p]!));
    const below: number[] = [];
    for (let i = nodes.length - 1; i >= 0; i--) {
      below[i] = gateOf(inputs[i]!.length, inputs[i]!);
      if (i > 0) inputs[parent[i]!]!.push(either(below[i]!, tree.cut[nodes[i]!]!));
    }
    return below;
  };
  const none = (s: number, from: number): number => {
    const { positionOf } = starOf(s)!;
    const below = belowOf.get(s)!;
    // Outwards to what is known already, and back: a chain of uplinks is longer than a stack is deep.
    const path: number[] = [];
    let at = from;
    for (; at > 0 && !nones.has(s * classes + at); at = tree.parent[at]!) path.push(at);
    let gate = at === 0 ? below[0]! : nones.get(s * classes + at)!;
    for (const cls of path.reverse()) {
      const outwards = either(tree.cut[cls]!, gate);
      const position = positionOf.get(cls);
      gate = position === undefined ? outwards : gateOf(2, [below[position]!, outwards]);
      nones.set(s * classes + cls, gate);
    }
    return gate;
  };
  return { isFrom: (s, cls) => tree.cut[cls] !== BEHIND_MORE && starOf(s) !== undefined, none, all };
}

/** The classes of some placements with all between them and the outside. */
function connected(placements: readonly number[], classOf: Int32Array, tree: CutTree): Star {
  const found = new Set<number>([0]);
  const classes: number[] = [0];
  for (const p of placements) {
    const path: number[] = [];
    for (let at = classOf[p]!; !found.has(at); at = tree.parent[at]!) {
      found.add(at);
      path.push(at);
    }
    for (const at of path.reverse()) classes.push(at);
  }
  const positionOf = new Map(classes.map((cls, i) => [cls, i]));
  const own: number[][] = classes.map(() => []);
  for (const p of placements) own[positionOf.get(classOf[p]!)!]!.push(p);
  return { classes, positionOf, parent: classes.map((cls) => positionOf.get(tree.parent[cls]!) ?? -1), own };
}
