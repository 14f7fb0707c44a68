import type { Span } from '../../diagnostics/types.js';
import type { Edit } from '../../model/edit/edit.js';
import type { Run, Topology } from '../../model/topology.js';
import type { ChangeResult, ScenarioResult, ServiceResult } from '../../results/document.js';

/** An edit that may save something, and how it is told. */
export interface Candidate {
  readonly edit: Edit;
  readonly kind: ChangeResult['kind'];
  /** By index. */
  readonly service: number;
  readonly target: string | null;
  /** Without the service. */
  readonly text: string;
  readonly at: Span;
}

/** A run with its result, which holds every service in the topology's order, and what candidates look up in them. */
export interface Told {
  readonly topology: Topology;
  readonly run: Run;
  readonly result: ScenarioResult;
  readonly serviceOf: (id: string) => { readonly index: number; readonly row: ServiceResult } | undefined;
  /** What brought a domain down or cut it off, followed through domains to what the scenario names. */
  readonly rootOf: (domain: string, isCut: boolean) => string;
  /** By service: what could be edited there, as far as it has been looked for. */
  readonly candidates: Map<number, readonly Candidate[]>;
}

export function toldRun(topology: Topology, run: Run, result: ScenarioResult): Told {
  const rows = new Map(result.services.map((row) => [row.id, row]));
  const indices = new Map<string, number>();
  for (const [index, { id }] of topology.services.entries()) indices.set(id, index);
  const takenDown = new Map(result.domainCauses.map(({ id, under }) => [id, under]));
  const cutOff = new Map(result.cutCauses.map(({ id, under }) => [id, under]));
  return {
    topology,
    run,
    result,
    candidates: new Map(),
    serviceOf: (id) => {
      const [index, row] = [indices.get(id), rows.get(id)];
      return index === undefined || row === undefined ? undefined : { index, row };
    },
    rootOf: (domain, isCut) => {
      let [id, ofCut] = [domain, isCut];
      const seen = new Set<string>();
      for (;;) {
        const under = (ofCut ? cutOff : takenDown).get(id) ?? null;
        if (under === null || (under.type !== 'domain' && under.type !== 'cut')) return id;
        if (seen.has(`${under.type} ${under.id}`)) return id;
        seen.add(`${under.type} ${under.id}`);
        [id, ofCut] = [under.id, under.type === 'cut'];
      }
    },
  };
}
