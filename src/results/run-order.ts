import type { ScenarioResult } from './document.js';

/** By users lost; where that is equal, by what is down, loses a part, is degraded. Equal: 0. */
export function worstFirst(a: ScenarioResult, b: ScenarioResult): number {
  return (
    b.lostUsers - a.lostUsers ||
    b.states.down - a.states.down ||
    b.states.partial - a.states.partial ||
    b.states.degraded - a.states.degraded
  );
}

/** Runs of one scenario of the file with equal keys have the same answer, and a report tells it once. */
export function answerOf(run: ScenarioResult): string {
  const { states, lostUsers, settledLostUsers, scenario, durationSeconds } = run;
  return JSON.stringify([
    scenario,
    durationSeconds,
    lostUsers,
    settledLostUsers,
    states.down,
    states.partial,
    states.degraded,
  ]);
}
