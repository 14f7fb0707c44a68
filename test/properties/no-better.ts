import type { State } from '../../src/model/topology.js';
import type { ScenarioResult } from '../../src/results/document.js';

const RANK: Readonly<Record<State, number>> = { up: 0, degraded: 1, partial: 2, down: 3 };
const SLACK = 1e-6;

interface Level {
  readonly state: State;
  readonly lost: number;
}

/** Where the first result looks better than the second in what it was at worst; sentences, empty: nowhere. */
export function betterAtWorst(worse: ScenarioResult, base: ScenarioResult): string[] {
  return [...betterRows(worse, base, (row) => row), ...betterRadius(worse.blastRadius, base.blastRadius)];
}

/** The same for what it settled in. */
export function betterSettled(worse: ScenarioResult, base: ScenarioResult): string[] {
  return [
    ...betterRows(worse, base, (row) => row.settled),
    ...betterRadius(worse.settledBlastRadius, base.settledBlastRadius),
  ];
}

function betterRows(
  worse: ScenarioResult,
  base: ScenarioResult,
  level: (row: ScenarioResult['services'][number]) => Level,
): string[] {
  const rows = new Map(worse.services.map((row) => [row.id, level(row)]));
  return base.services.flatMap((row) => {
    const [was, is] = [level(row), rows.get(row.id)!];
    const isBetter = RANK[is.state] < RANK[was.state] || is.lost < was.lost - SLACK;
    return isBetter ? [`${row.id} was ${was.state} (${was.lost}) and is ${is.state} (${is.lost})`] : [];
  });
}

function betterRadius(is: number, was: number): string[] {
  return is < was - SLACK ? [`the blast radius was ${was} and is ${is}`] : [];
}
