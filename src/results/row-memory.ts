import type { Cause, PlacementResult, ScenarioResult, ServiceResult } from './document.js';
import { fraction } from './fraction.js';
import { isPlacementImpaired, placementLoss, type Reading, worksPlacement } from './reading.js';

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

/** A row to which is still to be said what it stands under. Written into it: copies of a million rows were half of the time. */
export interface DraftRow extends Omit<ServiceResult, 'under'> {
  under: Cause | null;
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

/** The row with what it stands under: the same object as in the run before where that is the same. */
export function standUnder(memory: RowMemory, s: number, under: Cause | null, row: DraftRow): DraftRow {
  const last = memory.last.get(s);
  if (last?.row === row && last.isTold) {
    if (row.under === under) return row;
    memory.made++;
    last.row = { ...row, under };
    return last.row;
  }
  if (last?.row === row) last.isTold = true;
  row.under = under;
  return row;
}

/** What a row says of a run, besides what it stands under. */
export interface Now {
  readonly state: ServiceResult['state'];
  readonly lost: number;
  readonly working: number;
  readonly causes: readonly Cause[];
  readonly ofPlacements: ReadonlyMap<number, readonly Cause[]>;
}

/** Whether everything in a row that depends on the run is as it was; what it stands under is still to be seen. */
export function isAsLast({ row, ofPlacements }: LastRow, reading: Reading, s: number, now: Now): boolean {
  const isSame =
    row.state === now.state &&
    row.lost === now.lost &&
    row.redundancy.working === now.working &&
    ofPlacements.size === now.ofPlacements.size &&
    isSameList(row.causes, now.causes);
  if (!isSame) return false;
  const start = reading.compiled.placementStart[s]!;
  for (const [p, causes] of now.ofPlacements) {
    const before = ofPlacements.get(p);
    if (before === undefined || !isSameList(before, causes)) return false;
    const was = row.placements[p - start];
    if (was !== undefined && !isSamePlacement(was, reading, p)) return false;
  }
  return true;
}

function isSamePlacement({ works, impaired, lost }: PlacementResult, reading: Reading, p: number): boolean {
  return (
    works === worksPlacement(reading, p) &&
    impaired === (works && isPlacementImpaired(reading, p)) &&
    lost === fraction(placementLoss(reading, p))
  );
}

/** The same objects, in the same order: causes that are told again are the same. */
function isSameList(a: readonly Cause[], b: readonly Cause[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
