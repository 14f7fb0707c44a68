import type { Finding } from './finding.js';

/** For places with room for a few: what fails before what is accepted, then by state, then by users lost; else in order. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const keyed = findings.map((finding) => ({ finding, key: keyOf(finding) }));
  keyed.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2]);
  return keyed.map(({ finding }) => finding);
}

const LEVELS = { error: 0, warning: 1, note: 2 } as const;
const STATES = { down: 0, partial: 1, degraded: 2, up: 3 } as const;

function keyOf({ level, row, run, service }: Finding): readonly [number, number, number] {
  // What is about no service is about many together, or about the policy itself.
  const state = service === null ? 0 : row === undefined ? STATES.up : STATES[row.state];
  const lost = service === null ? (run?.lostUsers ?? 0) : row === undefined ? 0 : row.users * row.lost;
  return [LEVELS[level], state, -lost];
}
