import type { Compiled } from '../compile/types.js';
import type { Expr, Target } from '../model/topology.js';
import type { Cause } from './document.js';
import { cutsRound, isDomainBad, isDomainCut, isDomainDown, type Reading, serviceState } from './reading.js';
import { type Caused, cutId } from './under.js';

/**
 * Every domain that is bad, and every cut, in some world, with its causes in the first in which it is down, else
 * the first of these; in the topology's order. Linear in domains x worlds.
 */
export function causedDomains(readings: readonly Reading[]): { domains: Caused[]; cuts: Caused[] } {
  const { topology, compiled } = readings[0]!;
  const { domains: all } = topology;
  const named = namedDomains(readings[0]!);
  const domains: Caused[] = [];
  const cuts: Caused[] = [];
  for (let d = 0; d < all.length; d++) {
    const bad = firstIn(readings, d, isDomainDown) ?? firstIn(readings, d, isDomainBad);
    if (bad !== null) domains.push(domainCauses(bad, d, named));
    const cut = compiled.cutGate[d]! < 0 ? null : firstIn(readings, d, isDomainCut);
    if (cut !== null) cuts.push({ id: cutId(all[d]!.id), causes: cutCauses(cut, d) });
  }
  return { domains, cuts };
}

function firstIn(
  readings: readonly Reading[],
  d: number,
  test: (reading: Reading, d: number) => boolean,
): Reading | null {
  for (const reading of readings) if (test(reading, d)) return reading;
  return null;
}

interface Named {
  readonly failed: ReadonlySet<number>;
  readonly degraded: ReadonlySet<number>;
}

/** The domains that the scenario injects. */
function namedDomains({ injection: { fail, degrade } }: Reading): Named {
  const of = (targets: readonly Target[]) =>
    new Set(targets.flatMap((target) => (target.type === 'domain' ? [target.domain] : [])));
  return { failed: of(fail), degraded: of(degrade) };
}

/** No causes: the scenario injects it. */
function domainCauses(reading: Reading, d: number, { failed, degraded }: Named): Caused {
  const { id, within, dependsOn } = reading.topology.domains[d]!;
  if (failed.has(d) || (degraded.has(d) && !isDomainDown(reading, d))) return { id, causes: [] };
  if (within.length === 1 && dependsOn.length === 0) return insideOf(reading, d, within[0]!);
  const causes: Cause[] = [];
  for (const outer of within) if (isDomainBad(reading, outer)) causes.push(domainCause(reading, outer, 'in'));
  for (const { expr } of dependsOn) addLeaves(reading, expr, causes);
  return { id, causes };
}

const inside = new WeakMap<Compiled, Map<number, Caused>>();

/** Nearly all are bad because the one thing they are within is: the same object in every run. */
function insideOf(reading: Reading, d: number, outer: number): Caused {
  let known = inside.get(reading.compiled);
  if (known === undefined) inside.set(reading.compiled, (known = new Map()));
  const isDown = isDomainDown(reading, outer);
  const { id } = reading.topology.domains[d]!;
  if (!isDown && !isDomainBad(reading, outer)) return { id, causes: [] };
  const key = 2 * d + (isDown ? 1 : 0);
  let caused = known.get(key);
  if (caused === undefined) known.set(key, (caused = { id, causes: [domainCause(reading, outer, 'in')] }));
  return caused;
}

/** What a domain needs and is not as it should be. Groups nest as deep as the file does. */
function addLeaves(reading: Reading, expr: Expr, causes: Cause[]): void {
  if (expr.type === 'group') {
    for (const member of expr.members) addLeaves(reading, member, causes);
  } else if (expr.type === 'domain') {
    if (isDomainBad(reading, expr.index)) causes.push(domainCause(reading, expr.index, 'dependsOn'));
  } else {
    const state = serviceState(reading, expr.index);
    if (state === 0) return;
    const { id } = reading.topology.services[expr.index]!;
    causes.push({
      type: 'dependency',
      id,
      via: 'dependsOn',
      effect: state === 3 ? 'down' : 'degraded',
      group: false,
    });
  }
}

function domainCause(reading: Reading, d: number, via: 'in' | 'dependsOn'): Cause {
  const effect = isDomainDown(reading, d) ? 'down' : 'degraded';
  return { type: 'domain', id: reading.topology.domains[d]!.id, via, effect, group: false };
}

/** Empty: the scenario isolates it. Else its uplinks are down, or behind cuts that are not round it. */
function cutCauses(reading: Reading, d: number): Cause[] {
  const { topology, injection, compiled } = reading;
  if (injection.isolate.includes(d)) return [];
  const classOf = compiled.sides!.classOf;
  const around = cutsRound(reading, classOf[d]!);
  const causes: Cause[] = [];
  for (const up of topology.domains[d]!.uplink ?? []) {
    const { id } = topology.domains[up]!;
    if (isDomainDown(reading, up)) {
      causes.push({ type: 'domain', id, via: 'dependsOn', effect: 'down', group: false });
    }
    for (const c of cutsRound(reading, classOf[up]!)) {
      if (around.has(c)) continue;
      causes.push({ type: 'cut', id: topology.domains[c]!.id, via: null, effect: 'down', group: false });
    }
  }
  return causes;
}
