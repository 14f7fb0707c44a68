import type { Diagnostic, Sources } from '../diagnostics/types.js';
import type { Host } from '../host/types.js';
import { readTopology } from './read-topology.js';

export interface ValidateOutcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** null iff there is an error. */
  readonly counts: {
    readonly domains: number;
    readonly services: number;
    readonly scenarios: number;
    readonly policies: number;
  } | null;
  readonly exit: 0 | 2;
}

/** Checks topologies and runs nothing; one outcome a path, in their order. */
export async function validate(
  paths: readonly string[],
  host: Pick<Host, 'files'>,
): Promise<ValidateOutcome[]> {
  const outcomes: ValidateOutcome[] = [];
  for (const path of paths) {
    const { topology, diagnostics, sources } = await readTopology(path, host.files);
    const counts = topology && {
      domains: topology.domains.length,
      services: topology.services.length,
      scenarios: topology.scenarios.length,
      policies: topology.policies.length,
    };
    outcomes.push({ diagnostics, sources, counts, exit: topology === null ? 2 : 0 });
  }
  return outcomes;
}
