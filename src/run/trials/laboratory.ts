import { OutOfWork, type Work } from '../../engines/index.js';
import type { Edit } from '../../model/edit/edit.js';
import type { Run, Topology } from '../../model/topology.js';
import type { Outcome } from '../../results/outcome.js';
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
 * What trials may cost, in work on one service or placement: so that a topology of 10,000 services takes about a quarter longer.
 * Edits that are switched in one compiled topology cost a propagation, others compile a topology of their own.
 */
const WORK = 450_000;
const MOST = 1000;
const LEAST = 3;
const SWITCHED = 1;
const COMPILED = 10;
/** Elementary steps for all of them together, counted as an analysis counts its own: an edit may make a loss creep. */
const STEPS = 2_000_000;

/**
 * Trials of single edits, as exact as the analysis itself. How many there are follows from the topology's size alone.
 * @param edits what will be tried, most promising first; any other may be too, at the price of compiling for it
 */
export function laboratory(
  topology: Topology,
  isJudged: (service: number) => boolean,
  runs: readonly Run[],
  edits: readonly Edit[],
): Laboratory {
  const budget = budgetOf(topology);
  const workshop: Workshop = { topology, isJudged, known: new Map(), board: null, work: { left: STEPS } };
  workshop.board = switchboard(topology, isJudged, runs, edits, workshop.work);
  return bench(workshop, budget);
}

/** How many edits can be tried at most. */
export function budgetOf({ services }: Topology): number {
  const size = services.reduce((sum, { placements }) => sum + 1 + placements.length, 0);
  return Math.min(MOST, Math.max(LEAST, Math.floor(WORK / Math.max(1, size))));
}

interface Workshop {
  readonly topology: Topology;
  readonly isJudged: (service: number) => boolean;
  readonly known: Map<Run, Map<string, Trial | null>>;
  board: Switchboard | null;
  readonly work: Work;
}

function bench(workshop: Workshop, budget: number): Laboratory {
  let left = budget;
  return {
    get isOpen() {
      return left > 0 && workshop.work.left > 0;
    },
    try(edit, run) {
      const ofRun = workshop.known.get(run) ?? new Map<string, Trial | null>();
      workshop.known.set(run, ofRun);
      const key = JSON.stringify(edit);
      const known = ofRun.get(key);
      if (known !== undefined || left <= 0) return known ?? null;
      if (workshop.work.left <= 0) return null;
      const { trial, price } = attempt(workshop, key, edit, run);
      left -= price;
      ofRun.set(key, trial);
      return trial;
    },
    part: (share) => bench(workshop, Math.ceil(left * share)),
  };
}

/** One that takes more steps than are left was not made, nor is any after it. */
function attempt({ topology, isJudged, board, work }: Workshop, key: string, edit: Edit, run: Run) {
  try {
    const switched = board?.try(key, edit, run) ?? null;
    if (switched !== null) return { trial: switched, price: SWITCHED };
    return { trial: runEdited(topology, edit, run, isJudged, work), price: COMPILED };
  } catch (error) {
    if (!(error instanceof OutOfWork)) throw error;
    return { trial: null, price: COMPILED };
  }
}
