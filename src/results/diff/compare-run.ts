import type { DiffChange, DiffScenario, Measure, RunFigures, ServiceFigures } from '../diff-document.js';
import type { Cause, ScenarioResult, ServiceResult } from '../document.js';
import { type Matching, nameInHead } from './matching.js';

/** Losses closer than this are the same: they come from sums in another order. */
const TOLERANCE = 1e-9;

const BADNESS = { up: 0, degraded: 1, partial: 2, down: 3 } as const;

/** What became of one run; nothing is judged yet. */
export interface RunComparison {
  readonly scenario: DiffScenario;
  readonly worse: readonly DiffChange[];
  readonly better: readonly DiffChange[];
  readonly changed: readonly DiffChange[];
  readonly still: readonly DiffChange[];
  readonly added: readonly DiffChange[];
  readonly removed: readonly DiffChange[];
}

/** Compares a run that both sides play, service by service in the head's order. Linear. */
export function compareRun(match: Matching, before: ScenarioResult, after: ScenarioResult): RunComparison {
  const old = new Map(before.services.map((row) => [nameInHead(match, row.id), row]));
  const lists = { worse: [] as DiffChange[], better: [] as DiffChange[], changed: [] as DiffChange[] };
  const added: DiffChange[] = [];
  const still: DiffChange[] = [];
  for (const now of after.services) {
    const was = old.get(now.id);
    old.delete(now.id);
    if (was === undefined) {
      if (now.state !== 'up') added.push(change(after.id, now.id, null, now));
      continue;
    }
    const measured = measures(match, was, now);
    if (measured !== null) lists[listOf(measured)].push(change(after.id, now.id, was, now, measured));
    else if (now.state === 'down') still.push(change(after.id, now.id, was, now));
  }
  const gone = [...old].filter(([, row]) => row.state !== 'up');
  const removed = gone.map(([id, row]) => change(after.id, id, row, null));
  return { scenario: scenarioOf(before, after), ...lists, still, added, removed };
}

type Measured = Pick<DiffChange, 'worse' | 'better' | 'causesChanged'>;

/** Redundancy and causes alone are no harm yet. */
function listOf({ worse, better }: Measured): 'worse' | 'better' | 'changed' {
  if (worse.some(isHarm)) return 'worse';
  return better.some(isHarm) ? 'better' : 'changed';
}

const isHarm = (measure: Measure): boolean => measure !== 'redundancy';

/** null: it is as it was. */
function measures(match: Matching, was: ServiceResult, now: ServiceResult): Measured | null {
  if (isUntouched(was, now)) return null;
  const worse: Measure[] = [];
  const better: Measure[] = [];
  const note = (measure: Measure, difference: number): void => {
    if (difference > TOLERANCE) worse.push(measure);
    else if (difference < -TOLERANCE) better.push(measure);
  };
  note('state', BADNESS[now.state] - BADNESS[was.state]);
  note('lost', now.lost - was.lost);
  const settled = BADNESS[now.settled.state] - BADNESS[was.settled.state];
  note('settled', settled === 0 ? now.settled.lost - was.settled.lost : settled);
  // Where one side never fell or never comes back, the states say it.
  if (was.backSeconds !== null && now.backSeconds !== null) note('back', now.backSeconds - was.backSeconds);
  note('redundancy', was.redundancy.working - now.redundancy.working);
  const causesChanged = was.state !== 'up' && now.state !== 'up' && isOtherwiseCaused(match, was, now);
  return worse.length + better.length > 0 || causesChanged ? { worse, better, causesChanged } : null;
}

function isUntouched(was: ServiceResult, now: ServiceResult): boolean {
  return was.state === 'up' && now.state === 'up' && was.redundancy.working === now.redundancy.working;
}

function isOtherwiseCaused(match: Matching, was: ServiceResult, now: ServiceResult): boolean {
  const of = (causes: readonly Cause[], name: (id: string) => string): string =>
    causes
      .map(({ type, id, effect }) => `${type} ${effect} ${name(id)}`)
      .sort()
      .join('\n');
  return of(was.causes, (id) => nameInHead(match, id)) !== of(now.causes, (id) => id);
}

function change(
  scenario: string,
  service: string,
  before: ServiceResult | null,
  after: ServiceResult | null,
  measured: Measured = { worse: [], better: [], causesChanged: false },
): DiffChange {
  return {
    scenario,
    service,
    before: before && serviceFigures(before),
    after: after && serviceFigures(after),
    ...measured,
    allowed: true,
  };
}

function serviceFigures(row: ServiceResult): ServiceFigures {
  const { state, lost, users, settled, backSeconds, redundancy, causes, at } = row;
  return { state, lost, users, settled, backSeconds, redundancy, causes, at };
}

function scenarioOf(before: ScenarioResult, after: ScenarioResult): DiffScenario {
  const rise = Math.max(...rises(before, after));
  const fall = Math.min(...rises(before, after));
  return {
    id: after.id,
    title: after.title,
    at: after.at,
    renamedFrom: before.id === after.id ? null : before.id,
    before: runFigures(before),
    after: runFigures(after),
    change: rise > TOLERANCE ? 'worse' : fall < -TOLERANCE ? 'better' : 'same',
    allowed: true,
  };
}

function rises(before: ScenarioResult, after: ScenarioResult): readonly number[] {
  return [after.blastRadius - before.blastRadius, after.settledBlastRadius - before.settledBlastRadius];
}

export function runFigures(result: ScenarioResult): RunFigures {
  const { blastRadius, settledBlastRadius, lostUsers, states, sectors } = result;
  const users = Object.values(sectors).reduce((sum, sector) => sum + sector.users, 0);
  return { blastRadius, settledBlastRadius, lostUsers, users, states };
}
