import { OutOfWork, type Work } from '../../engines/index.js';
import type { Edit } from '../../model/edit/edit.js';
import type { Run, Topology } from '../../model/topology.js';
import type { Outcome } from '../../results/outcome.js';
import type { Estimate } from '../work.js';
import { runEdited } from './run-edited.js';
import { type Switchboard, switchboard } from './switchboard.js';

/** What an edit does to a run: an outcome for each of its steps, and the one that counts. */
export interface Trial {
  readonly steps: readonly Outcome[];
  readonly worst: Outcome;
}

export interface Laboratory {
  /** Whether another trial may be made. */
  readonly isOpen: boolean;
  /** Runs an edited topology; what was tried is known. null: nothing is left, or the edit leaves nothing that could be run. */
  try(edit: Edit, run: Run): Trial | null;
  /** A laboratory with a part of what is left here, rounded up; what is tried in one is known in the other. */
  part(share: number): Laboratory;
}

/*
 * What trials may cost, in elementary steps by the estimate of the whole topology: so that a topology of 10,000 services takes about a quarter longer.
 * Edits that are switched in one compiled topology cost a propagation, others compile a topology of their own.
 */
const WORK = 1_500_000;
const MOST = 1000;
const LEAST = 3;
const SWITCHED = 1;
const COMPILED = 10;
/** Whatever a file is made like, all trials together take no more steps of the engine than these. */
const STEPS = 2_500_000;

/**
 * Trials of single edits, as exact as the analysis itself. How many there are follows from the topology's size alone.
 * @param edits what will be tried, most promising first; any other may be too, at the price of compiling for it
 * @param budget see `budgetOf`
 */
export function laboratory(
  topology: Topology,
  isJudged: (service: number) => boolean,
  runs: readonly Run[],
  edits: readonly Edit[],
  budget: number,
): Laboratory {
  const workshop: Workshop = { topology, isJudged, known: new Map(), board: null, work: { left: STEPS } };
  if (budget > 0) workshop.board = switchboard(topology, isJudged, runs, edits);
  return bench(workshop, budget);
}

/** How many edits can be tried at most; 0: compiling once more takes too long already. */
export function budgetOf({ perStep, once }: Estimate): number {
  const size = Math.max(1, perStep + once);
  return size > WORK ? 0 : Math.min(MOST, Math.max(LEAST, Math.floor(WORK / size)));
}

interface Workshop {
  readonly topology: Topology;
  readonly isJudged: (service: number) => boolean;
  readonly known: Map<Run, Map<string, Trial | null>>;
  board: Switchboard | null;
  /** Elementary steps of the engine, for all trials together. */
  readonly work: Work;
}

function bench(workshop: Workshop, budget: number): Laboratory {
  let left = budget;
  return {
    get isOpen() {
      return left > 0;
    },
    try(edit, run) {
      const ofRun = workshop.known.get(run) ?? new Map<string, Trial | null>();
      workshop.known.set(run, ofRun);
      const key = JSON.stringify(edit);
      const known = ofRun.get(key);
      if (known !== undefined || left <= 0) return known ?? null;
      const mayCompile = left >= COMPILED || left === budget;
      const made = trialWithin(workshop, key, edit, run, mayCompile);
      left = made === null ? 0 : left - made.cost;
      if (made !== null) ofRun.set(key, made.trial);
      return made?.trial ?? null;
    },
    part: (share) => bench(workshop, Math.ceil(left * share)),
  };
}

/** null: the steps are used up, or the edit would have to be compiled. */
function trialWithin(
  { topology, isJudged, board, work }: Workshop,
  key: string,
  edit: Edit,
  run: Run,
  mayCompile: boolean,
): { readonly trial: Trial | null; readonly cost: number } | null {
  try {
    const switched = board?.try(key, edit, run, work) ?? null;
    if (switched !== null) return { trial: switched, cost: SWITCHED };
    if (!mayCompile) return null;
    return { trial: runEdited(topology, edit, run, isJudged, work), cost: COMPILED };
  } catch (error) {
    if (error instanceof OutOfWork) return null;
    throw error;
  }
}
