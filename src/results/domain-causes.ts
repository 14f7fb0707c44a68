import type { Expr } from '../model/topology.js';
import type { Cause } from './document.js';
import { cutsRound, isDomainBad, isDomainCut, isDomainDown, type Reading, serviceState } from './reading.js';
import { type Caused, cutId } from './under.js';

/**
 * Every domain that is bad, and every cut, in some world, with its causes in the first in which it is down, else
 * the first of these; in the topology's order. Linear in domains x worlds.
 */
export function causedDomains(readings: readonly Reading[]): { domains: Caused[]; cuts: Caused[] } {
  const { topology } = readings[0]!;
  const domains: Caused[] = [];
  const cuts: Caused[] = [];
  for (const [d, { id }] of topology.domains.entries()) {
    const bad =
      readings.find((reading) => isDomainDown(reading, d)) ??
      readings.find((reading) => isDomainBad(reading, d));
    if (bad) domains.push({ id, causes: domainCauses(bad, d) });
    const cut = readings.find((reading) => isDomainCut(reading, d));
    if (cut) cuts.push({ id: cutId(id), causes: cutCauses(cut, d) });
  }
  return { domains, cuts };
}

/** Empty: the scenario injects it. */
function domainCauses(reading: Reading, d: number): Cause[] {
  const { topology, injection } = reading;
  const isDown = isDomainDown(reading, d);
  const isNamed = [...injection.fail, ...(isDown ? [] : injection.degrade)].some(
    (target) => target.type === 'domain' && target.domain === d,
  );
  if (isNamed) return [];
  const { within, dependsOn } = topology.domains[d]!;
  const causes: Cause[] = [];
  for (const outer of within) if (isDomainBad(reading, outer)) causes.push(domainCause(reading, outer, 'in'));
  for (const { expr } of dependsOn) addLeaves(reading, expr, causes);
  return causes;
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
