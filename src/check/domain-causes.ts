import type { Cause } from '../results/document.js';
import type { Told } from './expected-result.js';
import type { ToldWorld } from './place-causes.js';
import { refsIn } from './refs.js';
import { TOLERANCE } from './tolerance.js';

/**
 * Whether `under` is a cause of a domain in the first world in which it is down, else the first in which it is bad.
 * @param under null: the scenario names it
 */
export function isDomainCause(told: Told, id: string, under: Cause | null): boolean {
  const { topology, injected } = told.ctx;
  const domain = topology.domains.findIndex((one) => one.id === id);
  const at =
    told.worlds.find(({ end }) => end.domainDown(domain)) ??
    told.worlds.find(({ end }) => end.domainBad(domain));
  if (domain < 0 || at === undefined) return false;
  const isNamed =
    injected.failedDomains.has(domain) ||
    (!at.end.domainDown(domain) && injected.degradedDomains.has(domain));
  if (under === null || isNamed) return under === null && isNamed;
  if (!isBare(under)) return false;
  const { within, dependsOn } = topology.domains[domain]!;
  if (under.type === 'domain' && under.via === 'in') return within.some((d) => isBad(told, at, d, under));
  if (under.via !== 'dependsOn') return false;
  return dependsOn
    .flatMap(({ expr }) => refsIn(expr))
    .some((ref) => (ref.type === 'domain' ? isBad : isServiceNotUp)(told, at, ref.index, under));
}

/**
 * Whether `under` is a cause of a cut in the first world in which there is one.
 * @param under null: the scenario isolates the domain
 */
export function isCutCause(told: Told, id: string, under: Cause | null): boolean {
  const { topology, injected } = told.ctx;
  const domain = topology.domains.findIndex((one) => one.id === id);
  const at = told.worlds.find(({ end }) => end.isCut(domain));
  if (domain < 0 || at === undefined) return false;
  const isIsolated = injected.isolated.has(domain);
  if (under === null || isIsolated) return under === null && isIsolated;
  if (!isBare(under) || under.effect !== 'down') return false;
  const round = at.end.cutsRound(domain);
  return (topology.domains[domain]!.uplink ?? []).some((uplink) => {
    if (under.type === 'domain') {
      return (
        under.via === 'dependsOn' && topology.domains[uplink]!.id === under.id && at.end.domainDown(uplink)
      );
    }
    const isBehind = (cut: number): boolean => topology.domains[cut]!.id === under.id && !round.includes(cut);
    return under.type === 'cut' && under.via === null && at.end.cutsRound(uplink).some(isBehind);
  });
}

/** With nothing to it but what it names, how and to what effect. */
function isBare({ type: _type, id: _id, via: _via, effect: _effect, group, ...figures }: Cause): boolean {
  return !group && Object.values(figures).every((value) => value === undefined);
}

function isBad({ ctx }: Told, { end }: ToldWorld, domain: number, { type, id, effect }: Cause): boolean {
  const isDown = end.domainDown(domain);
  return (
    type === 'domain' &&
    ctx.topology.domains[domain]!.id === id &&
    (isDown || end.domainBad(domain)) &&
    effect === (isDown ? 'down' : 'degraded')
  );
}

function isServiceNotUp(
  { ctx }: Told,
  { end }: ToldWorld,
  service: number,
  { type, id, effect }: Cause,
): boolean {
  const lost = end.lost(service);
  const isDown = lost >= 1 - TOLERANCE;
  return (
    type === 'dependency' &&
    ctx.topology.services[service]!.id === id &&
    (lost > TOLERANCE || end.serviceImpaired(service)) &&
    effect === (isDown ? 'down' : 'degraded')
  );
}
