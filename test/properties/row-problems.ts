import { isDeepStrictEqual } from 'node:util';
import type { State } from '../../src/model/topology.js';
import type { PlacementResult, ScenarioResult, ServiceResult } from '../../src/results/document.js';

const RANK: Readonly<Record<State, number>> = { up: 0, degraded: 1, partial: 2, down: 3 };
const TOLERANCE = 1e-9;

/** Which sentences about one row of a result are not true; empty: all hold. */
export function rowProblems(row: ServiceResult, { moments }: ScenarioResult): string[] {
  const last = row.byMoment.at(-1)!;
  const isUp = row.state === 'up';
  const worst = Math.max(...row.byMoment.map(({ state }) => RANK[state]));
  const claims: readonly [string, boolean][] = [
    ['it has causes iff it is not up', row.causes.length > 0 === !isUp],
    ['it is under one of its causes, or up', isUp ? row.under === null : isAmong(row.under, row.causes)],
    ['it has one entry a moment', row.byMoment.length === moments.length],
    ['its states go with its losses', [row, row.settled, ...row.byMoment].every(isConsistent)],
    ['it is settled as in the last moment', isDeepStrictEqual(row.settled, last)],
    ['its state is the worst of all moments', RANK[row.state] === worst],
    ['it lost the most of all moments', row.lost === Math.max(...row.byMoment.map(({ lost }) => lost))],
    ['it is back after the last moment that was worse', row.backSeconds === backSeconds(row, moments)],
    ['no more of it works than there is', row.redundancy.working <= row.redundancy.of],
    [
      'no cause is named twice',
      new Set(row.causes.map((c) => `${c.type} ${c.id}`)).size === row.causes.length,
    ],
    ['its placements are told rightly', row.placements.every(isPlacementConsistent)],
  ];
  return claims.flatMap(([claim, holds]) => (holds ? [] : [`${row.id}: not true that ${claim}`]));
}

const isAmong = (one: unknown, list: readonly unknown[]) =>
  list.some((other) => isDeepStrictEqual(one, other));

function isConsistent({ state, lost }: { readonly state: State; readonly lost: number }): boolean {
  if (lost < 0 || lost > 1) return false;
  if (lost >= 1 - TOLERANCE) return state === 'down';
  return lost > TOLERANCE ? state === 'partial' : RANK[state] <= RANK.degraded;
}

function backSeconds(
  { byMoment, settled }: ServiceResult,
  moments: ScenarioResult['moments'],
): number | null {
  const isWorse = (one: { readonly state: State; readonly lost: number }) =>
    RANK[one.state] > RANK[settled.state] || one.lost > settled.lost + TOLERANCE;
  const w = byMoment.findLastIndex(isWorse);
  return w < 0 ? null : moments[w]!;
}

function isPlacementConsistent({ works, impaired, lost, causes }: PlacementResult): boolean {
  const isWell = works && !impaired && lost === 0;
  return lost >= 0 && lost <= 1 && (works || lost === 1) && causes.length > 0 === !isWell;
}
