import { type Linker, linkId } from './linker.js';
import { didYouMean, nearestOf, quoteText, reportError } from './problems.js';
import type { Matched } from './selector.js';
import type { Name } from './shape/value.js';
import type { Target } from './topology.js';

export type TargetKey = 'fail' | 'isolate' | 'degrade' | 'restore';

/** An id or `service@placement` where `key` stands. null: reported. */
export function linkTarget(linker: Linker, matched: Matched, name: Name, key: TargetKey): Target | null {
  const at = name.text.indexOf('@');
  if (at >= 0) return linkPlacement(linker, matched, name, at, key);
  const linked = linkId(linker, name);
  if (linked === null) return null;
  if (linked.type === 'domain') return { type: 'domain', domain: linked.index };
  if (key !== 'isolate') return { type: 'service', service: linked.index };
  const message = `isolate names domains, and ${quoteText(name.text)} is a service`;
  reportError(linker.problems, 'BR1204', name.span, message);
  return null;
}

function linkPlacement(
  linker: Linker,
  matched: Matched,
  name: Name,
  at: number,
  key: TargetKey,
): Target | null {
  if (key === 'isolate' || key === 'degrade') {
    const can = key === 'isolate' ? 'domains' : 'domains and services';
    const message = `${key} names ${can}, and ${quoteText(name.text)} is a placement`;
    reportError(linker.problems, 'BR1204', name.span, message);
    return null;
  }
  const [serviceId, placementId] = [name.text.slice(0, at), name.text.slice(at + 1)];
  const linked = linkId(linker, { text: serviceId, span: name.span });
  if (linked === null) return null;
  if (linked.type === 'domain') {
    const message = `${quoteText(serviceId)} is a domain; before the @ stands a service`;
    reportError(linker.problems, 'BR1204', name.span, message);
    return null;
  }
  return findPlacement(linker, matched, name, linked.index, placementId);
}

function findPlacement(
  linker: Linker,
  { services }: Matched,
  name: Name,
  service: number,
  id: string,
): Target | null {
  const { id: serviceId, placements } = services[service]!;
  const placement = placements.findIndex((one) => one.id === id);
  if (placement >= 0) return { type: 'placement', service, placement };
  const ids = placements.map((one) => one.id);
  const only = ids.length === 1 ? ids[0]! : null;
  const guess = nearestOf(linker.problems, id, ids) ?? only;
  const message = `${serviceId} has no placement called ${quoteText(id)}`;
  const fix = didYouMean(guess === null ? null : `${serviceId}@${guess}`);
  reportError(linker.problems, 'BR1205', name.span, message, fix);
  return null;
}
