import type { State } from '../model/topology.js';
import type { DiffAllowance, DiffChange, DiffDocument, DiffScenario } from '../results/diff-document.js';

const STATES: readonly State[] = ['up', 'degraded', 'partial', 'down'];
const TOLERANCE = 1e-9;

/**
 * Whether a change may pass. Said nothing, no service may get worse and no blast radius rise. A state allows services to
 * get worse up to it, a share allows blast radii to rise by so much; where only one of the two is said, it is the measure.
 */
export function judgeDiff(document: DiffDocument): DiffDocument {
  const { allowed } = document;
  const worse = document.worse.map((change) => ({ ...change, allowed: isServiceAllowed(change, allowed) }));
  const added = document.added.map((change) => ({ ...change, allowed: isAddedAllowed(change, allowed) }));
  const refused = new Set([...worse, ...added].filter((change) => !change.allowed).map((c) => c.scenario));
  const scenarios = document.scenarios.map((run) => ({
    ...run,
    allowed: isRunAllowed(run, allowed, refused),
  }));
  const isWeakened = !allowed.weakened && document.weakened.length > 0;
  const isWorse = refused.size > 0 || scenarios.some((run) => !run.allowed);
  return { ...document, worse, added, scenarios, verdict: isWorse || isWeakened ? 'fail' : 'pass' };
}

function isServiceAllowed({ after }: DiffChange, { state, blastRadius }: DiffAllowance): boolean {
  if (state === null) return blastRadius !== null;
  return STATES.indexOf(after!.state) <= STATES.indexOf(state);
}

/** A new service has not got worse: only what is said of states is about it, and else what it adds to the blast radius. */
function isAddedAllowed({ after }: DiffChange, { state }: DiffAllowance): boolean {
  return state === null || STATES.indexOf(after!.state) <= STATES.indexOf(state);
}

/** With a state alone a rise is judged by the services that make it. */
function isRunAllowed(run: DiffScenario, allowed: DiffAllowance, refused: ReadonlySet<string>): boolean {
  if (run.change !== 'worse') return true;
  if (allowed.blastRadius === null) return allowed.state !== null && !refused.has(run.id);
  const rise = Math.max(
    run.after.blastRadius - run.before.blastRadius,
    run.after.settledBlastRadius - run.before.settledBlastRadius,
  );
  return rise <= allowed.blastRadius + TOLERANCE;
}
