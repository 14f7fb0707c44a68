import type { DependencyAt, Edit } from '../../model/edit/edit.js';
import type { Evidence, Service, Topology } from '../../model/topology.js';
import type { EvidenceCounts, ServiceResult, WithoutEntry } from '../../results/document.js';
import type { Told } from './candidate.js';
import type { Laboratory } from './laboratory.js';

type Removal = Extract<Edit, { type: 'remove' }>;

/** Removals that may matter in a run, in the file's order. */
export function removalCandidates(
  told: Told,
  counts: EvidenceCounts,
  isJudged: (service: number) => boolean,
): readonly Edit[] {
  return removalsOf(told.topology, isJudged).filter((removal, e) =>
    mayMatter(told, removal, counts.notDeclared[e]!.on),
  );
}

/**
 * For each entry that is not declared, what the runs cost without it: tried where the entry is a cause, or a placement that
 * may be what holds its service. Entries in the order of `counts.notDeclared`.
 */
export function withoutEntries(
  topology: Topology,
  counts: EvidenceCounts,
  runs: readonly Told[],
  isJudged: (service: number) => boolean,
  laboratory: Laboratory,
): EvidenceCounts {
  const removals = removalsOf(topology, isJudged);
  const notDeclared = counts.notDeclared.map((entry, e) => {
    const removal = removals[e]!;
    const without = runs.flatMap((told): WithoutEntry[] => {
      if (!mayMatter(told, removal, entry.on)) return [];
      const trial = laboratory.try(removal, told.run);
      if (trial === null) return [];
      const { blastRadius, lostUsers } = trial.worst;
      return [{ scenario: told.result.id, blastRadius, lostUsers }];
    });
    return without.length === 0 ? entry : { ...entry, without };
  });
  return { ...counts, notDeclared };
}

function mayMatter({ topology, serviceOf }: Told, { what, at }: Removal, on: readonly string[]): boolean {
  const row = serviceOf(topology.services[at.service]!.id)?.row;
  if (row === undefined) return false;
  if (what === 'placement') return row.placements.length > 1 && row.placements.some(({ works }) => !works);
  const ids = new Set(causesOf(row).map(({ id }) => id));
  return on.some((id) => ids.has(id));
}

const causesOf = ({ causes, placements }: ServiceResult) => [
  ...causes,
  ...placements.flatMap((placement) => placement.causes),
];

/** In the order in which evidence is counted: a service's stack and needs, then placement by placement. */
function removalsOf(topology: Topology, isJudged: (service: number) => boolean): readonly Removal[] {
  return topology.services.flatMap((service, s) => (isJudged(s) ? ofService(service, s) : []));
}

function ofService({ stack, dependsOn, placements }: Service, s: number): Removal[] {
  const remove = (
    what: Removal['what'],
    placement: number | null,
    list: readonly { readonly evidence: Evidence }[],
  ): Removal[] =>
    list.flatMap(({ evidence }, index) => {
      const at: DependencyAt = { service: s, placement, index };
      return evidence === 'declared' ? [] : [{ type: 'remove', what, at }];
    });
  return [
    ...remove('stack', null, stack),
    ...remove('dependency', null, dependsOn),
    ...placements.flatMap((placement, p) => [
      ...(placement.evidence === 'declared' ? [] : [placementRemoval(s, p)]),
      ...remove('stack', p, placement.stack),
      ...remove('dependency', p, placement.dependsOn),
      ...remove('activation', p, placement.activation?.dependsOn ?? []),
    ]),
  ];
}

function placementRemoval(service: number, index: number): Removal {
  return { type: 'remove', what: 'placement', at: { service, placement: null, index } };
}
