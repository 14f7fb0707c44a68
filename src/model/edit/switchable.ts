import type { Dependency, Domain, Expr, Placement, Service, Topology } from '../topology.js';
import type { DependencyAt, Edit } from './edit.js';
import { anyOf, imaginedDomain, imaginedPlacement, imaginedRef, standingOn, switchRef } from './imagined.js';

/** Domains by which one edit is chosen: `off` fail unless it is, `on` fail only when it is. */
export interface Switch {
  readonly off: readonly number[];
  readonly on: readonly number[];
}

export interface Switchable {
  readonly topology: Topology;
  /** Beside the edits; null: that one cannot be switched. */
  readonly switches: readonly (Switch | null)[];
}

/**
 * One topology in which each of many edits can be chosen by what is injected, so that all are compiled together. With every
 * `off` domain failed it means what the topology means; with those of one edit up, and its `on` domains failed, what that edit
 * makes of it, as `applyEdit` does. One thing is not so and left to the caller: in a circle of dependencies losses go round as
 * often as the circle had members before the edit.
 */
export function switchable(topology: Topology, edits: readonly Edit[]): Switchable {
  const board: Board = { topology, domains: [...topology.domains], members: new Map(), more: new Map() };
  const switches = edits.map((edit) => addSwitch(board, edit));
  const services = topology.services.map((service, s) => edited(board, service, s));
  return { topology: { ...topology, domains: board.domains, services }, switches };
}

interface Board {
  readonly topology: Topology;
  readonly domains: Domain[];
  /** By list and index of a dependency: what stands beside it in its `anyOf`. */
  readonly members: Map<string, Expr[]>;
  /** By service: what is added to its lists. */
  readonly more: Map<number, { placements: Placement[]; soft: Map<number | null, Dependency[]> }>;
}

function addSwitch(board: Board, edit: Edit): Switch | null {
  switch (edit.type) {
    case 'alternative':
      return { off: [addMember(board, 'dependsOn', edit.at, standIn)], on: [] };
    case 'ride-out':
      return { off: [addMember(board, 'dependsOn', edit.at, riddenOut(edit.seconds))], on: [] };
    case 'soften':
      return { off: [addMember(board, 'dependsOn', edit.at, met)], on: [addSoft(board, edit.at)] };
    case 'free': {
      const { service, placement, dependencies } = edit;
      const off = dependencies.map((index) =>
        addMember(board, 'activation', { service, placement, index }, met),
      );
      return { off, on: [] };
    }
    case 'placement':
      return addPlacement(board, edit.service, edit.withoutStack);
    case 'remove':
      if (edit.what === 'stack' || edit.what === 'placement') return null;
      return {
        off: [addMember(board, edit.what === 'activation' ? 'activation' : 'dependsOn', edit.at, met)],
        on: [],
      };
  }
}

type List = 'dependsOn' | 'activation';

const keyOf = (list: List, { service, placement, index }: DependencyAt): string =>
  `${list} ${service} ${placement} ${index}`;

function addDomain({ domains, topology }: Board, service: number): number {
  return domains.push(imaginedDomain(topology.services[service]!)) - 1;
}

/** What stands beside a dependency while its switch is up. */
type Beside = (domain: number, service: Service, entry: Dependency) => Expr;

/** Something else to depend on, outside every cut as in `applyEdit`. */
const standIn: Beside = imaginedRef;

/** Wherever it is asked from, the dependency is met. */
const met: Beside = switchRef;

/** The dependency itself, ridden out so long. */
const riddenOut =
  (seconds: number): Beside =>
  (domain, service, { expr }) => {
    const longer: Expr = { ...expr, worksWithout: seconds };
    return { ...anyOf([longer, switchRef(domain, service)]), form: 'allOf', need: 2 };
  };

function addMember(board: Board, list: List, at: DependencyAt, beside: Beside): number {
  const service = board.topology.services[at.service]!;
  const domain = addDomain(board, at.service);
  const member = beside(domain, service, entryAt(board.topology, list, at));
  const key = keyOf(list, at);
  board.members.set(key, [...(board.members.get(key) ?? []), member]);
  return domain;
}

function entryAt(
  { services }: Topology,
  list: List,
  { service, placement, index }: DependencyAt,
): Dependency {
  const owner = placement === null ? services[service]! : services[service]!.placements[placement]!;
  const entries = list === 'dependsOn' ? owner.dependsOn : (owner as Placement).activation!.dependsOn;
  return entries[index]!;
}

/** The dependency once more, soft, and met unless its switch has failed. */
function addSoft(board: Board, at: DependencyAt): number {
  const domain = addDomain(board, at.service);
  const entry = entryAt(board.topology, 'dependsOn', at);
  const ref = switchRef(domain, board.topology.services[at.service]!);
  const { soft } = moreOf(board, at.service);
  const copy: Dependency = { ...entry, impact: 'degraded', expr: anyOf([entry.expr, ref]) };
  soft.set(at.placement, [...(soft.get(at.placement) ?? []), copy]);
  return domain;
}

function moreOf({ more }: Board, s: number) {
  const found = more.get(s) ?? { placements: [], soft: new Map<number | null, Dependency[]>() };
  more.set(s, found);
  return found;
}

/** A failed active placement would call the standbys of a pooled service: there it cannot wait, switched off, beside them. */
function addPlacement(board: Board, s: number, withoutStack: boolean): Switch | null {
  const service = board.topology.services[s]!;
  const hasStandby = service.placements.some(({ role }) => role === 'standby');
  if (service.serving === 'pooled' && hasStandby) return null;
  const domain = addDomain(board, s);
  const stack = withoutStack ? [] : service.stack;
  moreOf(board, s).placements.push(imaginedPlacement(domain, service, stack));
  return { off: [domain], on: [] };
}

/** Its stack moves to its placements, so that one that is added may stand without it. */
function edited(board: Board, service: Service, s: number): Service {
  const dependsOn = beside(board, service.dependsOn, 'dependsOn', { service: s, placement: null });
  const more = board.more.get(s);
  const placements = service.placements.map((placement, p) => {
    const own = beside(board, placement.dependsOn, 'dependsOn', { service: s, placement: p });
    const needs = placement.activation?.dependsOn ?? [];
    const freed = beside(board, needs, 'activation', { service: s, placement: p });
    const soft = more?.soft.get(p) ?? [];
    if (own === placement.dependsOn && freed === needs && soft.length === 0) return placement;
    const activation = placement.activation && { ...placement.activation, dependsOn: freed };
    return { ...placement, activation, dependsOn: [...own, ...soft] };
  });
  const isMoved = more !== undefined && more.placements.length > 0;
  return {
    ...service,
    stack: isMoved ? [] : service.stack,
    dependsOn: [...dependsOn, ...(more?.soft.get(null) ?? [])],
    placements: isMoved ? [...placements.map((p) => standingOn(service, p)), ...more.placements] : placements,
  };
}

function beside(
  { members }: Board,
  list: readonly Dependency[],
  name: List,
  owner: Omit<DependencyAt, 'index'>,
): readonly Dependency[] {
  if (members.size === 0) return list;
  let isChanged = false;
  const changed = list.map((entry, index) => {
    const added = members.get(keyOf(name, { ...owner, index }));
    if (added === undefined) return entry;
    isChanged = true;
    return { ...entry, expr: anyOf([entry.expr, ...added]) };
  });
  return isChanged ? changed : list;
}
