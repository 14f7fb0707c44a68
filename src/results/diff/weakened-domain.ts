import type { Domain, Group } from '../../model/topology.js';
import { covers } from './dependency-strength.js';
import type { Matching } from './matching.js';
import { type Found, weakenedDependencies } from './weakened-dependencies.js';
import { weakenedFailure } from './weakened-failure.js';
import { weakenedPhase } from './weakened-service.js';

/** What a domain of the head claims more than the base did. */
export function weakenedDomain(match: Matching, base: Domain, head: Domain): readonly Found[] {
  return [
    ...weakenedDependencies(match, base.dependsOn, head.dependsOn),
    ...weakenedContainment(match, base, head),
    ...weakenedUplink(match, base, head),
    ...weakenedPhase(match, base.start, head.start, 'a start'),
    ...weakenedPhase(match, base.repair, head.repair, 'a repair'),
    ...weakenedFailure(base.failure, head.failure, base.at, head.at),
  ];
}

function weakenedContainment(match: Matching, base: Domain, head: Domain): readonly Found[] {
  const gone = base.within.filter((d) => !head.within.includes(match.domains[d]!));
  if (gone.length === 0) return [];
  const around = ancestors(match, head);
  return gone
    .filter((d) => !around.has(match.domains[d]!))
    .map((d) => ({
      kind: 'containment-removed',
      text: `is no longer within ${match.base.domains[d]!.id}`,
      before: base.at,
      after: head.at,
    }));
}

function ancestors({ head: { domains } }: Matching, domain: Domain): ReadonlySet<number> {
  const found = new Set(domain.within);
  for (const one of found) for (const up of domains[one]!.within) found.add(up);
  return found;
}

/** A site without an uplink key cannot be cut off, one with an empty list never is; else it is once every uplink is down. */
function weakenedUplink(match: Matching, base: Domain, head: Domain): readonly Found[] {
  if (base.uplink === null || base.uplink.length === 0) return [];
  const found = (text: string): readonly Found[] => [
    { kind: 'uplink-loosened', text, before: base.at, after: head.at },
  ];
  if (head.uplink === null) return found('has no uplink any more, so it cannot be cut off');
  if (head.uplink.length === 0) return found('its uplink is [], so it is never cut off');
  if (covers(match, uplinkGroup(base), uplinkGroup(head), 'untimed')) return [];
  const names = (topology: Matching['base'], list: readonly number[]): string =>
    `[${list.map((d) => topology.domains[d]!.id).join(', ')}]`;
  return found(`uplink is ${names(match.head, head.uplink)}, was ${names(match.base, base.uplink)}`);
}

function uplinkGroup({ uplink, at }: Domain): Group {
  const common = { worksWithout: 0, takes: 0, at };
  const members = uplink!.map((index) => ({ ...common, type: 'domain' as const, index }));
  return { ...common, type: 'group', form: 'anyOf', need: 1, members };
}
