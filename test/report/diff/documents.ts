import { PLAIN, type ReportOptions } from '../../../src/report/reporter.js';
import type {
  DiffChange,
  DiffDocument,
  DiffScenario,
  DiffSide,
  RunFigures,
  ServiceFigures,
} from '../../../src/results/diff-document.js';

export const AT = { file: 'new.yaml', line: 7, column: 3 };

const SIDE: DiffSide = {
  name: 'A bank',
  domains: 2,
  services: 3,
  users: 1000,
  hasUsers: true,
  file: 'new.yaml',
  revision: null,
  commit: null,
};

/** A comparison in which nothing changed, but for what is given. */
export function diffDocument(change: Partial<DiffDocument> = {}): DiffDocument {
  const scenarios = change.scenarios ?? [run('lost')];
  return {
    schemaVersion: 1,
    kind: 'diff',
    catalogVersion: '1',
    topology: SIDE,
    base: { ...SIDE, file: 'old.yaml' },
    head: SIDE,
    scenarios,
    worse: [],
    better: [],
    changed: [],
    still: [],
    added: [],
    removed: [],
    services: { added: [], removed: [] },
    runs: { added: [], removed: [] },
    renames: [],
    weakened: [],
    allowed: { state: null, blastRadius: null, weakened: true },
    checked: { scenarios: scenarios.length, runs: scenarios.length, services: 3 },
    verdict: 'pass',
    ...change,
  };
}

/** Neither side says users. */
export const WITHOUT_USERS: Pick<DiffDocument, 'base' | 'head'> = {
  base: { ...SIDE, hasUsers: false },
  head: { ...SIDE, hasUsers: false },
};

/** A run whose blast radius goes from one share to another. */
export function run(id: string, before = 0, after = before, more: Partial<DiffScenario> = {}): DiffScenario {
  const change = after === before ? 'same' : after > before ? 'worse' : 'better';
  return {
    id,
    title: null,
    at: AT,
    renamedFrom: null,
    before: runFigures(before),
    after: runFigures(after),
    change,
    allowed: true,
    ...more,
  };
}

/** Of 1,000 users; settled as at worst, unless it is given. */
export function runFigures(blastRadius: number, settledBlastRadius = blastRadius): RunFigures {
  const states = { up: 3, degraded: 0, partial: 0, down: 0 };
  return { blastRadius, settledBlastRadius, lostUsers: blastRadius * 1000, users: 1000, states };
}

export const UP: ServiceFigures = {
  state: 'up',
  lost: 0,
  users: 10,
  settled: { state: 'up', lost: 0 },
  backSeconds: null,
  redundancy: { working: 2, of: 2 },
  causes: [],
  at: AT,
};

/** Down to the end, with nothing left. */
export const DOWN: ServiceFigures = {
  ...UP,
  state: 'down',
  lost: 1,
  settled: { state: 'down', lost: 1 },
  redundancy: { working: 0, of: 2 },
};

/** Loses that share, to the end. */
export function partial(lost: number): ServiceFigures {
  return { ...UP, state: 'partial', lost, settled: { state: 'partial', lost } };
}

export function change(
  service: string,
  before: ServiceFigures | null,
  after: ServiceFigures | null,
  more: Partial<DiffChange> = {},
): DiffChange {
  return {
    scenario: 'lost',
    service,
    before,
    after,
    worse: [],
    better: [],
    causesChanged: false,
    allowed: true,
    ...more,
  };
}

export function options(more: Partial<ReportOptions> = {}): ReportOptions {
  return {
    width: 100,
    style: PLAIN,
    unicode: false,
    all: false,
    command: { file: 'new.yaml', commands: [] },
    exit: 0,
    notes: [],
    ...more,
  };
}
