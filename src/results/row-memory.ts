import type { Cause, PlacementResult, ScenarioResult } from './document.js';
import type { DraftRow } from './service-row.js';

/**
 * What the runs of one compilation have in common, kept once: 300 sites in 300 runs are not 90,000 rows a service, and a chain of
 * 1,000 that falls in 1,000 runs is not a million.
 */
export interface RowMemory {
  /** Rows of services that nothing touched: by service. */
  readonly untouched: Map<number, DraftRow>;
  /** Rows of placements as they are where all are well: by service. */
  readonly wellPlacements: Map<number, readonly PlacementResult[]>;
  /** The last row of a service that something touched, with what was made of it: by service. */
  readonly last: Map<number, LastRow>;
  /** Causes told so far, to be told again as the same objects: see `shared` in causes.ts. */
  readonly causes: Map<number, Cause>;
  /** What stood over a domain in the last run: by its id. */
  readonly under: Map<string, ScenarioResult['domainCauses'][number]>;
  /** How many rows have been made: those that are not the same as in the run before. */
  made: number;
}

export interface LastRow {
  row: DraftRow;
  /** Whether it is said in it what it stands under: then others have it too. */
  isTold: boolean;
  /** By global index: the causes of those of its placements that were not well. */
  readonly ofPlacements: ReadonlyMap<number, readonly Cause[]>;
}

export function rowMemory(): RowMemory {
  return {
    untouched: new Map(),
    wellPlacements: new Map(),
    last: new Map(),
    causes: new Map(),
    under: new Map(),
    made: 0,
  };
}
