import type { Edit } from '../../src/model/edit/edit.js';
import type {
  DependencyEntry,
  DependencyMap,
  PlacementEntry,
  ServiceEntry,
  TopologyDocument,
} from './document.js';

/** An id that drawn documents do not use. */
const IMAGINED = 'imagined';

/** The edit as its author would write it into the document: the file that a reported change speaks of. */
export function editDocument(document: TopologyDocument, edit: Edit): TopologyDocument {
  const s = 'at' in edit ? edit.at.service : edit.service;
  const id = Object.keys(document.services)[s]!;
  const service = editService(document.services[id]!, edit);
  const domains = { ...document.domains, [IMAGINED]: { kind: 'network' } };
  return { ...document, domains, services: { ...document.services, [id]: service } };
}

function editService(service: ServiceEntry, edit: Edit): ServiceEntry {
  switch (edit.type) {
    case 'placement':
      return withPlacement(service, edit.withoutStack);
    case 'free':
      return withPlacementAt(service, edit.placement, (placement) => {
        const { dependsOn = [], ...rest } = placement.activation!;
        const kept = dependsOn.filter((_, i) => !edit.dependencies.includes(i));
        return { ...placement, activation: { ...rest, dependsOn: kept } };
      });
    case 'remove':
      throw new Error('no change that is reported');
    default: {
      const { placement, index } = edit.at;
      const change = (list: readonly DependencyEntry[] = []) =>
        list.map((entry, i) => (i === index ? editEntry(entry, edit) : entry));
      if (placement === null) return { ...service, dependsOn: change(service.dependsOn) };
      return withPlacementAt(service, placement, (one) => ({ ...one, dependsOn: change(one.dependsOn) }));
    }
  }
}

function withPlacementAt(
  service: ServiceEntry,
  index: number,
  change: (placement: PlacementEntry) => PlacementEntry,
): ServiceEntry {
  return { ...service, placements: service.placements!.map((p, i) => (i === index ? change(p) : p)) };
}

function withPlacement({ stack, ...service }: ServiceEntry, withoutStack: boolean): ServiceEntry {
  const placements = service.placements ?? [];
  const moved = placements.map((p) => ({
    ...p,
    stack: [...new Set([...(stack ?? []), ...(p.stack ?? [])])],
  }));
  const capacity = Math.max(0, ...placements.map((p) => p.capacity ?? 0));
  const another: PlacementEntry = {
    in: IMAGINED,
    ...(service.serving === undefined ? {} : { role: 'standby' }),
    ...(service.demand === undefined ? {} : { capacity }),
  };
  return withoutStack
    ? { ...service, placements: [...moved, another] }
    : { ...service, ...(stack ? { stack } : {}), placements: [...placements, another] };
}

function editEntry(
  given: DependencyEntry,
  edit: Extract<Edit, { type: 'soften' | 'alternative' | 'ride-out' }>,
): DependencyEntry {
  const entry: DependencyMap = typeof given === 'string' ? { id: given } : given;
  if (edit.type === 'soften') return { ...entry, impact: 'degraded' };
  if (edit.type === 'ride-out') return { ...entry, worksWithout: `${edit.seconds}s` };
  const { impact, ...inner } = entry;
  return { anyOf: [inner, IMAGINED], ...(impact === undefined ? {} : { impact }) };
}
