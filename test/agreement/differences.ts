import type { Injection, Topology } from '../../src/model/topology.js';
import type { ScenarioResult } from '../../src/results/document.js';
import { oracle } from '../oracle/oracle.js';

const TOLERANCE = 1e-6;

/**
 * A circle of shared losses with a delay creeps towards nothing lost or all lost and is left when a step is small: on which side of
 * a state's threshold it is left is no difference, nor is what is worse than that and so when it is back, as long as the losses
 * agree. Exactly 0 and 1 are not near: nothing crept there.
 */
function isNearThreshold(lost: number): boolean {
  const distance = Math.min(lost, 1 - lost);
  return distance > 0 && distance < TOLERANCE;
}

/** Where the engine's `result` and the oracle say different things of one run, as sentences; empty: they agree on everything both say. */
export function differences(
  topology: Topology,
  injection: Injection,
  duration: number,
  result: ScenarioResult,
): string[] {
  const truth = oracle(topology, injection, duration);
  const found: string[] = [];
  const compare = (what: string, engine: unknown, expected: unknown): void => {
    const isClose =
      typeof engine === 'number' && typeof expected === 'number' && Math.abs(engine - expected) <= TOLERANCE;
    if (!isClose && engine !== expected)
      found.push(`${what}: engine ${String(engine)}, oracle ${String(expected)}`);
  };
  const moments = truth.worlds.map(({ moment }) => (moment === Number.POSITIVE_INFINITY ? null : moment));
  compare('moments', result.moments.join(), moments.join());
  if (found.length > 0) return found;
  compare('blast radius', result.blastRadius, truth.blastRadius);
  compare('settled blast radius', result.settledBlastRadius, truth.settledBlastRadius);
  for (const [s, expected] of truth.services.entries()) {
    const row = result.services[s]!;
    const sameState = (
      what: string,
      state: string,
      lost: number,
      truly: { state: string; lost: number },
    ): void => {
      if (isNearThreshold(lost) || isNearThreshold(truly.lost)) return;
      compare(what, state, truly.state);
    };
    sameState(`${row.id} state`, row.state, row.lost, expected);
    compare(`${row.id} lost`, row.lost, expected.lost);
    sameState(`${row.id} settled state`, row.settled.state, row.settled.lost, expected.settled);
    compare(`${row.id} settled lost`, row.settled.lost, expected.settled.lost);
    const hasCrept = isNearThreshold(row.settled.lost) || isNearThreshold(expected.settled.lost);
    if (!hasCrept) compare(`${row.id} back`, row.backSeconds, expected.backSeconds);
    compare(`${row.id} working`, row.redundancy.working, expected.redundancy.working);
    compare(`${row.id} of`, row.redundancy.of, expected.redundancy.of);
    for (const [w, world] of truth.worlds.entries()) {
      const here = row.byMoment[w]!;
      sameState(`${row.id} state in world ${moments[w]}`, here.state, here.lost, world.services[s]!);
      compare(`${row.id} lost in world ${moments[w]}`, row.byMoment[w]!.lost, world.services[s]!.lost);
    }
  }
  return found;
}
